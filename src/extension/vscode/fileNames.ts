import type * as vscode from 'vscode';

/** Returns the file name in a URI. */
export function getFileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
