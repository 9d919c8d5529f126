import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { CROSS_ROW_BITS } from '../problems/crossRowProblems';
import type { ContactFactsTable } from '../months/contactFacts';
import type { MonthSummary } from '../months/monthSummary';
import type { StaffDays } from '../totals/staffDays';

/** Whether two rows are the same to the letter. */
export type SameText = (a: RowId, b: RowId) => boolean;

const NO_PROBLEMS: ReadonlyMap<RowId, number> = new Map();

/** The bits of {@link MONTH_MARKS} that the rows of a patient-month deserve; rows without any are not in the map. */
export function findMonthProblems(
  { validRows, countedRows, excludedRows, overlapMinutes }: MonthSummary,
  table: RowTable,
  sameText: SameText,
  staffDays: StaffDays,
  contacts: ContactFactsTable,
): ReadonlyMap<RowId, number> {
  let marks: Map<RowId, number> | undefined;
  const add = (row: RowId, bit: number): void => {
    marks ??= new Map();
    marks.set(row, (marks.get(row) ?? 0) | bit);
  };
  for (const row of validRows) {
    const bits = contacts.get(row).problemBits | (exceeds24Hours(row, table, staffDays) ? CROSS_ROW_BITS.CB022 : 0);
    if (bits !== 0) {
      add(row, bits);
    }
  }
  excludedRows.forEach((code, row) => add(row, CROSS_ROW_BITS[code]));
  overlapMinutes.forEach((_, row) => add(row, CROSS_ROW_BITS.CB111));
  for (const row of findDuplicates(countedRows, table, sameText)) {
    add(row, CROSS_ROW_BITS.CB104);
  }
  const firstId = countedRows[0] === undefined ? -1 : table.attributesIdOf(countedRows[0]);
  if (countedRows.some((row) => table.attributesIdOf(row) !== firstId)) {
    for (const row of findDifferingRows(countedRows, (row) => getNameKey(table, row))) {
      add(row, CROSS_ROW_BITS.CB107);
    }
    for (const row of findDifferingRows(countedRows, (row) => table.attributesOf(row).payer)) {
      add(row, CROSS_ROW_BITS.CB108);
    }
  }
  return marks ?? NO_PROBLEMS;
}

/** Whether its staff member has more minutes on its day than a day has. */
function exceeds24Hours(row: RowId, table: RowTable, staffDays: StaffDays): boolean {
  const date = staffDays.hasDaysOver24Hours ? table.dateOf(row) : 0;
  return date !== 0 && staffDays.isOver24Hours(table.contactOf(row).staff, date);
}

function getNameKey(table: RowTable, row: RowId): string {
  const { firstName, lastName } = table.attributesOf(row);
  return firstName === '' && lastName === '' ? '' : `${firstName}\u0000${lastName}`;
}

/** The row above in the log that this one repeats to the letter, or undefined. */
export function findOriginal(
  row: RowId,
  countedRows: readonly RowId[],
  table: RowTable,
  sameText: SameText,
): RowId | undefined {
  return countedRows.find(
    (other) =>
      other !== row &&
      table.hashOf(other) === table.hashOf(row) &&
      table.compare(other, row) < 0 &&
      sameText(other, row),
  );
}

/** Fewer rows than these are compared each with each, which needs no memory. */
const FEW_ROWS = 32;

function findDuplicates(countedRows: readonly RowId[], table: RowTable, sameText: SameText): readonly RowId[] {
  return hasEqualHashes(countedRows, table)
    ? countedRows.filter((row) => findOriginal(row, countedRows, table, sameText) !== undefined)
    : [];
}

function hasEqualHashes(rows: readonly RowId[], table: RowTable): boolean {
  if (rows.length > FEW_ROWS) {
    return new Set(rows.map((row) => table.hashOf(row))).size < rows.length;
  }
  return rows.some((row, index) => {
    const hash = table.hashOf(row);
    for (let other = 0; other < index; other++) {
      if (table.hashOf(rows[other] ?? row) === hash) {
        return true;
      }
    }
    return false;
  });
}

/**
 * The rows whose value is not the one most rows of the month have, the later one where two are as frequent. An empty value
 * says nothing and differs from nothing.
 *
 * @param rows the later ones last
 */
function findDifferingRows(rows: readonly RowId[], valueOf: (row: RowId) => string): RowId[] {
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
