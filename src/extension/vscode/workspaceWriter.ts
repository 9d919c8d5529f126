import * as vscode from 'vscode';
import type { FileWriter } from '../../files/fileWriter';
import type { RenamingFiles } from '../../files/renamingWriter';
import type { Result } from '../../text/result';
import { attempt, workspaceFiles } from './workspaceFiles';

let loadDiskWriter: (() => Promise<FileWriter<string>>) | undefined;

/**
 * Writes files on this computer with the writer of a platform from now on. In Node.js, it shares its locks with the command line, and
 * replaces a file in one step, which VS Code's own rename doesn't: VS Code removes the old file first.
 */
export function writeFilesOnDisk(load: () => Promise<FileWriter<string>>): void {
  loadDiskWriter = load;
}

/** Writes all files of the extension: each of them whole, or not at all. */
export const workspaceWriter: FileWriter<vscode.Uri> = {
  async writeWhole(uri, content) {
    const disk = await findDiskWriter(uri);
    return disk ? disk.writeWhole(uri.fsPath, content) : (await loadRenamingWriter()).writeWhole(uri, content);
  },
  async lock(uri) {
    const disk = await findDiskWriter(uri);
    return disk ? disk.lock(uri.fsPath) : (await loadRenamingWriter()).lock(uri);
  },
};

async function findDiskWriter({ scheme }: vscode.Uri): Promise<FileWriter<string> | undefined> {
  return scheme === 'file' ? loadDiskWriter?.() : undefined;
}

let renamingWriter: Promise<FileWriter<vscode.Uri>> | undefined;

/** Returns the one writer for all virtual file systems of this window. Its locks wait for one another. */
function loadRenamingWriter(): Promise<FileWriter<vscode.Uri>> {
  renamingWriter ??= import('../../files/renamingWriter').then(({ createRenamingWriter }) =>
    createRenamingWriter(virtualFiles),
  );
  return renamingWriter;
}

const virtualFiles: RenamingFiles<vscode.Uri> = {
  ...workspaceFiles,
  write: (uri, bytes) => finish(uri, vscode.workspace.fs.writeFile(uri, bytes)),
  rename: (from, to, options) => finish(to, vscode.workspace.fs.rename(from, to, options)),
  remove: (uri) => finish(uri, vscode.workspace.fs.delete(uri)),
  encode: (text) => new TextEncoder().encode(text),
  createId: () => crypto.randomUUID(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

function finish(uri: vscode.Uri, action: Thenable<void>): Promise<Result<undefined>> {
  return attempt(uri, async () => {
    await action;
    return undefined;
  });
}
