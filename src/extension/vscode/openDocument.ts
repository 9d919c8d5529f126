import * as vscode from 'vscode';
import { t } from '../../text/text';
import { fileNameOf } from './fileNames';

/** Opens a file as text, or says in one sentence why it cannot be. */
export async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // The editor's own error texts are of binary and oversized files, and carry the whole path; ours says what to do.
    void vscode.window.showErrorMessage(
      t`"${fileNameOf(uri)}" cannot be opened: it is not there, not a text, or over 50 MB.`,
    );
    return undefined;
  }
}
