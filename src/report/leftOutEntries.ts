import type { BilledLogs } from '../billing/billedLogs';
import { exclusionTitle, type ExcludedTotal, type ExclusionCode } from '../billing/totals/excludedRows';
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

/** A row that is in no sum, or of which some minutes are not: in error, or not to be counted by the payer's rules. */
export interface LeftOutEntry {
  readonly row: RowId;
  /** The number of its log among those read as one, from 0. */
  readonly log: number;
  /** Its line in the log, from 1. */
  readonly line: number;
  readonly code: ExclusionCode;
  readonly title: string;
  readonly mrn: string;
  /** 0 where it cannot be read. */
  readonly date: CalendarDate | 0;
  /** What is left out of it. */
  readonly minutes: Minutes;
}

/**
 * The rows that are left out and that may belong to what is chosen: a row whose month, payer or provider cannot be read is
 * always among them, so that nothing vanishes silently. In the order of the logs.
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
      if (code !== undefined && mayBelong(billed, row, choice)) {
        entries.push(entryOf(billed, row, line, code, table.minutesOf(row)));
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
      entryOf(billed, row, lineOf(row), code, billed.table.minutesOf(row)),
    ),
    ...[...summary.overlapMinutes].map(([row, minutes]) => entryOf(billed, row, lineOf(row), 'CB111', minutes)),
  ];
}

function firstError(flags: number): RowErrorCode | undefined {
  return (flags & ROW_ERROR_BITS) === 0 ? undefined : ROW_ERROR_CODES.find((code) => (flags & errorBit(code)) !== 0);
}

/** Whether a row in error may be one of what is chosen; what it does not say soundly speaks against nothing. */
function mayBelong(billed: BilledLogs, row: RowId, { month, payer, npi }: ReportChoice): boolean {
  const { table } = billed;
  const attributes = table.attributesOf(row);
  const date = table.dateOf(row);
  const isSound = (table.flagsOf(row) & ROW_SHAPE_BITS) === 0;
  return (
    (month === undefined || date === 0 || monthOf(date) === month) &&
    (payer === undefined || !isSound || attributes.payer === '' || attributes.payer === payer) &&
    (npi === undefined || !isSound || attributes.npi === '' || attributes.npi === npi)
  );
}

/** Whether a patient-month is one of what is chosen. */
export function isChosen({ month: of, summary }: PatientMonth, { month, payer, npi }: ReportChoice): boolean {
  const { reported } = summary;
  return (
    (month === undefined || of === month) &&
    (payer === undefined || reported.payer === payer) &&
    (npi === undefined || reported.npi === npi)
  );
}

/** @param line from 0 */
function entryOf(billed: BilledLogs, row: RowId, line: number, code: ExclusionCode, minutes: Minutes): LeftOutEntry {
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
  };
}

/** The rows left out, summed by reason: rows in error first, in the order in which their errors are told. */
export function leftOutReasons(entries: readonly LeftOutEntry[]): ExcludedTotal[] {
  const others = [...new Set(entries.map(({ code }) => code))].filter((code) => !isRowProblem(code)).sort();
  return [...ROW_ERROR_CODES, ...others].flatMap((code) => {
    const concerned = entries.filter((entry) => entry.code === code);
    const minutes = concerned.reduce((sum, entry) => addMinutes(sum, entry.minutes), NO_MINUTES);
    return concerned.length === 0 ? [] : [{ code, title: exclusionTitle(code), rows: concerned.length, minutes }];
  });
}
