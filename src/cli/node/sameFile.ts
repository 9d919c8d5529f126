import { realpathSync, statSync } from 'node:fs';

/**
 * Returns whether two paths lead to the same file: through links, hard links, or another case where the file system ignores it.
 * Compares what the file system itself uses to identify a file, and the paths where it has nothing of the kind.
 */
export function isSameFile(a: string, b: string): boolean {
  try {
    const first = statSync(a, { bigint: true });
    const second = statSync(b, { bigint: true });
    // Some network drives have no numbers for their files.
    return first.ino === 0n || second.ino === 0n
      ? realpathSync.native(a) === realpathSync.native(b)
      : first.dev === second.dev && first.ino === second.ino;
  } catch {
    // One of them doesn't exist.
    return false;
  }
}
