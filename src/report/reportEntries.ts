import type { BilledLogs } from '../billing/billedLogs';
import { NOTHING_EARNED } from '../billing/rules/codes';
import type { CalendarDate } from '../log/values/calendarDate';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import type { ReportLine } from './reportLine';
import { codesAt } from './codesAt';
import { codesText } from '../wording/monthFigures';

/** An entry of a patient-month that counts, and what it adds. */
export interface ReportEntry {
  /** The number of its log among those read as one, from 0. */
  readonly log: number;
  /** Its line in the log, from 1. */
  readonly line: number;
  readonly date: CalendarDate | 0;
  readonly minutes: Minutes;
  /** The month's minutes with this entry and those before it. */
  readonly total: Minutes;
  readonly activity: string;
  readonly staff: string;
  /** The codes that the month has earned from this entry on, `99493 + 1 × 99494`; '' where it crosses no threshold. */
  readonly crosses: string;
}

/** The entries of a line with their minutes, less what does not count of them, for their times overlap. */
export function countedMinutes(
  billed: BilledLogs,
  { counted, overlapMinutes }: ReportLine,
): { readonly row: RowId; readonly minutes: Minutes }[] {
  return counted.map((row) => {
    const all = billed.table.minutesOf(row);
    const overlap = overlapMinutes.get(row);
    return { row, minutes: overlap ? subtractMinutes(all, overlap) : all };
  });
}

/** The entries of a line by date, each with the running total and the code that it earns by the payer's rules. */
export function reportEntries(billed: BilledLogs, line: ReportLine): ReportEntry[] {
  let total = NO_MINUTES;
  let codes = codesText(NOTHING_EARNED);
  return countedMinutes(billed, line).map(({ row, minutes }) => {
    const log = billed.logOf(row);
    const { activity, staff } = billed.table.contactOf(row);
    total = addMinutes(total, minutes);
    const earned = codesText(codesAt(line, total)?.codes ?? NOTHING_EARNED);
    const crosses = earned === codes ? '' : earned;
    codes = earned;
    return {
      log: billed.table.logNumberOf(row),
      line: log.lineOf(row) + 1,
      date: billed.table.dateOf(row),
      minutes,
      total,
      activity,
      staff,
      crosses,
    };
  });
}
