import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** Who may read and write a new file, before the system takes away what the person has set. */
const ANYBODY = 0o666;
const PERMISSIONS = 0o777;

/**
 * Writes a file whole or not at all: under another name first, beside it, then in its place. A file that is replaced stays as
 * open or closed to others as it was, and a link goes on leading to it. Into a pipe or a device the content is simply written:
 * a file in its place would take it from every other program. Throws what the system says.
 */
export function writeWholeFile(file: string, content: string | Uint8Array): void {
  const before = statSync(file, { throwIfNoEntry: false });
  if (before && !before.isFile()) {
    writeFileSync(file, content);
    return;
  }
  putInPlace(before ? realpathSync(file) : file, content, before);
}

function putInPlace(file: string, content: string | Uint8Array, before: Stats | undefined): void {
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  const mode = before && before.mode & PERMISSIONS;
  try {
    const handle = openSync(draft, 'wx', mode ?? ANYBODY);
    try {
      if (mode !== undefined) {
        fchmodSync(handle, mode);
      }
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Whether two names lead to one file, links followed: what is made from a log is never written over it. */
export function isSameFile(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    // One of them does not exist, so they are not the same.
    return false;
  }
}
