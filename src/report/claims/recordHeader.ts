import type { CsvRecord } from '../../log/csv/csvRecord';
import type { Lines } from '../../log/csv/lines';
import { RecordReader } from '../../log/csv/recordReader';
import { normalizeColumnName } from '../../log/header/columnNames';
import { RECORD_COLUMNS, type RecordColumn } from './recordColumns';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** A first line such as `sep=;`, which sets the delimiter in spreadsheets. */
const DELIMITER_LINE = /^\uFEFF?"?sep=(.)"?$/i;

/** The line that names the columns of a record of claims. */
export interface RecordHeader {
  readonly record: CsvRecord;
  readonly columns: ReadonlyMap<RecordColumn, number>;
  /** The number of fields up to the last one with a name. */
  readonly width: number;
  readonly missing: readonly RecordColumn[];
}

/** Finds the header of a record of claims, in the first line with text. The delimiter is the one that finds the most columns. */
export function findRecordHeader(lines: Lines): RecordHeader {
  const first = findFirstLine(lines);
  const [header, ...others] = DELIMITERS.map((delimiter) =>
    readRecordHeader(new RecordReader(lines, delimiter).read(first)),
  );
  return others.reduce(
    (best, other) => (other.missing.length < best.missing.length ? other : best),
    header ?? readRecordHeader(new RecordReader(lines, ',').read(first)),
  );
}

/** Reads a record as a header. The columns can have any order. */
export function readRecordHeader(record: CsvRecord): RecordHeader {
  const names = record.values().map((name) => normalizeColumnName(name.replace(/^\uFEFF/, '')));
  const columns = new Map<RecordColumn, number>();
  for (const column of RECORD_COLUMNS) {
    const field = names.indexOf(normalizeColumnName(column));
    if (field >= 0) {
      columns.set(column, field);
    }
  }
  return {
    record,
    columns,
    width: names.findLastIndex((name) => name !== '') + 1,
    missing: RECORD_COLUMNS.filter((column) => !columns.has(column)),
  };
}

function findFirstLine(lines: Lines): number {
  let line = DELIMITER_LINE.test(lines.lineAt(0)) ? 1 : 0;
  while (line < lines.lineCount - 1 && lines.lineAt(line).trim() === '') {
    line++;
  }
  return Math.min(line, lines.lineCount - 1);
}
