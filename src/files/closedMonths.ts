import type { BilledLogs } from '../billing/billedLogs';
import type { Problem } from '../log/problems/problems';
import type { CalendarMonth } from '../log/values/calendarDate';
import { createUnreadableMonthProblem, findChangesSinceClose } from '../report/existing/closedMonth';
import type { ExistingReport } from '../report/existing/reportReader';
import { failure, success, type Failure, type Result } from '../text/result';
import { t } from '../text/text';
import { findClosedMonths, type ClosedMonthFile } from './findClosedMonths';
import type { FileSystem } from './fileSystem';
import { checkIsFile } from './openLog';
import { readReportFile } from './readReportFile';

/** The report of a month at the time the month was closed. */
export interface ClosedMonth {
  readonly month: CalendarMonth;
  readonly report: ExistingReport;
}

/** A closed month whose file is damaged or can't be read, so that changes since it was closed can't be found. */
export interface UnreadableMonth {
  readonly month: CalendarMonth;
  readonly failure: Failure;
}

/** The closed months of a log, each earliest first. */
export interface ClosedMonths {
  readonly months: readonly ClosedMonth[];
  readonly unreadable: readonly UnreadableMonth[];
}

/** What most logs have. */
export const NO_CLOSED_MONTHS: ClosedMonths = { months: [], unreadable: [] };

/**
 * Reads the closed months next to a log. A file that can't be read as a whole isn't a closed month without changes: it's listed
 * separately. Fails when the log's folder can't be listed.
 */
export async function readClosedMonths<Path>(files: FileSystem<Path>, log: Path): Promise<Result<ClosedMonths>> {
  const found = await findClosedMonths(files, log);
  if (!found.ok) {
    return found;
  }
  const read = await Promise.all(
    found.value.map(async (file) => ({ month: file.month, report: await readClosedMonth(files, file) })),
  );
  return success({
    months: read.flatMap(({ month, report }) => (report.ok ? [{ month, report: report.value }] : [])),
    unreadable: read.flatMap(({ month, report }) => (report.ok ? [] : [{ month, failure: report.failure }])),
  });
}

/** Returns the months that are closed, also those whose files can't be read, in ascending order. */
export function listClosedDates({ months, unreadable }: ClosedMonths): CalendarMonth[] {
  return [...months, ...unreadable].map(({ month }) => month).sort((a, b) => a - b);
}

/**
 * Returns what is wrong with the closed months of a log: those that can't be read (CB432), and what has changed (CB431).
 *
 * @param isCorrected whether the claim of a patient-month is shown as one to correct, so that the change isn't shown twice
 */
export function listClosedMonthProblems(
  billed: BilledLogs,
  { months, unreadable }: ClosedMonths,
  isCorrected?: (mrn: string, month: CalendarMonth) => boolean,
): Problem[] {
  return [
    ...unreadable.map(({ month, failure: reason }) => createUnreadableMonthProblem(billed, month, reason.message)),
    ...months.flatMap(({ month, report }) => findChangesSinceClose(billed, month, report, isCorrected)),
  ];
}

async function readClosedMonth<Path>(
  files: FileSystem<Path>,
  { path }: ClosedMonthFile<Path>,
): Promise<Result<ExistingReport>> {
  const status = await checkIsFile(files, path);
  const report = status.ok ? await readReportFile(files, path) : status;
  const problem = report.ok ? report.value.problems.find(({ severity }) => severity === 'error') : undefined;
  return problem
    ? failure('damaged-report', t`Line ${problem.range.start.line + 1} can't be read.`, { file: files.display(path) })
    : report;
}
