import { BilledLogs } from '../../billing/billedLogs';
import { billingRules } from '../../billing/rules/billingRules';
import { readSheetLog, type SheetLog } from '../../log/workbook/chooseSheet';
import type { Workbook } from '../../log/workbook/workbook';
import type { TimeLogOptions } from '../../log/timeLog';
import type { CalendarDate } from '../../log/values/calendarDate';
import { formatDate } from '../../log/values/calendarDate';
import { success, type Result } from '../../text/result';
import { t } from '../../text/text';
import { counted } from '../../wording/figureWords';

/** What was found in a sheet of a workbook. */
export interface FoundSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly log: SheetLog;
  /** The number of rows that are entries; 0 if the sheet isn't a log. */
  readonly entries: number;
  /** The dates of the first and the last entry by date; undefined if no entry has one. */
  readonly dates: readonly [first: CalendarDate, last: CalendarDate] | undefined;
  /** Why the sheet can't be read as a log, as a sentence; '' if it can. */
  readonly obstacle: string;
}

/** Reads all sheets of a workbook. Failures: those of {@link Workbook.readSheet}. */
export function findSheets(workbook: Workbook, options: TimeLogOptions): Result<readonly FoundSheet[]> {
  const found: FoundSheet[] = [];
  for (const [index, { name, isHidden }] of workbook.sheets.entries()) {
    const read = readSheetLog(workbook, index, { columnMapping: options.columnMapping, isForFile: true });
    if (!read.ok) {
      return read;
    }
    found.push({ name, isHidden, log: read.value, ...describeLog(read.value, options) });
  }
  return success(found);
}

function describeLog({ lines }: SheetLog, options: TimeLogOptions): Pick<FoundSheet, 'entries' | 'dates' | 'obstacle'> {
  const billed = new BilledLogs(billingRules({ hasAudit: false }));
  const log = billed.add(lines, options);
  if (!log.header.isReadable) {
    return { entries: 0, dates: undefined, obstacle: log.header.problems[0]?.message ?? '' };
  }
  let entries = 0;
  let dates: FoundSheet['dates'];
  log.walk((row) => {
    if (billed.table.isEntry(row)) {
      entries++;
      const date = billed.table.dateOf(row);
      if (date !== 0) {
        dates = dates ? [date < dates[0] ? date : dates[0], date > dates[1] ? date : dates[1]] : [date, date];
      }
    }
    return true;
  });
  return { entries, dates, obstacle: '' };
}

/** Returns what was found in a sheet, in words: `240 entries, 1/2/2026 to 3/31/2026`. */
export function sheetWords({ entries, dates, obstacle }: FoundSheet): string {
  if (obstacle !== '') {
    return obstacle;
  }
  const number = counted(entries, 'entry');
  return dates ? t`${number}, ${formatDate(dates[0])} to ${formatDate(dates[1])}` : number;
}
