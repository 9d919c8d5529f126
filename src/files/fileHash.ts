import { success, type Result } from '../text/result';
import { fileFailure } from './fileFailures';
import type { FileStatus, FileSystem } from './fileSystem';
import { Sha256 } from './sha256';

/** In every platform, but not in the types of any. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** The size of each part that is read. */
const PART_BYTES = 1 << 20;

export interface HashOptions {
  /** The status of the file before the log was read. Hashing fails if the file has changed since. */
  readonly before?: FileStatus | undefined;
  /** Called after each part, so that other work can be done. */
  readonly pause?: () => Promise<void>;
}

/**
 * Returns the SHA-256 of a file as 64 hexadecimal digits. Only a part of the file is in memory at a time.
 *
 * Failures: those of the file, and `file-changed` if it was written to in the meantime.
 */
export async function hashFile<Path>(
  files: FileSystem<Path>,
  path: Path,
  { before, pause }: HashOptions = {},
): Promise<Result<string>> {
  const opened = await files.open(path);
  if (!opened.ok) {
    return opened;
  }
  const file = opened.value;
  const hash = new Sha256();
  try {
    for (let start = 0; start < file.size; start += PART_BYTES) {
      hash.add(file.read(start, Math.min(PART_BYTES, file.size - start)));
      await pause?.();
    }
  } catch {
    // The file could be opened, but not read: a lost network drive, for example.
    return fileFailure('file-unusable', files.display(path));
  }
  const now = before && (await files.stat(path));
  const isChanged = now && !(now.ok && now.value.size === before.size && now.value.modified === before.modified);
  return isChanged === true || !file.isUnchanged()
    ? fileFailure('file-changed', files.display(path))
    : success(hash.finish());
}

/** Returns the SHA-256 of a text's UTF-8 bytes as 64 hexadecimal digits. */
export function hashText(text: string): string {
  const hash = new Sha256();
  hash.add(new TextEncoder().encode(text));
  return hash.finish();
}
