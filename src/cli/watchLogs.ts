import { setTimeout as pause } from 'node:timers/promises';
import { findRecordPath } from '../files/claimRecords';
import type { FileSystem } from '../files/fileSystem';
import { findLogs } from '../files/findLogs';
import { toPrintable } from '../text/printable';
import type { ReportCommand } from '../verbs/arguments';
import type { ProgramContext } from './programContext';
import { formatFailure, type Outcome } from '../verbs/outcome';

/** Network folders don't report changes, so the files are checked twice a second, which costs next to nothing. */
const INTERVAL_MS = 500;

/**
 * Writes the report again whenever a log was changed, added, or removed, and waits until the logs no longer change, so that no
 * half-written file is read. Prints each outcome, also when a log can't be read for now.
 *
 * @param before the state of the logs before the last report was written, so that no change in the meantime is missed
 * @returns only when the context's signal ends the watch
 */
export async function watchLogs(
  { logs, output }: Pick<ReportCommand, 'logs' | 'output'>,
  { files, print, signal }: ProgramContext,
  before: string,
  writeReport: () => Promise<Outcome>,
): Promise<Outcome> {
  let written = before;
  let latest = before;
  while (await waits(signal)) {
    const now = await readLogsState(files, logs);
    const isSettled = now === latest && now !== written;
    latest = now;
    if (isSettled) {
      written = now;
      const outcome = await writeReport();
      const done = outcome.exitCode === 2 ? '' : `${toPrintable(output ?? '')} written.\n`;
      print({ ...outcome, stderr: `${outcome.stderr}${done}` });
    }
  }
  return { exitCode: 0, stdout: '', stderr: '' };
}

/** Waits for the next check. Returns false when the watch was ended. */
async function waits(signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await pause(INTERVAL_MS, undefined, signal ? { signal } : {});
    return true;
  } catch {
    return false;
  }
}

/** Returns the logs and their records of claims with the size and the time of the last change of each, as one text. */
export async function readLogsState(files: FileSystem<string>, paths: readonly string[]): Promise<string> {
  const { logs, failed } = await findLogs(files, paths);
  const states = logs.map(async (log) => {
    // A decision in the record of claims changes the states of claims.
    const described = [log, await findRecordPath(files, log)].map(async (path) => {
      const status = await files.stat(path);
      return status.ok ? `${path} ${status.value.size} ${status.value.modified}` : `${path} missing`;
    });
    return (await Promise.all(described)).join('\n');
  });
  return [...failed.map(({ failure }) => formatFailure(failure)), ...(await Promise.all(states))].join('\n');
}
