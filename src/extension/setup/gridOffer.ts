import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { COMMANDS, TIME_LOG_PATTERN } from '../vscode/identifiers';
import { t } from '../../text/text';

const OFFERED_KEY = 'gridWasOffered';

/** Offers the grid as the editor for time logs, once, when the first log of a file opens as text. */
export const gridOffer: Feature = ({ sessions, globalState }) =>
  vscode.Disposable.from(
    sessions.each<vscode.Disposable>(({ document: { uri } }) => {
      if (isOpenAsText(uri) && !hasChosenEditor() && globalState.get(OFFERED_KEY) !== true) {
        void globalState.update(OFFERED_KEY, true);
        void offerGrid(uri);
      }
      return undefined;
    }),
  );

async function offerGrid(log: vscode.Uri): Promise<void> {
  const always = t`Always Open in the Grid`;
  const keep = t`Keep Text`;
  const question = t`Time logs can open in the grid: as a table, with the minutes and codes of each patient-month. You can switch at any time with the button at the top right.`;
  if ((await vscode.window.showInformationMessage(question, always, keep)) === always) {
    await vscode.commands.executeCommand(COMMANDS.alwaysOpenGrid);
    if (isOpenAsText(log)) {
      await vscode.commands.executeCommand(COMMANDS.openGrid, log);
    }
  }
}

/** Returns true if a text editor shows a file. A document that isn't in a file, such as the sample, always opens as text. */
function isOpenAsText(uri: vscode.Uri): boolean {
  return (
    uri.scheme !== 'untitled' &&
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString())
  );
}

function hasChosenEditor(): boolean {
  const associations = vscode.workspace.getConfiguration('workbench').get<Record<string, string>>('editorAssociations');
  return associations?.[TIME_LOG_PATTERN] !== undefined;
}
