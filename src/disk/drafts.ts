import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { getErrorCode } from './nodeFailure';

/** The computer in the name of a draft, so that processes of another computer on a shared folder aren't taken for local ones. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const DRAFT_NAME = /^\.cocm-billing-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f-]{36}\.part$/;
/** No file takes longer to write, so an older draft from another computer is abandoned. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Returns the path of a new temporary file in a folder. The name shows the computer and the process that writes it. It doesn't
 * contain the name of the final file, which can already be as long as the file system allows.
 */
export function createDraftPath(folder: string): string {
  return join(folder, `.cocm-billing-${HOST}-${process.pid}-${randomUUID()}.part`);
}

/** Removes the temporary files in a folder that were left by a run that was ended before it was done. */
export function removeAbandonedDrafts(folder: string): void {
  for (const name of listNames(folder)) {
    const [, host, pid] = DRAFT_NAME.exec(name) ?? [];
    if (host !== undefined && isAbandoned(join(folder, name), host, Number(pid))) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

/** Returns the names in a folder; none if it can't be listed, which its writer reports. */
function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAbandoned(draft: string, host: string, pid: number): boolean {
  if (host === HOST) {
    return !isRunning(pid);
  }
  const stats = statSync(draft, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > DAY_MS;
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process exists.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return getErrorCode(error) === 'EPERM';
  }
}
