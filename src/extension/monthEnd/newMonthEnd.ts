import * as vscode from 'vscode';
import { formatIsoMonth, monthOf } from '../../log/values/calendarDate';
import { t } from '../../text/text';
import type { Feature, Host } from '../feature';
import { activeLog } from '../vscode/activeLog';
import { COMMANDS, MONTH_END_EXTENSION, MONTH_END_TYPE } from '../vscode/identifiers';
import { isFile } from '../vscode/fileTexts';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { workspaceWriter } from '../vscode/workspaceWriter';

interface NewMonthEnd {
  readonly folder: vscode.Uri;
  readonly month: string;
  readonly text: string;
}

/**
 * "New Month End": creates the month end of the next month from the one that is open, or the first month end of a log, for the last month
 * that is over. An existing file is opened, never replaced.
 */
export const newMonthEnd: Feature = (host) =>
  vscode.commands.registerCommand(COMMANDS.newMonthEnd, async (uri?: vscode.Uri) => {
    const created = await createMonthEnd(host, uri);
    if (!created) {
      return;
    }
    const target = vscode.Uri.joinPath(created.folder, `${created.month}${MONTH_END_EXTENSION}`);
    if (!(await isFile(target))) {
      const written = await workspaceWriter.writeWhole(target, created.text);
      if (!written.ok) {
        void vscode.window.showErrorMessage(t`Couldn't create the month end. ${written.failure.message}`);
        return;
      }
    }
    await vscode.commands.executeCommand('vscode.openWith', target, MONTH_END_TYPE);
  });

async function createMonthEnd({ sessions }: Host, uri: vscode.Uri | undefined): Promise<NewMonthEnd | undefined> {
  const { advanceMonthEnd, createMonthEndText, monthAfter, monthBefore, readMonthEnd, readSettingsOf } =
    await import('./monthEndParts');
  const last = uri ?? vscode.window.activeNotebookEditor?.notebook.uri ?? activeLog();
  if (!last) {
    void vscode.window.showInformationMessage(
      t`Open a time log or the last month end first. The month end is created next to it.`,
    );
    return undefined;
  }
  const folder = vscode.Uri.joinPath(last, '..');
  if (!last.path.endsWith(MONTH_END_EXTENSION)) {
    const month = monthBefore(monthOf(sessions.today));
    return { folder, month: formatIsoMonth(month), text: createMonthEndText(month, [workspaceFiles.name(last)]) };
  }
  const text = (await vscode.workspace.openTextDocument(last)).getText();
  const { month } = readSettingsOf(readMonthEnd(text));
  if (month === undefined) {
    void vscode.window.showInformationMessage(t`The settings of this month end have no month. Write month: YYYY-MM.`);
    return undefined;
  }
  return { folder, month: formatIsoMonth(monthAfter(month)), text: advanceMonthEnd(text, month) };
}
