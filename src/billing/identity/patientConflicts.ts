import { warningBit } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { findTopmostRow } from '../months/topmostRow';
import { compareNames, type PersonName } from './nameAgreement';
import { foldName } from '../../log/values/sameNames';
import type { PatientMonth } from '../months/patientMonth';

/** A date of birth in the future is reported once, as CB045. */
const FUTURE_BIRTH = warningBit('CB045');

/** Two values in the rows of one MRN that one patient doesn't have. */
interface Conflict {
  /** The topmost row with the value that fewer rows have. */
  readonly row: RowId;
  /** The topmost row with the value that most rows have. */
  readonly usualRow: RowId;
}

/** Rows with the same value. */
interface SameValue<Value> {
  readonly value: Value;
  readonly rows: RowId[];
}

/** Rows of another name. CB168: neither part of the name agrees. CB169: only the last name does. */
export interface NameConflict extends Conflict {
  readonly code: 'CB168' | 'CB169';
}

/**
 * Finds a month whose reported name is probably another person's than in the patient's other months. Names that differ within a
 * month are CB107.
 */
export function findNameConflict(months: readonly PatientMonth[], table: RowTable): NameConflict | undefined {
  if (haveEqualNames(months)) {
    return undefined;
  }
  const names = new Map<string, SameValue<PersonName>>();
  for (const { summary } of months) {
    addTo(names, getNameKey(summary.reported), summary.reported, summary.validRows);
  }
  const [usual, ...others] = sortByRows(names);
  for (const [code, difference] of [
    ['CB168', 'both'],
    ['CB169', 'first'],
  ] as const) {
    const rows = others.flatMap(({ value, rows: each }) =>
      usual && compareNames(value, usual.value) === difference ? each.filter((row) => hasName(row, value, table)) : [],
    );
    const conflict = usual && createConflict(rows, usual.rows, table);
    if (conflict) {
      return { ...conflict, code };
    }
  }
  return undefined;
}

/** Finds a row whose date of birth differs from the patient's other rows. */
export function findBirthConflict(months: readonly PatientMonth[], table: RowTable): Conflict | undefined {
  if (months.every(({ summary }) => summary.reported.dateOfBirth === undefined)) {
    return undefined;
  }
  const births = new Map<string, SameValue<undefined>>();
  for (const row of months.flatMap(({ summary }) => summary.validRows)) {
    const { dateOfBirth } = table.attributesOf(row);
    const isKnown = dateOfBirth !== undefined && (table.warningsOf(row) & FUTURE_BIRTH) === 0;
    addTo(births, isKnown ? String(dateOfBirth) : '', undefined, [row]);
  }
  const [usual, ...others] = sortByRows(births);
  return (
    usual &&
    createConflict(
      others.flatMap(({ rows }) => rows),
      usual.rows,
      table,
    )
  );
}

/** Whether all months have the same name, which nearly all patients have. */
function haveEqualNames(months: readonly PatientMonth[]): boolean {
  const first = months[0]?.summary.reported;
  return months.every(
    ({ summary: { reported } }) => reported.firstName === first?.firstName && reported.lastName === first.lastName,
  );
}

function getNameKey({ firstName, lastName }: PersonName): string {
  return firstName === '' && lastName === '' ? '' : `${foldName(firstName)}\u0000${foldName(lastName)}`;
}

function hasName(row: RowId, name: PersonName, table: RowTable): boolean {
  return getNameKey(table.attributesOf(row)) === getNameKey(name);
}

function addTo<Value>(values: Map<string, SameValue<Value>>, key: string, value: Value, rows: readonly RowId[]): void {
  const known = values.get(key);
  if (key === '' || rows.length === 0) {
    return;
  }
  if (known) {
    rows.forEach((row) => known.rows.push(row));
  } else {
    values.set(key, { value, rows: [...rows] });
  }
}

/** Returns the value that most rows have first, and of several the one that begins later. */
function sortByRows<Value>(values: ReadonlyMap<string, SameValue<Value>>): SameValue<Value>[] {
  return [...values.values()].reverse().sort((a, b) => b.rows.length - a.rows.length);
}

function createConflict(rows: readonly RowId[], usualRows: readonly RowId[], table: RowTable): Conflict | undefined {
  const [row, usualRow] = [findTopmostRow(rows, table), findTopmostRow(usualRows, table)];
  return row === undefined || usualRow === undefined ? undefined : { row, usualRow };
}
