import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BilledLogs } from '../../billing/billedLogs';
import type { CalendarMonth } from '../../log/values/calendarDate';
import { TextLines } from '../../log/csv/lines';
import type { Problem } from '../../log/problems/problems';
import { findChangesSinceClose, readClosedMonthName } from '../../report/existing/closedMonth';
import { readReport } from '../../report/existing/reportReader';
import { readLogs, readTextFile, type LogFiles } from '../node/logFiles';
import { UnreadableInput, whyUnreadable } from '../../files/unreadableInput';

/** The names in a folder, or why it cannot be listed: a folder may be one that can be entered only. */
export type ListFolder = (folder: string) => readonly string[] | UnreadableInput;

/** What has become of the months that were closed. */
export interface ClosedMonths {
  /** For each log what has changed of its months since (CB431). */
  readonly problems: readonly (readonly Problem[])[];
  /** For each folder in which closed months could not be looked for, a sentence that says so. */
  readonly notLookedFor: readonly UnreadableInput[];
}

/**
 * Holds each log to its closed months. A month is closed for one log, so where several are read as one, a log that has closed
 * months is read once more by itself.
 *
 * @param list how a folder is listed; each is asked for once
 */
export function closedMonthProblems(
  { billed, files }: LogFiles,
  config: string | undefined,
  list: ListFolder = namesIn,
): ClosedMonths {
  const folders = new Map([...new Set(files.map((file) => dirname(file)))].map((folder) => [folder, list(folder)]));
  const problems = files.map((file) => {
    const names = folders.get(dirname(file)) ?? [];
    const kept = names instanceof UnreadableInput ? [] : closedBeside(file, names);
    const own = kept.length === 0 || files.length === 1 ? billed : billedAlone(file, config);
    return own === undefined ? [] : kept.flatMap((closed) => changesIn(own, closed));
  });
  return { problems, notLookedFor: [...folders.values()].filter((names) => names instanceof UnreadableInput) };
}

export function namesIn(folder: string): readonly string[] | UnreadableInput {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    return new UnreadableInput(
      `${folder}: cannot be listed (${whyUnreadable(error)}); closed months beside the logs in it were not looked for`,
    );
  }
}

type Closed = readonly [month: CalendarMonth, file: string];

/** The closed months that are kept beside a log, from the first on. */
function closedBeside(log: string, names: readonly string[]): Closed[] {
  return names.flatMap((name) => {
    const month = readClosedMonthName(name, basename(log));
    return month === undefined ? [] : [[month, join(dirname(log), name)] as const];
  });
}

function billedAlone(file: string, config: string | undefined): BilledLogs | undefined {
  const read = readLogs([file], undefined, config);
  return read instanceof UnreadableInput ? undefined : read.billed;
}

/** A file that is no report after all says nothing of the log; `verify-report` says what is the matter with it. */
function changesIn(billed: BilledLogs, [month, file]: Closed): Problem[] {
  const text = readTextFile(file);
  const report = text instanceof UnreadableInput ? undefined : readReport(TextLines.of(text.text));
  return report?.ok ? findChangesSinceClose(billed, month, report.value) : [];
}
