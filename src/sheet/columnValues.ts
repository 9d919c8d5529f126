import type { BilledLogs } from '../billing/billedLogs';
import { normalizePayerName } from '../billing/rules/billingRules';
import type { FieldName } from '../log/header/columns';
import { readFieldText } from '../log/rows/fieldText';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { foldCase } from './cellFind';

/** A trimmed value of a column, with the number of entries that have it; 0 for a value from the roster or configuration. */
export interface ColumnValue {
  readonly value: string;
  readonly count: number;
}

/** Fields with values that repeat, which makes a list of them useful. */
export const LISTED_FIELDS: ReadonlySet<FieldName> = new Set([
  'activity',
  'staff',
  'staffFirstName',
  'payer',
  'role',
  'visitType',
  'noShow',
  'status',
  'approval',
  'billable',
  'problemsList',
  'firstName',
  'lastName',
  'mrn',
  'npi',
  'patientName',
] satisfies FieldName[]);

/** Returns the values of a column in counted entries, the most frequent first. Values of rows with errors aren't reliable. */
export function columnValues({ table }: BilledLogs, log: TimeLog, column: number): ColumnValue[] {
  return countValues(log, column, (row) => table.counts(row)).filter(({ value }) => value !== '');
}

/** Returns the values of a column in all entries, with '' for empty cells, the most frequent first. */
export function filterValues({ table }: BilledLogs, log: TimeLog, column: number): ColumnValue[] {
  return countValues(log, column, (row) => table.isEntry(row));
}

/** Reads a cell as the log's reader reads its column; cells of other columns without spaces around them. */
export function readColumnValue(log: TimeLog, column: number, cell: string): string {
  const field = log.header.columns.fields[column];
  return field === undefined ? cell.trim() : readFieldText(field, cell);
}

function countValues(log: TimeLog, column: number, accepts: (row: RowId) => boolean): ColumnValue[] {
  const counts = new Map<string, number>();
  log.walk((row, line) => {
    if (accepts(row)) {
      const value = readColumnValue(log, column, log.record(row, line).value(column));
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return true;
  });
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}

/**
 * Returns the values to choose from in a column: the values of its entries, and then values from the roster, the configuration,
 * and the care team roles (sources.md 4). Values that differ only in case and punctuation are listed once.
 */
export function listedValues(billed: BilledLogs, log: TimeLog, column: number): ColumnValue[] {
  const used = columnValues(billed, log, column);
  const field = log.header.columns.fields[column];
  const known = new Set(used.map(({ value }) => normalize(value)));
  const more = field === undefined ? [] : findOtherValues(field, billed, log);
  const added = more.filter((value) => value !== '' && known.size < known.add(normalize(value)).size);
  return [...used, ...added.sort().map((value) => ({ value, count: 0 }))];
}

const TEAM_ROLES = ['Care manager', 'Psychiatric consultant', 'Treating provider'] as const;
const ROSTER_LISTS = ['mrn', 'firstName', 'lastName', 'payer', 'npi', 'problemsList'] as const;

function findOtherValues(field: FieldName, { ledger }: BilledLogs, { options }: TimeLog): string[] {
  const rosterField = ROSTER_LISTS.find((name) => name === field);
  return [
    ...(rosterField === undefined
      ? []
      : Array.from(options.roster?.patients() ?? [], (patient) => patient[rosterField])),
    ...(field === 'payer' ? ledger.rules.payerNames : []),
    ...(field === 'role' ? TEAM_ROLES : []),
  ];
}

/** Returns the letters and digits of a value, as billing compares payers. */
function normalize(value: string): string {
  return normalizePayerName(value) || value;
}

/** Returns suggestions for typed text: values that start with it, then values with a word that does, and then the rest. */
export function suggestions(values: readonly ColumnValue[], typed: string, most: number): string[] {
  const wanted = foldCase(typed.trim());
  const rated = values.flatMap(({ value }) => {
    const rating = rate(foldCase(value), wanted);
    return rating < 0 ? [] : [{ value, rating }];
  });
  return rated
    .sort((a, b) => a.rating - b.rating)
    .slice(0, most)
    .map(({ value }) => value);
}

/**
 * Returns the value that a person means by typed text when they press Enter, as in a spreadsheet: the only one that starts with the
 * text. Undefined if several do, or none.
 */
export function findCompletion(values: readonly string[], typed: string): string | undefined {
  const wanted = foldCase(typed);
  const found = wanted === '' ? [] : values.filter((value) => foldCase(value).startsWith(wanted));
  return found.length === 1 ? found[0] : undefined;
}

/** Returns 0 for the best match, or -1 if the value doesn't contain the text. */
function rate(value: string, wanted: string): number {
  const at = value.indexOf(wanted);
  if (at <= 0) {
    return at;
  }
  return /[^\p{L}\p{N}]/u.test(value.charAt(at - 1)) ? 1 : 2;
}
