import type { BilledLogs } from '../billing/billedLogs';
import { NOTHING_EARNED } from '../billing/rules/codes';
import type { CalendarDate } from '../log/values/calendarDate';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import type { ReportLine } from './reportLine';
import { codesAt } from './codesAt';
import { codesText } from '../wording/monthFigures';

/** A counted entry of a patient-month, and what it adds. */
export interface ReportEntry {
  /** The index of the log among the logs of the report. */
  readonly log: number;
  /** The line in the log, from 1. */
  readonly line: number;
  readonly date: CalendarDate | 0;
  readonly minutes: Minutes;
  /** The running total of the month, including this entry. */
  readonly total: Minutes;
  readonly activity: string;
  readonly staff: string;
  /** The codes that the month has with this entry, `99493 + 1 × 99494`; '' if the entry doesn't reach a threshold. */
  readonly crosses: string;
}

/** Returns the entries of a line with their minutes, without minutes that overlap another entry. */
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

/** Returns the entries of a line by date, with the running total and the codes earned by the payer's rules. */
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
