import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { MARK } from '../problems/billingProblems';
import type { ContactFactsTable } from '../months/contactFacts';
import type { MonthSummary } from '../months/patientMonth';
import type { StaffDays } from '../totals/staffDays';

/** Whether two rows are the same to the letter. */
export type SameText = (a: RowId, b: RowId) => boolean;

const NO_MARKS: ReadonlyMap<RowId, number> = new Map();

/** The bits of {@link MONTH_MARKS} that the rows of a patient-month deserve; rows without any are not in the map. */
export function monthMarks(
  { sound, counted, notCounted, lost }: MonthSummary,
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
  for (const row of sound) {
    const bits = contacts.of(row).marks | (isOverfull(row, table, staffDays) ? MARK.CB022 : 0);
    if (bits !== 0) {
      add(row, bits);
    }
  }
  notCounted.forEach((code, row) => add(row, MARK[code]));
  lost.forEach((_, row) => add(row, MARK.CB111));
  for (const row of duplicateRows(counted, table, sameText)) {
    add(row, MARK.CB104);
  }
  const firstId = counted[0] === undefined ? -1 : table.attributesIdOf(counted[0]);
  if (counted.some((row) => table.attributesIdOf(row) !== firstId)) {
    for (const row of rowsThatDiffer(counted, (row) => nameOf(table, row))) {
      add(row, MARK.CB107);
    }
    for (const row of rowsThatDiffer(counted, (row) => table.attributesOf(row).payer)) {
      add(row, MARK.CB108);
    }
  }
  return marks ?? NO_MARKS;
}

/** Whether its staff member has more minutes on its day than a day has. */
function isOverfull(row: RowId, table: RowTable, staffDays: StaffDays): boolean {
  const date = staffDays.hasOverfull ? table.dateOf(row) : 0;
  return date !== 0 && staffDays.isOverfull(table.contactOf(row).staff, date);
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

/** Fewer rows than these are compared each with each, which needs no memory. */
const FEW_ROWS = 32;

function duplicateRows(counted: readonly RowId[], table: RowTable, sameText: SameText): readonly RowId[] {
  return hasEqualHashes(counted, table)
    ? counted.filter((row) => originalOf(row, counted, table, sameText) !== undefined)
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
