import type { BilledLogs } from '../billing/billedLogs';
import type { FieldName } from '../log/columns';
import type { TimeLog } from '../log/timeLog';
import { foldedCase } from './cellFind';

/** A value of a column, trimmed, with the number of entries that have it. */
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

/** The values that what was typed could become: those that begin with it, then those with a word that does, then the rest. */
export function suggestions(values: readonly ColumnValue[], typed: string, most: number): string[] {
  const wanted = foldedCase(typed.trim());
  const rated = values.flatMap(({ value }) => {
    const rating = ratingOf(foldedCase(value), wanted);
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
