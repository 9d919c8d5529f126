import * as vscode from 'vscode';
import { t } from '../../text/text';
import { getFileName } from './fileNames';

/** Opens a file as text. Shows an error message and returns undefined if that isn't possible. */
export async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // VS Code's error messages contain the whole path, and don't help users.
    void vscode.window.showErrorMessage(
      t`Can't open "${getFileName(uri)}". It doesn't exist, isn't a text file, or is larger than 50 MB.`,
    );
    return undefined;
  }
}
