import type * as vscode from 'vscode';
import { workspaceFiles } from './workspaceFiles';

/** Returns whether a file exists, on disk or unsaved in an editor. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  const status = await workspaceFiles.stat(uri);
  return status.ok && status.value.kind === 'file';
}
