import { posix } from 'node:path';
import { fileFailure } from '../../../src/files/fileFailures';
import type { FileSystem } from '../../../src/files/fileSystem';
import { success } from '../../../src/text/result';

export interface MemoryFilesOptions {
  /** The target of each link. */
  readonly links?: Readonly<Record<string, string>>;
  readonly ignoresCase?: boolean;
  /** The folders that can't be listed. */
  readonly locked?: readonly string[];
}

/** A file system in memory, with absolute paths such as `/logs/a.timelog.csv`. */
export function createMemoryFiles(
  contents: Readonly<Record<string, string | Uint8Array>>,
  { links = {}, ignoresCase = false, locked = [] }: MemoryFilesOptions = {},
): FileSystem<string> {
  const fold = (path: string): string => (ignoresCase ? path.toLowerCase() : path);
  const normalize = (path: string): string => posix.normalize(path).replace(/(.)\/$/, '$1');
  const follow = (path: string): string => links[normalize(path)] ?? normalize(path);
  const findPath = (path: string): string | undefined =>
    Object.keys(contents).find((file) => fold(file) === fold(follow(path)));
  const isFolder = (path: string): boolean =>
    Object.keys(contents).some((file) => fold(file).startsWith(`${fold(follow(path)).replace(/\/$/, '')}/`));
  return {
    display: (path) => path,
    name: (path) => path.slice(path.lastIndexOf('/') + 1),
    parent: (path) => (path === '/' ? undefined : path.slice(0, path.lastIndexOf('/')) || '/'),
    resolve: (folder, path) => (path.startsWith('/') ? path : `${folder.replace(/\/$/, '')}/${path}`),
    canonicalize: (path) => Promise.resolve(follow(path)),
    key: (path) => path,
    stat(path) {
      const file = findPath(path);
      if (file === undefined && !isFolder(path)) {
        return Promise.resolve(fileFailure('file-not-found', path));
      }
      const kind = file === undefined ? 'folder' : 'file';
      return Promise.resolve(success({ kind, size: contents[file ?? '']?.length ?? 0, modified: 0 }));
    },
    list(folder) {
      if (locked.includes(folder)) {
        return Promise.resolve(fileFailure('no-permission', folder));
      }
      const below = `${fold(follow(folder)).replace(/\/$/, '')}/`;
      const names = [...Object.keys(contents), ...Object.keys(links)]
        .filter((path) => fold(path).startsWith(below))
        .map((path) => path.slice(below.length));
      const entries = [...new Set(names.map((name) => name.split('/')[0] ?? ''))].map((name) => {
        const path = `${below}${name}`;
        const kind = isFolder(path) ? 'folder' : 'file';
        return { name, kind: path in links ? 'link' : kind } as const;
      });
      return Promise.resolve(success(entries.reverse()));
    },
    open(path) {
      const content = contents[findPath(path) ?? ''];
      if (content === undefined) {
        return Promise.resolve(fileFailure(isFolder(path) ? 'is-a-folder' : 'file-not-found', path));
      }
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return Promise.resolve(
        success({
          size: bytes.length,
          read: (start: number, length: number) => bytes.subarray(start, start + length),
          isUnchanged: () => true,
        }),
      );
    },
  };
}
