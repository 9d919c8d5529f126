import { TextLines, type Lines } from '../../log/csv/lines';
import { RecordReader } from '../../log/csv/recordReader';
import { monthOf, readMonth, type CalendarMonth } from '../../log/values/calendarDate';
import { readDate } from '../../log/values/dateText';
import { readMrn } from '../../log/values/mrnText';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';
import { findClaimColumns } from './claimColumns';

/** A patient-month that a payer asks for. */
export interface ClaimedMonth {
  readonly mrn: string;
  readonly month: CalendarMonth;
  /** The line in the list of claims, from 1. */
  readonly line: number;
}

/** A list of claims, and the lines of it that can't be read. */
export interface ClaimList {
  /** In the order of the file. A patient-month with several claim lines is in the list once. */
  readonly claims: readonly ClaimedMonth[];
  readonly unreadable: readonly { readonly line: number; readonly message: string }[];
}

/**
 * Reads a list of claims, such as a payer's request or the charge lines: a CSV file with a column for the MRN and one for the date
 * of service or the month (`YYYY-MM`). Dates have the month first, or the year.
 *
 * Failure: `not-a-list-of-claims`, with the line of the first record, if the columns can't be found.
 */
export function readClaimList(lines: Lines): Result<ClaimList> {
  const columns = findClaimColumns(lines);
  if (!columns) {
    return failure(
      'not-a-list-of-claims',
      t`This isn't a list of claims. It needs a column for the MRN, and one for the date of service or the month.`,
      { line: 1 },
    );
  }
  const claims = new Map<string, ClaimedMonth>();
  const unreadable: { line: number; message: string }[] = [];
  const { header, delimiter } = columns;
  for (const record of new RecordReader(lines, delimiter).readAll(header.line + header.lineCount)) {
    if (record.isBlank) {
      continue;
    }
    const line = record.line + 1;
    const { mrn } = readMrn(record.value(columns.mrn));
    const month = readServiceMonth(record.value(columns.date));
    if (mrn === '' || month === undefined) {
      unreadable.push({ line, message: mrn === '' ? t`The MRN is missing.` : t`The date of service can't be read.` });
    } else if (!claims.has(`${month} ${mrn}`)) {
      claims.set(`${month} ${mrn}`, { mrn, month, line });
    }
  }
  return success({ claims: [...claims.values()], unreadable });
}

/** Reads a list of claims from a text. */
export function readClaimListText(text: string): Result<ClaimList> {
  return readClaimList(TextLines.of(text));
}

function readServiceMonth(text: string): CalendarMonth | undefined {
  const trimmed = text.trim();
  const month = readMonth(trimmed);
  if (month !== undefined) {
    return month;
  }
  const reading = readDate(trimmed);
  return reading.ok ? monthOf(reading.date) : undefined;
}
