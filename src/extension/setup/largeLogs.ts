import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { isTooLargeForEditor } from '../logs/largeFiles';
import { getFileName } from '../vscode/fileNames';
import { COMMANDS } from '../vscode/identifiers';
import { t } from '../../text/text';

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

async function tellIfLarge(uri: vscode.Uri): Promise<void> {
  if (!(await isTooLargeForEditor(uri))) {
    return;
  }
  const report = t`Generate Billing Report`;
  const message = t`${getFileName(uri)} is larger than 50 MB. VS Code gives its text to no extension, so it is not checked as you type and has no grid. Its billing report is made from the file on disk; "cocm-billing check" lists its problems.`;
  if ((await vscode.window.showWarningMessage(message, report)) === report) {
    await vscode.commands.executeCommand(COMMANDS.generateReport, uri);
  }
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
