import { formatIsoMonth, readMonth, type CalendarMonth } from '../../log/values/calendarDate';

/** Returns the name of the file, next to the log, with the report of a closed month: `march.closed-2024-03.csv` for `march.timelog.csv`. */
export function closedMonthFileName(logName: string, month: CalendarMonth): string {
  return `${stripExtension(logName)}.closed-${formatIsoMonth(month)}.csv`;
}

/** Returns the month of a closed month's report by its file name, or undefined for any other file. */
export function readClosedMonthName(fileName: string, logName: string): CalendarMonth | undefined {
  const stem = `${stripExtension(logName)}.closed-`;
  const matched = fileName.startsWith(stem) ? /^(\d{4}-\d{2})\.csv$/i.exec(fileName.slice(stem.length)) : null;
  return matched?.[1] === undefined ? undefined : readMonth(matched[1]);
}

function stripExtension(logName: string): string {
  return logName.replace(/(\.timelog)?\.csv$/i, '');
}
