import * as vscode from 'vscode';

/** VS Code gives no extension the text of a larger file. */
const MOST_BYTES_OF_A_DOCUMENT = 50 * 1024 * 1024;

/** Whether a file is larger than VS Code gives to extensions; false for one that is not there. */
export async function isLarge(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ size }) => size > MOST_BYTES_OF_A_DOCUMENT,
    () => false,
  );
}
