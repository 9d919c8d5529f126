import type * as vscode from 'vscode';
import { workspaceFiles } from './workspaceFiles';

/** Returns the size and the time of a file as one text; '' if there's no file. */
export async function findFileVersion(file: vscode.Uri): Promise<string> {
  const status = await workspaceFiles.stat(file);
  return status.ok ? `${status.value.size} ${status.value.modified}` : '';
}
