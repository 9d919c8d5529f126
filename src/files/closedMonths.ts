import type { CalendarMonth } from '../log/values/calendarDate';
import type { ExistingReport } from '../report/existing/reportReader';
import { success, type Result } from '../text/result';
import { findClosedMonths } from './findClosedMonths';
import type { FileSystem } from './fileSystem';
import { readReportFile } from './readReportFile';

/** The report of a month at the time the month was closed. */
export interface ClosedMonth {
  readonly month: CalendarMonth;
  readonly report: ExistingReport;
}

/**
 * Reads the closed months next to a log, earliest first. Skips a file that has the name of a closed month and isn't a billing
 * report. Fails when the log's folder can't be listed.
 */
export async function readClosedMonths<Path>(
  files: FileSystem<Path>,
  log: Path,
): Promise<Result<readonly ClosedMonth[]>> {
  const found = await findClosedMonths(files, log);
  if (!found.ok) {
    return found;
  }
  const closed = await Promise.all(
    found.value.map(async ({ month, path }): Promise<readonly ClosedMonth[]> => {
      const report = await readReportFile(files, path);
      return report.ok ? [{ month, report: report.value }] : [];
    }),
  );
  return success(closed.flat());
}
