import type { BilledLogs } from '../billing/billedLogs';
import {
  exclusionTitle,
  hasUnknownMinutes,
  type ExcludedTotal,
  type ExclusionCode,
} from '../billing/totals/excludedRows';
import { isSamePayer } from '../billing/rules/billingRules';
import type { PatientMonth } from '../billing/months/patientMonth';
import { monthOf, type CalendarDate } from '../log/values/calendarDate';
import { NO_MINUTES, addMinutes, type Minutes } from '../log/values/minutes';
import {
  ROW_ERROR_BITS,
  ROW_ERROR_CODES,
  ROW_SHAPE_BITS,
  isRowProblem,
  errorBit,
  type RowErrorCode,
} from '../log/problems/problems';
import type { RowId } from '../log/rows/rowId';
import type { ReportChoice } from './reportChoice';

/** A row, or minutes of a row, that the totals don't include because of an error, the payer's rules, or an overlap. */
export interface LeftOutEntry {
  readonly row: RowId;
  /** The index of the log among the logs of the report. */
  readonly log: number;
  /** The line in the log, from 1. */
  readonly line: number;
  readonly code: ExclusionCode;
  readonly title: string;
  readonly mrn: string;
  /** 0 if the date can't be read. */
  readonly date: CalendarDate | 0;
  /** The minutes that are left out, 0 if they are unknown. */
  readonly minutes: Minutes;
  readonly hasUnknownMinutes: boolean;
}

/**
 * Lists the rows that are left out and can belong to the chosen lines, in the order of the logs. A row with a month, payer, or
 * provider that can't be read is always listed, because no row can go missing without notice.
 */
export function leftOutEntries(billed: BilledLogs, choice: ReportChoice): LeftOutEntry[] {
  const months = billed.ledger.months().filter((month) => isChosen(month, choice));
  return [...rowsInError(billed, choice), ...months.flatMap((month) => rowsNotCounted(billed, month))].sort(
    (a, b) => a.log - b.log || a.line - b.line,
  );
}

function rowsInError(billed: BilledLogs, choice: ReportChoice): LeftOutEntry[] {
  const { table } = billed;
  const entries: LeftOutEntry[] = [];
  for (const log of billed.logs) {
    log.walk((row, line) => {
      const code = table.isEntry(row) ? firstError(table.flagsOf(row)) : undefined;
      if (code !== undefined && canBelong(billed, row, choice)) {
        entries.push(createEntry(billed, row, line, code, table.minutesOf(row)));
      }
      return true;
    });
  }
  return entries;
}

function rowsNotCounted(billed: BilledLogs, { summary }: PatientMonth): LeftOutEntry[] {
  const lineOf = (row: RowId): number => billed.logOf(row).lineOf(row);
  return [
    ...[...summary.excludedRows].map(([row, code]) =>
      createEntry(billed, row, lineOf(row), code, billed.table.minutesOf(row)),
    ),
    ...[...summary.overlapMinutes].map(([row, minutes]) => createEntry(billed, row, lineOf(row), 'CB111', minutes)),
  ];
}

function firstError(flags: number): RowErrorCode | undefined {
  return (flags & ROW_ERROR_BITS) === 0 ? undefined : ROW_ERROR_CODES.find((code) => (flags & errorBit(code)) !== 0);
}

/** Whether a row with an error can belong to the chosen lines. Values that are missing or unreliable don't rule it out. */
function canBelong(billed: BilledLogs, row: RowId, { month, payer, npi }: ReportChoice): boolean {
  const { table } = billed;
  const attributes = table.attributesOf(row);
  const date = table.dateOf(row);
  const isReliable = (table.flagsOf(row) & ROW_SHAPE_BITS) === 0;
  return (
    (month === undefined || date === 0 || monthOf(date) === month) &&
    (payer === undefined || !isReliable || attributes.payer === '' || isSamePayer(attributes.payer, payer)) &&
    (npi === undefined || !isReliable || attributes.npi === '' || attributes.npi === npi)
  );
}

/** Whether a patient-month matches the choice. */
export function isChosen({ month: of, summary }: PatientMonth, { month, payer, npi }: ReportChoice): boolean {
  const { reported } = summary;
  return (
    (month === undefined || of === month) &&
    (payer === undefined || isSamePayer(reported.payer, payer)) &&
    (npi === undefined || reported.npi === npi)
  );
}

/** @param line from 0 */
function createEntry(
  billed: BilledLogs,
  row: RowId,
  line: number,
  code: ExclusionCode,
  minutes: Minutes,
): LeftOutEntry {
  const { table } = billed;
  const { mrn } = table.attributesOf(row);
  return {
    row,
    log: table.logNumberOf(row),
    line: line + 1,
    code,
    title: exclusionTitle(code),
    mrn,
    date: table.dateOf(row),
    minutes,
    hasUnknownMinutes: isRowProblem(code) && hasUnknownMinutes(table.flagsOf(row)),
  };
}

/** Sums the left-out rows by reason: errors first, in the order in which they are reported. */
export function leftOutReasons(entries: readonly LeftOutEntry[]): ExcludedTotal[] {
  const others = [...new Set(entries.map(({ code }) => code))].filter((code) => !isRowProblem(code)).sort();
  return [...ROW_ERROR_CODES, ...others].flatMap((code) => {
    const concerned = entries.filter((entry) => entry.code === code);
    const minutes = concerned.reduce((sum, entry) => addMinutes(sum, entry.minutes), NO_MINUTES);
    const rowsWithUnknownMinutes = concerned.filter((entry) => entry.hasUnknownMinutes).length;
    return concerned.length === 0
      ? []
      : [{ code, title: exclusionTitle(code), rows: concerned.length, minutes, rowsWithUnknownMinutes }];
  });
}
