import type * as vscode from 'vscode';
import { readText } from '../../files/openLog';
import { workspaceFiles } from './workspaceFiles';

/** Returns the text of a file, with unsaved changes; undefined when it can't be read. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const text = await readText(workspaceFiles, uri);
  return text.ok ? text.value : undefined;
}

/** Returns whether a file exists, on disk or unsaved in an editor. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  const status = await workspaceFiles.stat(uri);
  return status.ok && status.value.kind === 'file';
}
