import { success, type Result } from '../text/result';
import type { PacketLog } from '../report/packet/packet';
import { fileFailure } from './fileFailures';
import { hashFile } from './fileHash';
import type { FileStatus, FileSystem } from './fileSystem';

/** The status of each log before it's read, by {@link FileSystem.key}. */
export type LogStatuses = ReadonlyMap<string, FileStatus>;

/**
 * Returns the status of logs, to compare it after they're read.
 *
 * Failures: those of a file, and `not-a-file` where a log isn't a file on disk, such as a pipe.
 */
export async function readLogStatuses<Path>(
  files: FileSystem<Path>,
  logs: readonly Path[],
): Promise<Result<LogStatuses>> {
  const statuses = new Map<string, FileStatus>();
  for (const log of logs) {
    const status = await files.stat(log);
    if (!status.ok) {
      return status;
    }
    if (status.value.kind !== 'file') {
      return fileFailure('not-a-file', files.display(log));
    }
    statuses.set(files.key(log), status.value);
  }
  return success(statuses);
}

/**
 * Returns the name and the SHA-256 of each log. Fails if a log has changed since its status was read, because the hash would be that
 * of another text than the one the figures come from.
 */
export async function hashLogs<Path>(
  files: FileSystem<Path>,
  logs: readonly Path[],
  before: LogStatuses,
  pause?: () => Promise<void>,
): Promise<Result<readonly PacketLog[]>> {
  const hashed: PacketLog[] = [];
  for (const log of logs) {
    const hash = await hashFile(files, log, { before: before.get(files.key(log)), ...(pause && { pause }) });
    if (!hash.ok) {
      return hash;
    }
    hashed.push({ name: files.name(log), sha256: hash.value });
  }
  return success(hashed);
}
