import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../configuration/configurationFileName';
import { activeLog } from '../vscode/activeLog';
import type { Feature } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { findSettingsFolder } from '../logs/configurations';
import { isFile } from '../vscode/fileTexts';
import { workspaceWriter } from '../vscode/workspaceWriter';
import { t } from '../../text/text';

/** "Create Billing Configuration": creates a file next to the log that explains every setting, or opens the existing file. */
export const createConfiguration: Feature = ({ sessions }) =>
  vscode.commands.registerCommand(COMMANDS.createConfiguration, async (uri?: vscode.Uri) => {
    const log = uri ?? activeLog();
    if (!log) {
      void vscode.window.showInformationMessage(t`Open a time log first. The configuration is created next to it.`);
      return;
    }
    const { file } = await sessions.findSettings(log);
    const target = file ?? vscode.Uri.joinPath(findSettingsFolder(log), CONFIGURATION_FILE);
    if (!file && !(await isFile(target))) {
      const { createConfigurationText } = await import('../../configuration/configurationText');
      if (!(await writeConfiguration(target, createConfigurationText()))) {
        return;
      }
    }
    await vscode.window.showTextDocument(target);
  });

/** Writes a configuration file. Shows an error message and returns false if that isn't possible. */
export async function writeConfiguration(target: vscode.Uri, text: string): Promise<boolean> {
  const written = await workspaceWriter.writeWhole(target, text);
  if (!written.ok) {
    void vscode.window.showErrorMessage(
      t`Couldn't save ${CONFIGURATION_FILE} next to the log. ${written.failure.message}`,
    );
  }
  return written.ok;
}
