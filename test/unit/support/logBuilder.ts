import { CANONICAL_HEADER } from '../../../src/log/header/columns';
import { quoteIfNeeded } from '../../../src/log/csv/csvText';

/** The cells of a row of a log. Cells that don't matter to a test have valid values. */
export interface Entry {
  readonly date: string;
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly minutes: string;
  readonly activity: string;
  readonly staff: string;
  readonly payer: string;
  readonly assessment: string;
  readonly npi: string;
  readonly problems: string;
}

export const VALID_ENTRY: Entry = {
  date: '1/3/2024',
  mrn: 'P1',
  firstName: 'Holly',
  lastName: 'Guzman',
  minutes: '20',
  activity: 'Follow Up',
  staff: 'T. Nguyen',
  payer: 'Cigna',
  assessment: '1/3/2024',
  npi: '1234567893',
  problems: '',
};

export const HEADER_LINE = CANONICAL_HEADER.join(',');

/** Returns a line of a log. Cells that aren't given come from `VALID_ENTRY`. */
export function formatEntry(cells: Partial<Entry> = {}): string {
  const row = { ...VALID_ENTRY, ...cells };
  return [
    row.date,
    row.mrn,
    row.firstName,
    row.lastName,
    row.minutes,
    row.activity,
    row.staff,
    row.payer,
    row.assessment,
    row.npi,
    row.problems,
  ]
    .map((cell) => quoteIfNeeded(cell, ','))
    .join(',');
}

/** Returns a log with the canonical header. A row given as text is added unchanged. */
export function buildLog(...rows: readonly (Partial<Entry> | string)[]): string {
  return [HEADER_LINE, ...rows.map((row) => (typeof row === 'string' ? row : formatEntry(row)))]
    .map((line) => `${line}\n`)
    .join('');
}
