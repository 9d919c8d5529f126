import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../configuration/configuration';
import { activeLog } from '../vscode/activeLog';
import type { Feature } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { folderOf } from '../logs/configurations';
import { isFile } from '../vscode/fileTexts';
import { t } from '../../text/text';

/** "Create Billing Configuration": a file beside the log with every setting explained; where one holds already, that one. */
export const createConfiguration: Feature = ({ sessions }) =>
  vscode.commands.registerCommand(COMMANDS.createConfiguration, async (uri?: vscode.Uri) => {
    const log = uri ?? activeLog();
    if (!log) {
      void vscode.window.showInformationMessage(t`Open a time log first: the configuration is made beside it.`);
      return;
    }
    const { file } = await sessions.settingsOf(log);
    const target = file ?? vscode.Uri.joinPath(folderOf(log), CONFIGURATION_FILE);
    if (!file && !(await isFile(target))) {
      const { createConfigurationText } = await import('../../configuration/configurationText');
      if (!(await written(target, createConfigurationText()))) {
        return;
      }
    }
    await vscode.window.showTextDocument(target);
  });

/** Writes a new file where there is none, or says that it cannot be. */
export async function written(target: vscode.Uri, text: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    return true;
  } catch {
    void vscode.window.showErrorMessage(
      t`${CONFIGURATION_FILE} could not be written beside the log. Check that the folder can be written to.`,
    );
    return false;
  }
}
