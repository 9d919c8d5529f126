import type { FileSystem } from './fileSystem';

/** Returns the same file system with the listing of each folder remembered, so that many files in a folder list it once. */
export function listFoldersOnce<Path>(files: FileSystem<Path>): FileSystem<Path> {
  const listings = new Map<string, ReturnType<FileSystem<Path>['list']>>();
  return {
    ...files,
    list(folder) {
      const key = files.key(folder);
      const listing = listings.get(key) ?? files.list(folder);
      listings.set(key, listing);
      return listing;
    },
  };
}
