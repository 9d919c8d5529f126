import { warningBit } from '../../log/problems/problems';
import type { PatientAttributes } from '../../log/rows/patientAttributes';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { CROSS_ROW_BITS } from '../problems/crossRowProblems';
import type { ContactFactsTable } from '../months/contactFacts';
import type { MonthSummary } from '../months/monthSummary';
import { foldName } from '../../log/values/sameNames';
import type { StaffDays } from '../totals/staffDays';
import { findPossibleDuplicates, type RowTexts } from './possibleDuplicates';

const NO_BITS: ReadonlyMap<RowId, number> = new Map();

/**
 * Finds the problems in {@link MONTH_PROBLEM_BITS} for the rows of a patient-month.
 *
 * @returns the bits of each row that has such a problem
 */
export function findMonthProblems(
  { validRows, countedRows, excludedRows, overlapMinutes }: MonthSummary,
  table: RowTable,
  texts: RowTexts,
  staffDays: StaffDays,
  contacts: ContactFactsTable,
): ReadonlyMap<RowId, number> {
  let bitsByRow: Map<RowId, number> | undefined;
  const add = (row: RowId, bit: number): void => {
    bitsByRow ??= new Map();
    bitsByRow.set(row, (bitsByRow.get(row) ?? 0) | bit);
  };
  for (const row of validRows) {
    const bits = contacts.get(row).problemBits | (exceeds24Hours(row, table, staffDays) ? CROSS_ROW_BITS.CB022 : 0);
    if (bits !== 0) {
      add(row, bits);
    }
  }
  // An unknown activity is reported once for all of its rows.
  excludedRows.forEach((code, row) => add(row, code === 'CB145' ? 0 : CROSS_ROW_BITS[code]));
  overlapMinutes.forEach((_, row) => add(row, CROSS_ROW_BITS.CB111));
  for (const row of findDuplicates(countedRows, table, texts)) {
    add(row, CROSS_ROW_BITS.CB104);
  }
  findPossibleDuplicates(countedRows, table, texts).forEach((_, row) => add(row, CROSS_ROW_BITS.CB118));
  const firstId = validRows[0] === undefined ? -1 : table.attributesIdOf(validRows[0]);
  if (validRows.some((row) => table.attributesIdOf(row) !== firstId)) {
    for (const { bit, getKey } of REPORTED_VALUES) {
      findDifferingRows(validRows, (row) => getKey(table.attributesOf(row))).forEach((row) => add(row, bit));
    }
  }
  return bitsByRow ?? NO_BITS;
}

const NPI_FLAWS = warningBit('CB105') | warningBit('CB106');

/** The values of which the report shows one for the month. A row whose time doesn't count can be the latest one, too. */
const REPORTED_VALUES: readonly {
  readonly bit: number;
  /** Returns the value, or an empty text if there is none. */
  readonly getKey: (patient: PatientAttributes) => string;
}[] = [
  { bit: CROSS_ROW_BITS.CB107, getKey: getNameKey },
  { bit: CROSS_ROW_BITS.CB108, getKey: ({ payer }) => payer },
  // An NPI that isn't valid is reported once, as CB105 or CB106.
  { bit: CROSS_ROW_BITS.CB167, getKey: ({ npi, warnings }) => ((warnings & NPI_FLAWS) === 0 ? npi : '') },
];

/** Checks whether the row's staff member has more than 24 hours on the row's day. */
function exceeds24Hours(row: RowId, table: RowTable, staffDays: StaffDays): boolean {
  const date = staffDays.hasDaysOver24Hours ? table.dateOf(row) : 0;
  return date !== 0 && staffDays.isOver24Hours(foldName(table.contactOf(row).staff), date);
}

function getNameKey({ firstName, lastName }: PatientAttributes): string {
  return firstName === '' && lastName === '' ? '' : `${firstName}\u0000${lastName}`;
}

/** What a search for duplicates needs of the rows. */
type RowPlaces = Pick<RowTable, 'hashOf' | 'compare'>;

/** Returns the row further up in the log that this row duplicates, or undefined. */
export function findOriginal(
  row: RowId,
  countedRows: readonly RowId[],
  table: RowPlaces,
  texts: Pick<RowTexts, 'sameText'>,
): RowId | undefined {
  return countedRows.find(
    (other) =>
      other !== row &&
      table.hashOf(other) === table.hashOf(row) &&
      table.compare(other, row) < 0 &&
      texts.sameText(other, row),
  );
}

/** Up to this number, rows are compared with each other directly, which doesn't need any memory. */
const FEW_ROWS = 32;

/** Returns the rows that are identical to a row further up in the log. */
export function findDuplicates(
  countedRows: readonly RowId[],
  table: RowPlaces,
  texts: Pick<RowTexts, 'sameText'>,
): readonly RowId[] {
  if (!hasEqualHashes(countedRows, table)) {
    return [];
  }
  // Only rows with equal hashes are compared. In a month of thousands of rows, comparing each with each would take minutes.
  const rowsByHash = new Map<number, RowId[]>();
  for (const row of countedRows) {
    const hash = table.hashOf(row);
    const sameHash = rowsByHash.get(hash);
    if (sameHash) {
      sameHash.push(row);
    } else {
      rowsByHash.set(hash, [row]);
    }
  }
  return countedRows.filter(
    (row) => findOriginal(row, rowsByHash.get(table.hashOf(row)) ?? [], table, texts) !== undefined,
  );
}

function hasEqualHashes(rows: readonly RowId[], table: RowPlaces): boolean {
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
 * Finds the rows with a value that differs from the value on most rows of the month. If two values are equally frequent, the
 * later one is used. An empty value doesn't differ from any other.
 *
 * @param rows the rows by date
 * @param valueOf returns the value of a row
 */
function findDifferingRows(rows: readonly RowId[], valueOf: (row: RowId) => string): RowId[] {
  const counts = new Map<string, number>();
  let mostFrequent = '';
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== '') {
      const count = (counts.get(value) ?? 0) + 1;
      counts.set(value, count);
      if (count >= (counts.get(mostFrequent) ?? 0)) {
        mostFrequent = value;
      }
    }
  }
  return counts.size < 2 ? [] : rows.filter((row) => valueOf(row) !== '' && valueOf(row) !== mostFrequent);
}
