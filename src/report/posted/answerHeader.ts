import type { CsvRecord } from '../../log/csv/csvRecord';
import type { Lines } from '../../log/csv/lines';
import { RecordReader } from '../../log/csv/recordReader';
import { normalizeColumnName } from '../../log/header/columnNames';
import { findField } from '../../log/header/columns';
import { isServiceDateName } from '../packet/claimColumns';
import { COLUMN_NAMES, type PostedField, type PostedSettings } from '../../billing/rules/postedSettings';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** How many records are searched for the header, because a file can have titles above it. */
const MOST_RECORDS_ABOVE = 20;

/** The line that names the columns of a payer's file. */
export interface AnswerHeader {
  readonly record: CsvRecord;
  /** A field can have several columns, such as two for reasons. */
  readonly columns: ReadonlyMap<PostedField, readonly number[]>;
}

/** Finds the header of a file of payments and denials, in any of the common delimiters; undefined if it isn't one. */
export function findAnswerHeader(lines: Lines, settings: PostedSettings): AnswerHeader | undefined {
  return DELIMITERS.flatMap((delimiter) => findHeader(lines, delimiter, settings) ?? [])[0];
}

function findHeader(lines: Lines, delimiter: string, settings: PostedSettings): AnswerHeader | undefined {
  let records = 0;
  for (const record of new RecordReader(lines, delimiter).readAll(0)) {
    const columns = findColumns(record, settings);
    const has = (field: PostedField): boolean => columns.has(field);
    if ((has('mrn') && has('date') && (has('status') || has('amount'))) || (has('reference') && has('status'))) {
      return { record, columns };
    }
    records++;
    if (records === MOST_RECORDS_ABOVE) {
      return undefined;
    }
  }
  return undefined;
}

function findColumns(record: CsvRecord, settings: PostedSettings): ReadonlyMap<PostedField, readonly number[]> {
  const columns = new Map<PostedField, number[]>();
  record.values().forEach((name, column) => {
    const field = findPostedField(name.replace(/^\uFEFF/, ''), settings);
    if (field) {
      columns.set(field, [...(columns.get(field) ?? []), column]);
    }
  });
  return columns;
}

function findPostedField(name: string, { columns }: PostedSettings): PostedField | undefined {
  const plain = normalizeColumnName(name);
  const configured = columns.get(plain);
  if (configured !== undefined) {
    return configured ?? undefined;
  }
  const known = COLUMN_NAMES.get(plain);
  if (known) {
    return known;
  }
  if (findField(name) === 'mrn') {
    return 'mrn';
  }
  return findField(name) === 'date' || isServiceDateName(name) ? 'date' : undefined;
}
