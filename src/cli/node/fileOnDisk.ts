import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileFailure } from '../../files/fileFailures';
import { FileReadError, type OpenFile } from '../../files/fileSystem';
import { endsWithLine, isRecentWrite, SETTLE_MS } from '../../files/recentWrite';
import { nodeFailure } from '../../disk/nodeFailure';

/**
 * Opens a file of which only the parts that are being read are in memory. Every part comes from the same version of the file:
 * reading fails after the file has been written to or replaced.
 *
 * @throws the error of the system
 */
export async function openFileOnDisk(file: string): Promise<OpenFile> {
  const stats = await waitUntilWritten(file);
  return {
    size: stats.size,
    read: (start, length) => readPart(file, stats, start, length),
    isUnchanged() {
      try {
        return isSameVersion(statSync(file), stats);
      } catch {
        return false;
      }
    },
  };
}

/** Waits while another program writes the file, so that no half file is read. Also reports a missing permission. */
async function waitUntilWritten(file: string): Promise<Stats> {
  for (;;) {
    const stats = await stat(file);
    if (!(await maySoonChange(file, stats))) {
      return stats;
    }
    await pause(SETTLE_MS);
  }
}

async function maySoonChange(file: string, { size, mtimeMs }: Stats): Promise<boolean> {
  const handle = await open(file);
  try {
    if (!isRecentWrite(mtimeMs, Date.now())) {
      return false;
    }
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    return !endsWithLine(bytesRead === 0 ? undefined : buffer[0]);
  } finally {
    await handle.close();
  }
}

function isSameVersion(now: Stats, opened: Stats): boolean {
  return now.size === opened.size && now.mtimeMs === opened.mtimeMs && now.ino === opened.ino && now.dev === opened.dev;
}

function readPart(file: string, opened: Stats, start: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  try {
    const descriptor = openSync(file, 'r');
    try {
      if (!isSameVersion(fstatSync(descriptor), opened)) {
        throw new FileReadError(fileFailure('file-changed', file).failure);
      }
      const read = readBytes(descriptor, bytes, start);
      if (read < Math.min(length, opened.size - start)) {
        throw new FileReadError(fileFailure('file-changed', file).failure);
      }
      return bytes.subarray(0, read);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw error instanceof FileReadError ? error : new FileReadError(nodeFailure(error, file).failure);
  }
}

function readBytes(descriptor: number, bytes: Uint8Array, start: number): number {
  let read = 0;
  while (read < bytes.length) {
    const count = readSync(descriptor, bytes, read, bytes.length - read, start + read);
    if (count === 0) {
      break;
    }
    read += count;
  }
  return read;
}
