import * as vscode from 'vscode';
import { fileFailure, type FileFailureCode } from '../../files/fileFailures';
import type { FileKind, FileSystem, OpenFile } from '../../files/fileSystem';
import { endsWithLine, isRecentWrite, SETTLE_MS } from '../../files/recentWrite';
import { success, type Result } from '../../text/result';
import { getFileName } from './fileNames';

/** The files that VS Code can read, on disk or in a virtual file system, with the unsaved changes of open editors. */
export const workspaceFiles: FileSystem<vscode.Uri> = {
  display: getFileName,
  name: getFileName,
  parent(uri) {
    const folder = vscode.Uri.joinPath(uri, '..');
    return uri.path.startsWith('/') && folder.path !== uri.path ? folder : undefined;
  },
  resolve(folder, path) {
    if (path.startsWith('/')) {
      return folder.with({ path });
    }
    return /^[a-z]:\//i.test(path) ? vscode.Uri.file(path) : vscode.Uri.joinPath(folder, path);
  },
  // VS Code doesn't report where a link leads, so a file and a link to it stay two files.
  canonicalize: (uri) => Promise.resolve(normalize(uri)),
  // Without percent encoding, so that names that differ only in case can be recognized.
  key: ({ scheme, authority, path, query }) => [scheme, authority, path, query].join('\n'),
  stat: (uri) =>
    attempt(uri, async () => {
      const document = findUnsavedDocument(uri);
      if (document) {
        return { kind: 'file', size: encode(document).length, modified: Date.now() };
      }
      const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
      return { kind: getKind(type), size, modified: mtime };
    }),
  list: (folder) =>
    attempt(folder, async () => {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      return entries.map(([name, type]) => ({ name, kind: isLink(type) ? 'link' : getKind(type) }));
    }),
  open: (uri) =>
    attempt(uri, async () => {
      const document = findUnsavedDocument(uri);
      return openInMemory(document ? encode(document) : await readWrittenFile(uri));
    }),
};

const FAILURE_CODES: Readonly<Record<string, FileFailureCode>> = {
  FileNotFound: 'file-not-found',
  FileNotADirectory: 'not-a-folder',
  FileIsADirectory: 'is-a-folder',
  NoPermissions: 'no-permission',
};

/** Returns the result of something that VS Code does with a file, or the failure for its error. */
export async function attempt<Value>(uri: vscode.Uri, action: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await action());
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : undefined;
    const known = code === undefined ? undefined : FAILURE_CODES[code];
    return fileFailure(known ?? 'file-unusable', getFileName(uri), code);
  }
}

/** Where each look at a file counts as a write, a reader doesn't wait forever. */
const MOST_WAITS = 20;

/** Reads a file after another program has finished writing it, so that no half file is read, as the command line does. */
async function readWrittenFile(uri: vscode.Uri): Promise<Uint8Array> {
  for (let waits = 0; ; waits++) {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (endsWithLine(bytes[bytes.length - 1]) || waits === MOST_WAITS) {
      return bytes;
    }
    if (!isRecentWrite((await vscode.workspace.fs.stat(uri)).mtime, Date.now())) {
      return bytes;
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }
}

/** Returns the document of a file with changes that aren't saved yet. */
function findUnsavedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key && document.isDirty);
}

function encode(document: vscode.TextDocument): Uint8Array {
  return new TextEncoder().encode(document.getText());
}

function normalize(uri: vscode.Uri): vscode.Uri {
  if (!uri.path.startsWith('/')) {
    return uri;
  }
  const normal = vscode.Uri.joinPath(uri, '.');
  return normal.path.length > 1 && normal.path.endsWith('/') ? normal.with({ path: normal.path.slice(0, -1) }) : normal;
}

function isLink(type: vscode.FileType): boolean {
  return (type & vscode.FileType.SymbolicLink) !== 0;
}

/** Returns the kind of a file or, for a link, of the file that it leads to. */
function getKind(type: vscode.FileType): FileKind {
  if ((type & vscode.FileType.Directory) !== 0) {
    return 'folder';
  }
  return (type & vscode.FileType.File) !== 0 ? 'file' : 'other';
}

/** VS Code reads a file only as a whole. */
function openInMemory(bytes: Uint8Array): OpenFile {
  return {
    size: bytes.length,
    read: (start, length) => bytes.subarray(start, start + length),
    isUnchanged: () => true,
  };
}
