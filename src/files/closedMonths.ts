import type { CalendarMonth } from '../log/values/calendarDate';
import { readClosedMonthName } from '../report/existing/closedMonthName';
import type { ExistingReport } from '../report/existing/reportReader';
import { success, type Result } from '../text/result';
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
  const folder = files.parent(log);
  if (folder === undefined) {
    return success([]);
  }
  const listing = await files.list(folder);
  if (!listing.ok) {
    return listing;
  }
  const found = await Promise.all(
    listing.value.map(async ({ name }): Promise<readonly ClosedMonth[]> => {
      const month = readClosedMonthName(name, files.name(log));
      if (month === undefined) {
        return [];
      }
      const report = await readReportFile(files, files.resolve(folder, name));
      return report.ok ? [{ month, report: report.value }] : [];
    }),
  );
  return success(found.flat().sort((a, b) => a.month - b.month));
}
