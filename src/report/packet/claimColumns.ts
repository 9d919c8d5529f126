import type { CsvRecord } from '../../log/csv/csvRecord';
import type { Lines } from '../../log/csv/lines';
import { RecordReader } from '../../log/csv/recordReader';
import { normalizeColumnName } from '../../log/header/columnNames';
import { findField } from '../../log/header/columns';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** How many records are searched for the header, because a list can have titles above it. */
const MOST_RECORDS_ABOVE = 20;
/** Names of columns with a month or a date of service, in addition to those of a log's date. */
const DATE_NAMES: ReadonlySet<string> = new Set(
  [
    'month',
    'service month',
    'from date',
    'from date of service',
    'service from',
    'service from date',
    'DOS from',
    'from DOS',
    'claim date',
    'statement from',
  ].map(normalizeColumnName),
);

/** Checks whether a column has a month or a date of service, by a name that logs don't have. */
export function isServiceDateName(name: string): boolean {
  return DATE_NAMES.has(normalizeColumnName(name));
}

/** Where a list of claims has what it's read for. */
export interface ClaimColumns {
  readonly delimiter: string;
  readonly header: CsvRecord;
  readonly mrn: number;
  readonly date: number;
}

/** Finds the columns of a list of claims, in any of the common delimiters. Returns undefined if it isn't one. */
export function findClaimColumns(lines: Lines): ClaimColumns | undefined {
  return DELIMITERS.flatMap((delimiter) => findColumns(lines, delimiter) ?? [])[0];
}

function findColumns(lines: Lines, delimiter: string): ClaimColumns | undefined {
  let records = 0;
  for (const header of new RecordReader(lines, delimiter).readAll(0)) {
    const names = header.values();
    const mrn = names.findIndex((name) => findField(name) === 'mrn');
    const date = names.findIndex((name) => findField(name) === 'date' || isServiceDateName(name));
    if (mrn >= 0 && date >= 0) {
      return { delimiter, header, mrn, date };
    }
    records++;
    if (records === MOST_RECORDS_ABOVE) {
      return undefined;
    }
  }
  return undefined;
}
