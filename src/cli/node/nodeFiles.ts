import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { open, readFile, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileFailure, type FileFailureCode } from '../../files/fileFailures';
import type { FileKind, FileSystem, FolderEntry, OpenFile } from '../../files/fileSystem';
import { success, type Result } from '../../text/result';

/** The files on disk, by their paths. */
export const nodeFiles: FileSystem<string> = {
  display: (path) => path,
  name: (path) => basename(path),
  parent(path) {
    const folder = dirname(path);
    return folder === path ? undefined : folder;
  },
  resolve: (folder, path) => (isAbsolute(path) ? path : join(folder, path)),
  canonicalize: async (path) => realpath(path).catch(() => resolve(path)),
  key: (path) => path,
  stat: (path) =>
    attempt(path, async () => {
      const stats = await stat(path);
      return { kind: getKind(stats), size: stats.size, modified: stats.mtimeMs };
    }),
  list: (folder) => attempt(folder, async () => (await readdir(folder, { withFileTypes: true })).map(toEntry)),
  open: openFile,
  isUtf8,
};

const FAILURE_CODES: Readonly<Record<string, FileFailureCode>> = {
  ENOENT: 'file-not-found',
  ENOTDIR: 'not-a-folder',
  EISDIR: 'is-a-folder',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOSPC: 'disk-full',
};

/** Returns the failure for an error that Node has thrown for a file. */
export function nodeFailure(error: unknown, file: string): Result<never> {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const known = code === undefined ? undefined : FAILURE_CODES[code];
  return fileFailure(known ?? 'file-unusable', file, code);
}

async function attempt<Value>(file: string, action: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await action());
  } catch (error) {
    return nodeFailure(error, file);
  }
}

function getKind(entry: Pick<Stats, 'isFile' | 'isDirectory'>): FileKind {
  if (entry.isDirectory()) {
    return 'folder';
  }
  return entry.isFile() ? 'file' : 'other';
}

function toEntry(
  entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'> & { readonly name: string },
): FolderEntry {
  return { name: entry.name, kind: entry.isSymbolicLink() ? 'link' : getKind(entry) };
}

async function openFile(file: string): Promise<Result<OpenFile>> {
  try {
    const stats = await stat(file);
    if (stats.isCharacterDevice() || stats.isBlockDevice()) {
      return fileFailure('is-a-device', file);
    }
    // A pipe can be read only once, from start to end.
    return success(stats.isFile() ? await openOnDisk(file, stats) : toOpenFile(await readFile(file)));
  } catch (error) {
    return nodeFailure(error, file);
  }
}

/** Opens a file of which only the parts that are being read are in memory. */
async function openOnDisk(file: string, { size, mtimeMs }: Stats): Promise<OpenFile> {
  // Reports a missing permission before the first part is read.
  await (await open(file)).close();
  return {
    size,
    read: (start, length) => readPart(file, start, length),
    isUnchanged() {
      const now = statSync(file, { throwIfNoEntry: false });
      return now?.size === size && now.mtimeMs === mtimeMs;
    },
  };
}

function toOpenFile(bytes: Uint8Array): OpenFile {
  return {
    size: bytes.length,
    read: (start, length) => bytes.subarray(start, start + length),
    isUnchanged: () => true,
  };
}

function readPart(file: string, start: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  const descriptor = openSync(file, 'r');
  try {
    let read = 0;
    while (read < length) {
      const count = readSync(descriptor, bytes, read, length - read, start + read);
      if (count === 0) {
        break;
      }
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}
