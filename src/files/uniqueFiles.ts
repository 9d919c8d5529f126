import type { FileSystem } from './fileSystem';

/**
 * Returns the paths without those that lead to a file an earlier one leads to, so that no log is counted twice: a file named
 * twice, a file and its folder, `./a/../a/x`, a link where the shell can follow it, and another case where the file system
 * ignores case.
 */
export async function removeDuplicateFiles<Path>(files: FileSystem<Path>, paths: readonly Path[]): Promise<Path[]> {
  const canonical = await Promise.all(paths.map((path) => files.canonicalize(path)));
  const unique: Path[] = [];
  const known = new Map<string, Path[]>();
  for (const [index, path] of paths.entries()) {
    const target = canonical[index] ?? path;
    const key = foldCase(files.key(target));
    const similar = known.get(key) ?? [];
    const matches = await Promise.all(similar.map((other) => isSameFile(files, other, target)));
    if (!matches.includes(true)) {
      unique.push(path);
      known.set(key, [...similar, target]);
    }
  }
  return unique;
}

function foldCase(key: string): string {
  return key.normalize().toLowerCase();
}

/**
 * Returns whether two paths that are equal except for case lead to one file. They're different files only where the file system
 * distinguishes case, and there some folder lists both names.
 */
async function isSameFile<Path>(files: FileSystem<Path>, a: Path, b: Path): Promise<boolean> {
  if (files.key(a) === files.key(b)) {
    return true;
  }
  const folder = files.parent(a);
  const otherFolder = files.parent(b);
  if (folder === undefined || otherFolder === undefined || !(await isSameFile(files, folder, otherFolder))) {
    return false;
  }
  if (files.name(a) === files.name(b)) {
    return true;
  }
  const listing = await files.list(folder);
  if (!listing.ok) {
    return false;
  }
  const names = new Set(listing.value.map(({ name }) => name));
  return !(names.has(files.name(a)) && names.has(files.name(b)));
}
