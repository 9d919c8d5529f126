import type { BilledLogs } from '../billing/billedLogs';
import type { TextEdit } from '../log/csv/edits';
import { makeRange, type Lines } from '../log/csv/lines';
import { REACHES_DOWN_BIT } from '../log/problems/rowFlags';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { failure, success, type Result } from '../text/result';
import { t } from '../text/text';

/** The orders in which the rows of a file can be sorted. */
export type FileOrder = 'date' | 'patient';

/**
 * Sorts the entries by date, or by MRN and then date. Equal entries keep their order, and entries without a date or MRN come
 * last.
 */
export function sortEntries({ table }: BilledLogs, log: TimeLog, order: FileOrder): RowId[] {
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
 * Creates the edit that puts the entries of a log in this order in the file, without changing a byte of them. Other rows (blank
 * lines, totals, repeated headers) stay where they are.
 *
 * @param wanted every entry of the log once
 * @returns undefined if the entries are already in this order; a failure if the log has an unclosed quote, which another row
 *   might close, or doesn't have exactly the wanted entries
 */
export function createOrderingEdit(
  { table }: BilledLogs,
  log: TimeLog,
  lines: Lines,
  wanted: readonly RowId[],
  eol: string,
): Result<TextEdit | undefined> {
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
    return failure(
      'unclosed-quote',
      t`Line ${openQuote + 1} has an unclosed quote that another row might close. Fix that line first. The file wasn't changed.`,
      { line: openQuote + 1 },
    );
  }
  const entries = new Set(before.flatMap(({ row }) => (table.isEntry(row) ? [row] : [])));
  const isEachOnce = wanted.length === entries.size && wanted.every((row) => entries.delete(row));
  if (!isEachOnce) {
    // An extra row would be duplicated, and a missing row would be deleted.
    return failure('log-changed', t`The log has changed, so nothing was done. Check the rows and try again.`);
  }
  let next = 0;
  const after = before.map((place) => (table.isEntry(place.row) ? (wanted[next++] ?? place.row) : place.row));
  const first = before.findIndex(({ row }, index) => row !== after[index]);
  const last = before.findLastIndex(({ row }, index) => row !== after[index]);
  const top = before[first];
  const bottom = before[last];
  if (!top || !bottom) {
    return success(undefined);
  }
  const lineOf = new Map(before.map(({ row, line }) => [row, line]));
  const getText = (row: RowId): string => {
    const line = lineOf.get(row) ?? 0;
    return Array.from({ length: table.lineCountOf(row) }, (_, offset) => lines.lineAt(line + offset)).join(eol);
  };
  const end = bottom.line + table.lineCountOf(bottom.row) - 1;
  const range = makeRange(top.line, 0, end, lines.lineAt(end).length);
  const text = after
    .slice(first, last + 1)
    .map(getText)
    .join(eol);
  return success({ range, text });
}
