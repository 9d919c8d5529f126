import { fileFailure, type FileFailureCode } from '../files/fileFailures';
import type { Failed } from '../text/result';

const FAILURE_CODES: Readonly<Record<string, FileFailureCode>> = {
  ENOENT: 'file-not-found',
  ENOTDIR: 'not-a-folder',
  EISDIR: 'is-a-folder',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOSPC: 'disk-full',
};

/** Returns the failure for an error that Node has thrown for a file. */
export function nodeFailure(error: unknown, file: string): Failed {
  const code = getErrorCode(error);
  const known = code === undefined ? undefined : FAILURE_CODES[code];
  return fileFailure(known ?? 'file-unusable', file, code);
}

/** Returns the code of an error that Node has thrown, such as `ENOENT`. */
export function getErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
