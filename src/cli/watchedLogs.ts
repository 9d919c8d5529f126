import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { UnreadableInput } from './unreadableInput';
import { foundLogs } from './foundLogs';
import type { ReportCommand } from './arguments';
import type { Outcome } from './outcome';

/** Folders on a network tell nobody of changes, so the files are looked at; twice a second costs nothing. */
const LOOK_MS = 500;

/**
 * Waits until a log has changed, come or gone, and for a moment more, lest half a file is read; then writes the report anew
 * and goes on watching. A log that cannot be read for now is said and waited for.
 */
export async function watchLogs(
  command: ReportCommand,
  writeReport: (command: ReportCommand) => Outcome,
  signal?: AbortSignal,
): Promise<Outcome> {
  const before = stateOf(command.logs);
  let state = before;
  for (let isSettled = false; !isSettled;) {
    await pause(LOOK_MS, undefined, signal ? { signal } : {});
    const now = stateOf(command.logs);
    isSettled = now === state && now !== before;
    state = now;
  }
  const outcome = writeReport(command);
  const written = outcome.next ? await outcome.next() : outcome;
  const said = written.exitCode === 2 ? '' : `${command.output ?? ''} written.\n`;
  return { ...written, stderr: `${written.stderr}${said}`, next: () => watchLogs(command, writeReport, signal) };
}

/** The logs there are, with the size and the time of writing of each, in one text. */
function stateOf(paths: readonly string[]): string {
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
