import type { BilledLogs } from '../billing/billedLogs';
import { normalizePayerName } from '../billing/rules/billingRules';
import type { FieldName } from '../log/header/columns';
import type { TimeLog } from '../log/timeLog';
import { foldCase } from './cellFind';

/** A value of a column, trimmed, with the number of entries that have it; 0 for one that is known from elsewhere. */
export interface ColumnValue {
  readonly value: string;
  readonly count: number;
}

/** Fields whose values come again and again, so that a list of them helps. */
export const LISTED_FIELDS: ReadonlySet<FieldName> = new Set([
  'activity',
  'staff',
  'payer',
  'role',
  'visitType',
  'noShow',
  'problemsList',
  'firstName',
  'lastName',
  'mrn',
  'npi',
  'patientName',
] satisfies FieldName[]);

/** The values of a column's entries that count, the most frequent first; a value in error teaches nothing. */
export function columnValues({ table }: BilledLogs, log: TimeLog, column: number): ColumnValue[] {
  const counts = new Map<string, number>();
  log.walk((row, line) => {
    if (table.counts(row)) {
      const value = log.record(row, line).value(column).trim();
      if (value !== '') {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return true;
  });
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}

/**
 * The values to choose from in a column: those of its entries, then those that the team has named elsewhere, in the roster or
 * the configuration, and the roles of the care team (sources.md 4). One that differs in case and punctuation alone is not
 * offered a second time.
 */
export function listedValues(billed: BilledLogs, log: TimeLog, column: number): ColumnValue[] {
  const used = columnValues(billed, log, column);
  const field = log.header.columns.fields[column];
  const known = new Set(used.map(({ value }) => plain(value)));
  const more = field === undefined ? [] : namedElsewhere(field, billed, log);
  const added = more.filter((value) => value !== '' && known.size < known.add(plain(value)).size);
  return [...used, ...added.sort().map((value) => ({ value, count: 0 }))];
}

const TEAM_ROLES = ['Care manager', 'Psychiatric consultant', 'Treating provider'] as const;
const ROSTER_LISTS = ['mrn', 'firstName', 'lastName', 'payer', 'npi', 'problemsList'] as const;

function namedElsewhere(field: FieldName, { ledger }: BilledLogs, { options }: TimeLog): string[] {
  const ofRoster = ROSTER_LISTS.find((its) => its === field);
  return [
    ...(ofRoster === undefined ? [] : Array.from(options.roster?.patients() ?? [], (patient) => patient[ofRoster])),
    ...(field === 'payer' ? ledger.rules.payerNames : []),
    ...(field === 'role' ? TEAM_ROLES : []),
  ];
}

/** Payers are told apart as the billing does; anything else by its letters and digits too. */
function plain(value: string): string {
  return normalizePayerName(value) || value;
}

/** The values that what was typed could become: those that begin with it, then those with a word that does, then the rest. */
export function suggestions(values: readonly ColumnValue[], typed: string, most: number): string[] {
  const wanted = foldCase(typed.trim());
  const rated = values.flatMap(({ value }) => {
    const rating = ratingOf(foldCase(value), wanted);
    return rating < 0 ? [] : [{ value, rating }];
  });
  return rated
    .sort((a, b) => a.rating - b.rating)
    .slice(0, most)
    .map(({ value }) => value);
}

/** 0 for the best; -1 for a value that does not hold what is wanted. */
function ratingOf(value: string, wanted: string): number {
  const at = value.indexOf(wanted);
  if (at <= 0) {
    return at;
  }
  return /[^\p{L}\p{N}]/u.test(value.charAt(at - 1)) ? 1 : 2;
}
