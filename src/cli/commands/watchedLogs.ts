import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { UnreadableInput } from '../../files/unreadableInput';
import { foundLogs } from '../node/foundLogs';
import type { ReportCommand } from '../arguments';
import type { Outcome } from '../outcome';

/** Folders on a network tell nobody of changes, so the files are looked at; twice a second costs nothing. */
const LOOK_MS = 500;

/**
 * Waits until a log has changed, come or gone, and for a moment more, lest half a file is read; then writes the report anew
 * and goes on watching. A log that cannot be read for now is said and waited for.
 *
 * @param before the state of the logs before the last report was made: what was written to them meanwhile is a change
 */
export async function watchLogs(
  command: ReportCommand,
  before: string,
  writeReport: (command: ReportCommand) => Outcome,
  signal?: AbortSignal,
): Promise<Outcome> {
  let state = before;
  for (let isSettled = false; !isSettled;) {
    await pause(LOOK_MS, undefined, signal ? { signal } : {});
    const now = stateOfLogs(command.logs);
    isSettled = now === state && now !== before;
    state = now;
  }
  const outcome = writeReport(command);
  const written = outcome.next ? await outcome.next() : outcome;
  const said = written.exitCode === 2 ? '' : `${command.output ?? ''} written.\n`;
  return { ...written, stderr: `${written.stderr}${said}`, next: () => watchLogs(command, state, writeReport, signal) };
}

/** The logs there are, with the size and the time of writing of each, in one text. */
export function stateOfLogs(paths: readonly string[]): string {
  const logs = foundLogs(paths);
  if (logs instanceof UnreadableInput) {
    return logs.sentence;
  }
  return logs.map(stateOfFile).join('\n');
}

function stateOfFile(log: string): string {
  try {
    const { size, mtimeMs } = statSync(log);
    return `${log} ${size} ${mtimeMs}`;
  } catch {
    return `${log} gone`;
  }
}
