import { randomUUID } from 'node:crypto';
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileFailure } from '../files/fileFailures';
import type { FileWriter } from '../files/fileWriter';
import { lockFileName } from '../files/lockFile';
import { success, type Result } from '../text/result';
import { getErrorCode, nodeFailure } from './nodeFailure';
import { writeWholeFile } from './wholeFile';

/** Writing a record takes milliseconds. A lock that is this old was left by a program that ended. */
const STALE_AFTER_MS = 60_000;
const WAIT_MS = 40;
const LONGEST_WAIT_MS = 20_000;

/** Writes files on disk. */
export const nodeWriter: FileWriter<string> = {
  writeWhole(path, content) {
    try {
      writeWholeFile(path, content);
      return Promise.resolve(success(undefined));
    } catch (error) {
      return Promise.resolve(nodeFailure(error, path));
    }
  },
  lock: (path) => acquireLock(path, LONGEST_WAIT_MS),
};

/**
 * Creates the lock file of a file, which only one program can do.
 *
 * @param longestWait in milliseconds
 */
export async function acquireLock(path: string, longestWait: number): Promise<Result<() => Promise<void>>> {
  const lock = getLockPath(path);
  const owner = `${process.pid} ${randomUUID()}\n`;
  const until = Date.now() + longestWait;
  for (;;) {
    try {
      const handle = openSync(lock, 'wx');
      writeFileSync(handle, owner);
      closeSync(handle);
      return success(() => {
        releaseLock(lock, owner);
        return Promise.resolve();
      });
    } catch (error) {
      const code = getErrorCode(error);
      // Windows reports EPERM while the file is being removed.
      if (code !== 'EEXIST' && code !== 'EPERM') {
        return nodeFailure(error, path);
      }
      if (Date.now() > until) {
        return code === 'EEXIST' ? fileFailure('file-in-use', path) : nodeFailure(error, path);
      }
    }
    removeStaleLock(lock);
    await pause(WAIT_MS);
  }
}

/** Returns the path of the lock: next to the file that a link leads to, so that every path of a file has the same lock. */
function getLockPath(path: string): string {
  const target = followLinks(path);
  return join(dirname(target), lockFileName(basename(target)));
}

function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // The file doesn't exist yet.
    return path;
  }
}

function releaseLock(lock: string, owner: string): void {
  try {
    // After a long sleep of the computer, the lock can be that of another program.
    if (readFileSync(lock, 'utf8') === owner) {
      rmSync(lock, { force: true });
    }
  } catch {
    // It was removed.
  }
}

/**
 * Removes a lock that a program left. Of several programs that see the same old lock, only one can rename it. If another one has
 * created its lock in the meantime, that lock goes back.
 */
function removeStaleLock(lock: string): void {
  try {
    if (!isStale(lock)) {
      return;
    }
    const removed = `${lock}.${randomUUID()}`;
    renameSync(lock, removed);
    if (!isStale(removed)) {
      linkSync(removed, lock);
    }
    rmSync(removed, { force: true });
  } catch {
    // Another program removed it.
  }
}

function isStale(lock: string): boolean {
  return Date.now() - statSync(lock).mtimeMs > STALE_AFTER_MS;
}
