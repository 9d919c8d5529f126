import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { isTooLargeForEditor } from '../logs/largeFiles';
import { getFileName } from '../vscode/fileNames';
import { COMMANDS } from '../vscode/identifiers';
import { t } from '../../text/text';

const TIME_LOG_NAME = /\.timelog\.csv$/i;

/** When the user opens a log that is too large for VS Code to open it for extensions, shows which features work. */
export const largeLogs: Feature = () => {
  const checked = new Set<string>();
  const check = (tabs: readonly vscode.Tab[]): void => {
    for (const tab of tabs) {
      const uri = readUri(tab);
      if (uri && TIME_LOG_NAME.test(uri.path) && !checked.has(uri.toString())) {
        checked.add(uri.toString());
        void warnIfLarge(uri);
      }
    }
  };
  check(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
  return vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
    // Warn again when the user closes such a log and opens it again.
    closed.forEach((tab) => checked.delete(readUri(tab)?.toString() ?? ''));
    check(opened);
  });
};

async function warnIfLarge(uri: vscode.Uri): Promise<void> {
  if (!(await isTooLargeForEditor(uri))) {
    return;
  }
  const report = t`Generate Billing Report`;
  const message = t`${getFileName(uri)} is larger than 50 MB. VS Code doesn't share files of this size with extensions, so the log isn't checked as you type, and the grid isn't available. You can generate its billing report from the file on disk, and list its problems with "cocm-billing check".`;
  if ((await vscode.window.showWarningMessage(message, report)) === report) {
    await vscode.commands.executeCommand(COMMANDS.generateReport, uri);
  }
}

function readUri({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
