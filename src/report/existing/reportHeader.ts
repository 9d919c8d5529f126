import { BASE_CODES, CPT_CODES, type BaseCode } from '../../billing/rules/codes';
import type { CsvRecord } from '../../log/csv/csvRecord';
import type { Lines } from '../../log/csv/lines';
import { RecordReader } from '../../log/csv/recordReader';
import { normalizeColumnName, simplifyColumnName } from '../../log/header/columnNames';
import { findField, getFieldTitle } from '../../log/header/columns';
import { t } from '../../text/text';
import { REPORT_COLUMNS, type ReportColumn } from '../reportColumns';

export type ColumnIndexes = ReadonlyMap<ReportColumn | BaseCode, number>;

/** Codes can't be checked without these columns. */
export const REQUIRED_COLUMNS: readonly ReportColumn[] = ['Date', 'Initial Assessment', 'MRN', 'Minutes', ...CPT_CODES];

/** The base codes that aren't columns of the sample's report. */
export const OTHER_CODES = BASE_CODES.filter((code) => !(REPORT_COLUMNS as readonly string[]).includes(code));

const KNOWN_COLUMNS: readonly (ReportColumn | BaseCode)[] = [...REPORT_COLUMNS, ...OTHER_CODES];
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** A first line such as `sep=;`, which sets the delimiter in spreadsheets. */
const DELIMITER_LINE = /^\uFEFF?"?sep=(.)"?$/i;
/** How many records are searched for the header, because a report can have titles above it. */
const MOST_RECORDS_ABOVE = 20;

/** The record that names the columns of a report. */
export interface ReportHeader {
  readonly record: CsvRecord;
  readonly columns: ColumnIndexes;
  /** The columns of other codes, such as 99490 or G0556, by code. */
  readonly codeColumns: ReadonlyMap<string, number>;
  readonly missing: readonly ReportColumn[];
  /** Why two columns for one can't be read, if there are two. */
  readonly conflict: string | undefined;
  /** The number of fields up to the last one with a name. */
  readonly width: number;
}

/**
 * Finds the first record that names all required columns, even below titles, with the delimiter that finds the most columns. If
 * there is none, returns the record that names the most of them.
 */
export function findReportHeader(lines: Lines): ReportHeader {
  const delimiterLine = DELIMITER_LINE.exec(lines.lineAt(0));
  const delimiters = delimiterLine?.[1] === undefined ? DELIMITERS : [delimiterLine[1]];
  const candidates = delimiters.flatMap((delimiter) => readCandidates(lines, delimiter, delimiterLine ? 1 : 0));
  const [first = readReportHeader(new RecordReader(lines, ',').read(0)), ...others] = candidates;
  return others.reduce((best, other) => (other.missing.length < best.missing.length ? other : best), first);
}

function readCandidates(lines: Lines, delimiter: string, from: number): ReportHeader[] {
  const candidates: ReportHeader[] = [];
  for (const record of new RecordReader(lines, delimiter).readAll(from)) {
    if (!record.isBlank) {
      candidates.push(readReportHeader(record));
    }
    if (candidates.at(-1)?.missing.length === 0 || candidates.length === MOST_RECORDS_ABOVE) {
      break;
    }
  }
  return candidates;
}

/** Reads a record as a header: the names of the report's columns, and where one is missing, another common name of its field. */
export function readReportHeader(record: CsvRecord): ReportHeader {
  const names = record.values();
  const claims = KNOWN_COLUMNS.map((column) => ({ column, fields: findClaims(column, names) }));
  // Of two columns with other names for a text column, neither is read, as in a log.
  const conflict = claims.find(({ column, fields }) => fields.length > 1 && mustBeClear(column, fields, names));
  const columns = new Map(
    claims.flatMap(({ column, fields: [field, second] }) =>
      field === undefined || (second !== undefined && !mustBeClear(column, [field], names)) ? [] : [[column, field]],
    ),
  );
  const [one = 0, other = 0] = conflict?.fields ?? [];
  return {
    record,
    columns,
    codeColumns: findCodeColumns(names, columns),
    missing: REQUIRED_COLUMNS.filter((column) => !columns.has(column)),
    conflict: conflict && t`Columns ${one + 1} and ${other + 1} both match ${conflict.column}. Rename one of them.`,
    width: names.findLastIndex((name) => name.trim() !== '') + 1,
  };
}

/** The name of a column with a CPT or HCPCS code: `99490`, `CPT 99490`, or `G0511 units`. */
const CODE_NAME = /^(?:CPT|HCPCS|code)?\W*([A-Z]\d{4}|\d{4}[A-Z\d])\W*(?:units?|billed|code)?$/i;

/** Finds the columns with a code that the report doesn't have a column for. */
function findCodeColumns(names: readonly string[], columns: ColumnIndexes): Map<string, number> {
  const read = new Set(columns.values());
  const found = new Map<string, number>();
  names.forEach((name, field) => {
    const code = CODE_NAME.exec(name.trim())?.[1]?.toUpperCase();
    if (code !== undefined && !read.has(field) && !found.has(code)) {
      found.set(code, field);
    }
  });
  return found;
}

/** Whether two columns for a column are an error: its figures are needed, or both have its exact name. */
function mustBeClear(
  column: ReportColumn | BaseCode,
  [field = 0]: readonly number[],
  names: readonly string[],
): boolean {
  const isExact = simplifyColumnName(names[field] ?? '') === simplifyColumnName(column);
  return isExact || REQUIRED_COLUMNS.some((required) => required === column);
}

function findClaims(column: ReportColumn | BaseCode, names: readonly string[]): number[] {
  const select = (matches: (name: string) => boolean): number[] =>
    names.flatMap((name, field) => (matches(name) ? [field] : []));
  const hasSameName = (normalize: (name: string) => string): number[] =>
    select((name) => normalize(name) === normalize(column));
  return (
    [
      hasSameName(normalizeColumnName),
      hasSameName(simplifyColumnName),
      select((name) => {
        const field = findField(name);
        return field !== undefined && getFieldTitle(field) === column;
      }),
    ].find((claims) => claims.length > 0) ?? []
  );
}
