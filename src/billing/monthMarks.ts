import type { RowId, RowTable } from '../log/rowTable';
import { MARK } from './billingProblems';

/** Whether two rows are the same to the letter. */
export type SameText = (a: RowId, b: RowId) => boolean;

/** The bits of {@link MONTH_MARKS} that the counted rows of a patient-month deserve; rows without any are not in the map. */
export function monthMarks(counted: readonly RowId[], table: RowTable, sameText: SameText): Map<RowId, number> {
  const marks = new Map<RowId, number>();
  if (counted.length < 2) {
    return marks;
  }
  const add = (row: RowId, bit: number): void => {
    marks.set(row, (marks.get(row) ?? 0) | bit);
  };
  for (const row of duplicateRows(counted, table, sameText)) {
    add(row, MARK.CB104);
  }
  const firstId = table.attributesIdOf(counted[0] ?? (0 as RowId));
  if (counted.some((row) => table.attributesIdOf(row) !== firstId)) {
    for (const row of rowsThatDiffer(counted, (row) => nameOf(table, row))) {
      add(row, MARK.CB107);
    }
    for (const row of rowsThatDiffer(counted, (row) => table.attributesOf(row).payer)) {
      add(row, MARK.CB108);
    }
  }
  return marks;
}

function nameOf(table: RowTable, row: RowId): string {
  const { firstName, lastName } = table.attributesOf(row);
  return firstName === '' && lastName === '' ? '' : `${firstName}\u0000${lastName}`;
}

/** The row above in the log that this one repeats to the letter, or undefined. */
export function originalOf(
  row: RowId,
  counted: readonly RowId[],
  table: RowTable,
  sameText: SameText,
): RowId | undefined {
  return counted.find(
    (other) =>
      other !== row &&
      table.hashOf(other) === table.hashOf(row) &&
      table.compare(other, row) < 0 &&
      sameText(other, row),
  );
}

function duplicateRows(counted: readonly RowId[], table: RowTable, sameText: SameText): RowId[] {
  const byHash = new Map<number, RowId[]>();
  for (const row of counted) {
    const hash = table.hashOf(row);
    const same = byHash.get(hash);
    if (same) {
      same.push(row);
    } else {
      byHash.set(hash, [row]);
    }
  }
  if (byHash.size === counted.length) {
    return [];
  }
  return [...byHash.values()].flatMap((rows) =>
    rows.length < 2 ? [] : rows.filter((row) => originalOf(row, rows, table, sameText) !== undefined),
  );
}

/**
 * The rows whose value is not the one most rows of the month have, the later one where two are as frequent. An empty value
 * says nothing and differs from nothing.
 *
 * @param rows the later ones last
 */
function rowsThatDiffer(rows: readonly RowId[], valueOf: (row: RowId) => string): RowId[] {
  const counts = new Map<string, number>();
  let usual = '';
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== '') {
      const count = (counts.get(value) ?? 0) + 1;
      counts.set(value, count);
      if (count >= (counts.get(usual) ?? 0)) {
        usual = value;
      }
    }
  }
  return counts.size < 2 ? [] : rows.filter((row) => valueOf(row) !== '' && valueOf(row) !== usual);
}
