import type { BilledLogs } from '../billing/billedLogs';
import type { TextEdit } from '../log/csv/edits';
import { rangeOf, type Lines } from '../log/csv/lines';
import { REACHES_DOWN_BIT } from '../log/problems/rowFlags';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';

/** The orders in which the rows of a file can be put for good. */
export type FileOrder = 'date' | 'patient';

/** The one edit that puts the rows in order, or why it cannot be made. */
export type OrderingEdit =
  | { readonly ok: true; readonly edit: TextEdit | undefined }
  /** @property openQuote the line, from 0, of a quote that another row might close; undefined where other rows are wanted than there are */
  | { readonly ok: false; readonly openQuote: number | undefined };

/** The entries by date, or by MRN and then date; equal ones as they stand, those without a date or MRN last. */
export function entriesInOrder({ table }: BilledLogs, log: TimeLog, order: FileOrder): RowId[] {
  const rows: RowId[] = [];
  log.walk((row) => {
    if (table.isEntry(row)) {
      rows.push(row);
    }
    return true;
  });
  const mrnOf = (row: RowId): string => table.attributesOf(row).mrn;
  const byDate = (a: RowId, b: RowId): number => missingLast(table.dateOf(a), table.dateOf(b));
  const byPatient = (a: RowId, b: RowId): number => missingLast(mrnOf(a), mrnOf(b)) || byDate(a, b);
  return rows.sort(order === 'date' ? byDate : byPatient);
}

function missingLast<T extends string | number>(a: T, b: T): number {
  const isMissing = (value: T): boolean => value === '' || value === 0;
  if (isMissing(a) || isMissing(b)) {
    return Number(isMissing(a)) - Number(isMissing(b));
  }
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * Puts the entries of a log in this order in the file, each byte for byte as it is. Rows that are no entries (blank lines,
 * totals, repeated headers) keep their places among them. No edit when they are in order.
 *
 * @param wanted every entry of the log once
 */
export function orderingEdit(
  { table }: BilledLogs,
  log: TimeLog,
  lines: Lines,
  wanted: readonly RowId[],
  eol: string,
): OrderingEdit {
  const before: { readonly row: RowId; readonly line: number }[] = [];
  let openQuote: number | undefined;
  log.walk((row, line) => {
    before.push({ row, line });
    if ((table.flagsOf(row) & REACHES_DOWN_BIT) !== 0) {
      openQuote ??= line;
    }
    return true;
  });
  if (openQuote !== undefined) {
    return { ok: false, openQuote };
  }
  const entries = new Set(before.flatMap(({ row }) => (table.isEntry(row) ? [row] : [])));
  const isEachOnce = wanted.length === entries.size && wanted.every((row) => entries.delete(row));
  if (!isEachOnce) {
    // A row too many would stand there twice, and one too few would be gone.
    return { ok: false, openQuote: undefined };
  }
  let next = 0;
  const after = before.map((place) => (table.isEntry(place.row) ? (wanted[next++] ?? place.row) : place.row));
  const first = before.findIndex(({ row }, index) => row !== after[index]);
  const last = before.findLastIndex(({ row }, index) => row !== after[index]);
  const top = before[first];
  const bottom = before[last];
  if (!top || !bottom) {
    return { ok: true, edit: undefined };
  }
  const lineOf = new Map(before.map(({ row, line }) => [row, line]));
  const textOf = (row: RowId): string => {
    const line = lineOf.get(row) ?? 0;
    return Array.from({ length: table.lineCountOf(row) }, (_, offset) => lines.lineAt(line + offset)).join(eol);
  };
  const end = bottom.line + table.lineCountOf(bottom.row) - 1;
  const range = rangeOf(top.line, 0, end, lines.lineAt(end).length);
  return {
    ok: true,
    edit: {
      range,
      text: after
        .slice(first, last + 1)
        .map(textOf)
        .join(eol),
    },
  };
}
