import type { CalendarMonth } from '../log/values/calendarDate';
import { readClosedMonthName } from '../report/existing/closedMonthName';
import { success, type Result } from '../text/result';
import type { FileSystem } from './fileSystem';

/** A file next to a log with the name of a closed month. */
export interface ClosedMonthFile<Path> {
  readonly month: CalendarMonth;
  readonly path: Path;
}

/** Finds the files of the closed months next to a log by their names, earliest first. Fails when the log's folder can't be listed. */
export async function findClosedMonths<Path>(
  files: FileSystem<Path>,
  log: Path,
): Promise<Result<readonly ClosedMonthFile<Path>[]>> {
  const folder = files.parent(log);
  if (folder === undefined) {
    return success([]);
  }
  const listing = await files.list(folder);
  if (!listing.ok) {
    return listing;
  }
  const found = listing.value.flatMap(({ name }): ClosedMonthFile<Path>[] => {
    const month = readClosedMonthName(name, files.name(log));
    return month === undefined ? [] : [{ month, path: files.resolve(folder, name) }];
  });
  return success(found.sort((a, b) => a.month - b.month));
}
