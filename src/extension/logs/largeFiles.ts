import * as vscode from 'vscode';

/** VS Code doesn't open larger files as documents for extensions. */
const MOST_DOCUMENT_BYTES = 50 * 1024 * 1024;

/** Whether a file is too large for VS Code to open it for extensions. False if the file doesn't exist. */
export async function isTooLargeForEditor(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ size }) => size > MOST_DOCUMENT_BYTES,
    () => false,
  );
}
