import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BilledLogs } from '../billing/billedLogs';
import type { CalendarMonth } from '../log/calendarDate';
import { TextLines } from '../log/lines';
import type { Problem } from '../log/problems';
import { changesSinceClose, closedMonthIn } from '../report/closedMonth';
import { readReport } from '../report/reportReader';
import { readLogs, readTextFile, type LogFiles } from './logFiles';
import { UnreadableInput } from './unreadableInput';

/**
 * For each log what has changed of its months since they were closed (CB431). A month is closed for one log, so where several
 * are read as one, a log that has closed months is read once more by itself.
 */
export function closedMonthProblems({ billed, files }: LogFiles, config: string | undefined): Problem[][] {
  return files.map((file) => {
    const kept = closedBeside(file);
    const own = kept.length === 0 || files.length === 1 ? billed : billedAlone(file, config);
    return own === undefined ? [] : kept.flatMap((closed) => changesIn(own, closed));
  });
}

type Closed = readonly [month: CalendarMonth, file: string];

/** The closed months that are kept beside a log, from the first on. */
function closedBeside(log: string): Closed[] {
  const folder = dirname(log);
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const month = closedMonthIn(name, basename(log));
      return month === undefined ? [] : [[month, join(folder, name)] as const];
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
  return report === undefined || 'problem' in report ? [] : changesSinceClose(billed, month, report);
}
