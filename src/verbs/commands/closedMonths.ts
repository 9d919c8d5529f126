import type { BilledLogs } from '../../billing/billedLogs';
import { NO_CLOSED_MONTHS, listClosedDates, listClosedMonthProblems, readClosedMonths } from '../../files/closedMonths';
import { listFoldersOnce } from '../../files/listFoldersOnce';
import type { LogSettings } from '../../files/readLogs';
import type { CalendarMonth } from '../../log/values/calendarDate';
import type { Problem } from '../../log/problems/problems';
import { success, type Failure, type Result } from '../../text/result';
import type { CommandContext } from '../context';
import { readWithSettings, type CommandLogs } from './logsOfCommand';

/** What changed in the closed months of logs. */
export interface ClosedMonthProblems {
  /** For each log, what changed in its closed months (CB431), and which of them can't be read (CB432). */
  readonly problems: readonly (readonly Problem[])[];
  /** The months that are closed for any of the logs. */
  readonly months: ReadonlySet<CalendarMonth>;
  /** The folders that can't be searched for closed months. */
  readonly failures: readonly Failure[];
}

/**
 * Compares each log with its closed months. A month is closed for one log, so when several logs are read as one, a log that has
 * closed months is read again alone.
 *
 * @param isCorrected whether the claim of a patient-month is shown as one to correct
 */
export async function findClosedMonthProblems(
  { billed, files: logs, settings }: CommandLogs,
  context: CommandContext,
  isCorrected: (mrn: string, month: CalendarMonth) => boolean,
): Promise<ClosedMonthProblems> {
  const files = listFoldersOnce(context.files);
  const problems: (readonly Problem[])[] = [];
  const closedMonths = new Set<CalendarMonth>();
  const failures = new Map<string, Failure>();
  for (const [index, log] of logs.entries()) {
    const closed = await readClosedMonths(files, log);
    if (!closed.ok) {
      const folder = closed.failure.location?.file ?? '';
      failures.set(folder, describeFailure(closed.failure));
    }
    const found = closed.ok ? closed.value : NO_CLOSED_MONTHS;
    const dates = listClosedDates(found);
    dates.forEach((month) => closedMonths.add(month));
    const isAlone = logs.length === 1 || dates.length === 0;
    const alone = isAlone ? success(billed) : await readAlone(context, log, settings[index]);
    problems.push(alone.ok ? listClosedMonthProblems(alone.value, found, isCorrected) : []);
  }
  return { problems, months: closedMonths, failures: [...failures.values()] };
}

function describeFailure(failure: Failure): Failure {
  return { ...failure, message: `Can't look for closed months in this folder. ${failure.message}` };
}

/** Reads one of the logs of a command without the others. */
export async function readAlone(
  context: CommandContext,
  log: string,
  settings: LogSettings<string> | undefined,
): Promise<Result<BilledLogs>> {
  if (!settings) {
    throw new Error('Each log of a command has settings.');
  }
  const alone = { ...settings, problems: [], settingsFiles: [], damage: undefined };
  const read = await readWithSettings(context, [log], alone);
  return read.ok ? success(read.value.billed) : read;
}
