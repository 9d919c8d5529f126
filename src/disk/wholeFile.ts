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
import { dirname } from 'node:path';
import { createDraftPath, removeAbandonedDrafts } from './drafts';

/** The permissions of a new file, before the system removes those of the user's mask. */
const NEW_FILE_MODE = 0o666;
const PERMISSION_BITS = 0o777;

/**
 * Writes the whole file or nothing: first to a temporary file next to it, which then takes its place. A file that is replaced
 * keeps its permissions, and a link still leads to it. Temporary files of earlier runs that ended before they were done are
 * removed. A pipe or a device is written to directly, because a file in its place would cut off every other program.
 *
 * @throws the error of the system
 */
export function writeWholeFile(file: string, content: string | Uint8Array): void {
  const before = statSync(file, { throwIfNoEntry: false });
  if (before && !before.isFile()) {
    writeFileSync(file, content);
    return;
  }
  replaceFile(before ? realpathSync(file) : file, content, before);
}

function replaceFile(file: string, content: string | Uint8Array, before: Stats | undefined): void {
  const folder = dirname(file);
  removeAbandonedDrafts(folder);
  const draft = createDraftPath(folder);
  const mode = before && before.mode & PERMISSION_BITS;
  try {
    const handle = openSync(draft, 'wx', mode ?? NEW_FILE_MODE);
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
