import { isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileFailure } from '../../files/fileFailures';
import type { FileKind, FileSystem, FolderEntry, OpenFile } from '../../files/fileSystem';
import { success, type Result } from '../../text/result';
import { openFileOnDisk } from './fileOnDisk';
import { nodeFailure } from '../../disk/nodeFailure';

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
    return success(stats.isFile() ? await openFileOnDisk(file) : toOpenFile(await readFile(file)));
  } catch (error) {
    return nodeFailure(error, file);
  }
}

function toOpenFile(bytes: Uint8Array): OpenFile {
  return {
    size: bytes.length,
    read: (start, length) => bytes.subarray(start, start + length),
    isUnchanged: () => true,
  };
}
