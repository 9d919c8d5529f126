import type { Contact } from '../../log/rows/contacts';
import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { foldText, type EntryDescription } from './entryDescription';

/** What the checks for duplicates need to know about the text of rows. */
export interface RowTexts {
  /** Returns whether two rows of the same log are identical, character for character. */
  sameText(a: RowId, b: RowId): boolean;
  /** Returns what the row's text shows about the contact beyond the stored values. */
  describe(row: RowId): EntryDescription;
}

/** A day with more different entries of the same length isn't searched further, so that the search stays fast. */
const MOST_COMPARED = 100;

const NO_DUPLICATES: ReadonlyMap<RowId, RowId> = new Map();

/**
 * Finds the rows that are probably the same entry as a row above, written differently: the date, patient, minutes, activity, and
 * staff are the same as read. Exact duplicates aren't included, because they are reported as such. Entries that start at
 * different times aren't the same.
 *
 * @param rows the rows of a patient-month that count, by date and then by position
 * @returns the row above for each such row
 */
export function findPossibleDuplicates(
  rows: readonly RowId[],
  table: RowTable,
  texts: RowTexts,
): ReadonlyMap<RowId, RowId> {
  let found: Map<RowId, RowId> | undefined;
  for (let first = 0; first < rows.length;) {
    const end = findEndOfDay(rows, first, table);
    if (hasEqualMinutes(rows, first, end, table)) {
      found ??= new Map();
      compareDay(rows.slice(first, end), table, texts, found);
    }
    first = end;
  }
  return found ?? NO_DUPLICATES;
}

/** Returns the index after the last row with the same date. */
function findEndOfDay(rows: readonly RowId[], first: number, table: RowTable): number {
  const row = rows[first];
  const date = row === undefined ? 0 : table.dateOf(row);
  let end = first + 1;
  for (let next = rows[end]; next !== undefined && table.dateOf(next) === date; next = rows[end]) {
    end++;
  }
  return end;
}

/** Up to this number, rows are compared with each other directly, which doesn't need any memory. */
const FEW_ROWS = 16;

/** Checks whether any two rows from `first` to `end` have the same minutes. Most days have one entry, so this is fast. */
function hasEqualMinutes(rows: readonly RowId[], first: number, end: number, table: RowTable): boolean {
  if (end - first === 1 || end - first > FEW_ROWS) {
    return end - first > 1;
  }
  for (let index = first; index < end; index++) {
    const row = rows[index];
    for (let next = index + 1; next < end; next++) {
      const other = rows[next];
      if (row !== undefined && other !== undefined && table.ticksOf(row) === table.ticksOf(other)) {
        return true;
      }
    }
  }
  return false;
}

/** Compares the rows of one day. Adds each possible duplicate to `found`, with the row above. */
function compareDay(rows: readonly RowId[], table: RowTable, texts: RowTexts, found: Map<RowId, RowId>): void {
  const entriesByKey = new Map<string, RowId[]>();
  const rowsByHash = new Map<number, RowId[]>();
  for (const row of rows) {
    const key = createKey(row, table);
    const entries = entriesByKey.get(key);
    const sameHash = rowsByHash.get(table.hashOf(row));
    const original = entries?.find((other) => !areSeparate(other, row, table, texts));
    if (!entries) {
      entriesByKey.set(key, [row]);
    } else if (original === undefined) {
      if (entries.length < MOST_COMPARED) {
        entries.push(row);
      }
    } else if (!sameHash?.some((other) => isRepeated(other, row, table, texts))) {
      found.set(row, original);
    }
    if (!sameHash) {
      rowsByHash.set(table.hashOf(row), [row]);
    } else if (sameHash.length < MOST_COMPARED) {
      sameHash.push(row);
    }
  }
}

/** Identifies the minutes, the activity, and the staff as read. */
function createKey(row: RowId, table: RowTable): string {
  return `${table.ticksOf(row)} ${table.fineOf(row)} ${foldContact(table.contactOf(row))}`;
}

/** Many rows have the same contact record. */
const FOLDED_CONTACTS = new WeakMap<Contact, string>();

function foldContact(contact: Contact): string {
  let folded = FOLDED_CONTACTS.get(contact);
  if (folded === undefined) {
    folded = `${foldText(contact.activity)}\u0000${foldText(contact.staff)}`;
    FOLDED_CONTACTS.set(contact, folded);
  }
  return folded;
}

/** Whether two rows with equal hashes are reported as identical: in one log (CB104), or in two logs (CB110). */
function isRepeated(a: RowId, b: RowId, table: RowTable, texts: RowTexts): boolean {
  return table.logNumberOf(a) !== table.logNumberOf(b) || texts.sameText(a, b);
}

/**
 * Checks whether two rows with the same date, minutes, activity, and staff are two entries: they start at different times, or
 * they have neither activity nor staff, and something else that describes the contact differs.
 */
function areSeparate(a: RowId, b: RowId, table: RowTable, texts: RowTexts): boolean {
  const [times, otherTimes] = [table.timesOf(a), table.timesOf(b)];
  if (times && otherTimes && times.start !== otherTimes.start) {
    return true;
  }
  if (table.hashOf(a) === table.hashOf(b)) {
    // Identical rows are the same entry. Reading their texts would only take time.
    return false;
  }
  const [one, other] = [texts.describe(a), texts.describe(b)];
  if (one.start !== undefined && other.start !== undefined && one.start !== other.start) {
    return true;
  }
  const { activity, staff } = table.contactOf(a);
  return activity === '' && staff === '' && differ(one.details, other.details);
}

/** Checks whether any detail that both have is different. */
function differ(details: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return [...details].some(([name, value]) => (others.get(name) ?? value) !== value);
}
