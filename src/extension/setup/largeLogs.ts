import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { fileNameOf } from '../vscode/fileNames';
import { COMMANDS } from '../vscode/identifiers';
import { t } from '../../text/text';

/** VS Code gives no extension the text of a larger file. */
const MOST_BYTES_OF_A_DOCUMENT = 50 * 1024 * 1024;

const TIME_LOG_NAME = /\.timelog\.csv$/i;

/** Says what works with a log that is too large for VS Code to give to extensions, when somebody opens one. */
export const largeLogs: Feature = () => {
  const told = new Set<string>();
  const look = (tabs: readonly vscode.Tab[]): void => {
    for (const tab of tabs) {
      const uri = uriOf(tab);
      if (uri && TIME_LOG_NAME.test(uri.path) && !told.has(uri.toString())) {
        told.add(uri.toString());
        void tellIfLarge(uri);
      }
    }
  };
  look(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
  return vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
    // Who closes such a log and opens it again is told again.
    closed.forEach((tab) => told.delete(uriOf(tab)?.toString() ?? ''));
    look(opened);
  });
};

/** Whether a file is larger than VS Code gives to extensions; false for one that is not there. */
export async function isLarge(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ size }) => size > MOST_BYTES_OF_A_DOCUMENT,
    () => false,
  );
}

async function tellIfLarge(uri: vscode.Uri): Promise<void> {
  if (!(await isLarge(uri))) {
    return;
  }
  const report = t`Generate Billing Report`;
  const message = t`${fileNameOf(uri)} is larger than 50 MB. VS Code gives its text to no extension, so it is not checked as you type and has no grid. Its billing report is made from the file on disk; "cocm-billing check" lists its problems.`;
  if ((await vscode.window.showWarningMessage(message, report)) === report) {
    await vscode.commands.executeCommand(COMMANDS.generateReport, uri);
  }
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
