import type { RowId, RowTable } from '../log/rowTable';
import type { Contact } from '../log/contacts';
import { MARK } from './billingProblems';
import { isClerical, isOtherService, teamRole } from './countedTime';
import type { MonthSummary } from './patientMonth';
import type { StaffDays } from './staffDays';

/** Whether two rows are the same to the letter. */
export type SameText = (a: RowId, b: RowId) => boolean;

/** The bits of {@link MONTH_MARKS} that the rows of a patient-month deserve; rows without any are not in the map. */
export function monthMarks(
  { sound, counted, notCounted, lost }: MonthSummary,
  table: RowTable,
  sameText: SameText,
  staffDays: StaffDays,
): Map<RowId, number> {
  const marks = new Map<RowId, number>();
  const add = (row: RowId, bit: number): void => {
    marks.set(row, (marks.get(row) ?? 0) | bit);
  };
  markContacts(sound, table, staffDays, add);
  notCounted.forEach((code, row) => add(row, MARK[code]));
  lost.forEach((_, row) => add(row, MARK.CB111));
  if (counted.length < 2) {
    return marks;
  }
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

/** What a contact shows, whether its time counts or not. */
function markContacts(
  rows: readonly RowId[],
  table: RowTable,
  staffDays: StaffDays,
  add: (row: RowId, bit: number) => void,
): void {
  // Most rows have one of a few contacts, and each is looked at once.
  const known = new Map<number, number>();
  for (const row of rows) {
    const id = table.contactIdOf(row);
    const bits = known.get(id) ?? contactMarks(table.contactOf(row));
    known.set(id, bits);
    if (bits !== 0) {
      add(row, bits);
    }
    const date = table.dateOf(row);
    if (staffDays.hasOverfull && date !== 0 && staffDays.isOverfull(table.contactOf(row).staff, date)) {
      add(row, MARK.CB022);
    }
  }
}

function contactMarks({ role, activity, isNoShow }: Contact): number {
  return (
    (teamRole(role) === 'unknown' ? MARK.CB113 : 0) |
    (isClerical(activity) ? MARK.CB114 : 0) |
    (isNoShow ? MARK.CB115 : 0) |
    (isOtherService(activity) ? MARK.CB116 : 0)
  );
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
