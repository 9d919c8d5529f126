import { findLargest, findSmallest } from '../../text/lists';
import {
  DECISIVE_FIELDS,
  getFieldTitle,
  isTimeLogHeader,
  recognizeColumns,
  type ColumnMapping,
  type Columns,
  type ConflictingColumn,
  type FieldName,
} from './columns';
import type { CsvRecord } from '../csv/csvRecord';
import { MOST_LINES_OF_A_FIELD, RecordReader } from '../csv/recordReader';
import type { LineEdit } from '../csv/lineEdits';
import { makeRange, type Lines } from '../csv/lines';
import { haveSameNames } from './headerLines';
import { LOG_PROBLEMS, type LogProblemCode, type Problem } from '../problems/problems';
import type { TimeLogOptions } from '../timeLogOptions';
import { t } from '../../text/text';

/** The possible delimiters. The first is used if the header doesn't show which it is. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** An empty line, or only delimiters, which spreadsheets leave above a table. */
const BLANK_LINE = /^[\s,;|]*$/;

/** The header of a log and what was read from it. */
export interface Header {
  /** The line at which it begins, or -1 if the text is empty. */
  readonly line: number;
  readonly lineCount: number;
  /** The last line that was read to find the header. An edit further down can't change it. */
  readonly lastLineRead: number;
  readonly delimiter: string;
  readonly columns: Columns;
  readonly problems: readonly Problem[];
  /** Whether rows can be read as entries: the date, the MRN, and the minutes have one column each. */
  readonly isReadable: boolean;
}

/** A first line such as `sep=;`, which sets the delimiter in spreadsheets. */
const DELIMITER_LINE = /^\uFEFF?"?sep=(.)"?$/i;

/** How many records are searched for the header, because a report can have titles above it. */
const MOST_RECORDS_ABOVE = 20;

/**
 * Finds and reads the header: the first record that has a date, an MRN, and a minutes column, even below titles. If there is
 * none, it's the first line that isn't blank, with its missing columns as problems.
 *
 * @param mapping the configured fields of columns
 */
export function readHeader(lines: Lines, mapping?: ColumnMapping): Header {
  const { best, lastLineRead } = findHeader(lines, isTimeLogHeader, mapping);
  if (!best) {
    const columns = recognizeColumns([]);
    const problems = [createEmptyLogProblem()];
    return { line: -1, lineCount: 0, lastLineRead, delimiter: ',', columns, problems, isReadable: false };
  }
  const { record, columns } = best;
  return {
    line: record.line,
    lineCount: record.lineCount,
    lastLineRead,
    delimiter: record.delimiter,
    columns,
    problems: findHeaderProblems(record, columns),
    isReadable: isTimeLogHeader(columns),
  };
}

/** Reads the header of a log by the options of the log. With an obstacle, no row is an entry, and the obstacle is the only problem. */
export function readHeaderFor(lines: Lines, { columnMapping, obstacle }: TimeLogOptions): Header {
  const header = readHeader(lines, columnMapping);
  if (obstacle === undefined) {
    return header;
  }
  const { severity } = LOG_PROBLEMS.CB308;
  const line = Math.max(header.line, 0);
  const range = makeRange(line, 0, line, lines.lineAt(line).length);
  const columns = recognizeColumns([]);
  return { ...header, columns, isReadable: false, problems: [{ code: 'CB308', severity, range, message: obstacle }] };
}

/** The record that names the columns. */
export interface HeaderRecord {
  readonly record: CsvRecord;
  readonly columns: Columns;
}

/**
 * Finds the record that names the columns, with each possible delimiter or with the delimiter from a `sep=` line.
 *
 * @param accepts whether the columns are those of the header. If no record is accepted, the first line that isn't blank is best
 */
export function findHeader(
  lines: Lines,
  accepts: (columns: Columns) => boolean,
  mapping?: ColumnMapping,
): { best: HeaderRecord | undefined; lastLineRead: number } {
  const delimiterLine = DELIMITER_LINE.exec(lines.lineAt(0));
  const from = delimiterLine ? 1 : 0;
  const searches = (delimiterLine?.[1] === undefined ? DELIMITERS : [delimiterLine[1]]).map((delimiter) =>
    searchHeader(lines, delimiter, from, accepts, mapping),
  );
  const lastLineRead = findLargest(searches.map((search) => search.lastLine)) + MOST_LINES_OF_A_FIELD;
  const best =
    chooseBest(keepTopmost(searches.flatMap(({ found }) => found ?? []))) ??
    chooseBest(searches.flatMap(({ first }) => first ?? []));
  return { best, lastLineRead };
}

/** Searches the records for the header. `first` is the first record that isn't blank, `found` the first accepted header. */
function searchHeader(
  lines: Lines,
  delimiter: string,
  from: number,
  accepts: (columns: Columns) => boolean,
  mapping?: ColumnMapping,
): { first: HeaderRecord | undefined; found: HeaderRecord | undefined; lastLine: number } {
  let first: HeaderRecord | undefined;
  let nextLine = from;
  let count = 0;
  for (const record of new RecordReader(lines, delimiter).readAll(from)) {
    nextLine = record.line + record.lineCount;
    if (!BLANK_LINE.test(lines.lineAt(record.line))) {
      count++;
      const candidate = { record, columns: readColumns(record, mapping) };
      first ??= candidate;
      if (accepts(candidate.columns)) {
        return { first, found: candidate, lastLine: nextLine - 1 };
      }
    }
    if (count === MOST_RECORDS_ABOVE) {
      break;
    }
  }
  return { first, found: undefined, lastLine: nextLine };
}

/** Returns the topmost candidates. Where exports with several delimiters were joined, the first header is the log's. */
function keepTopmost(candidates: readonly HeaderRecord[]): readonly HeaderRecord[] {
  const top = findSmallest(candidates.map(({ record }) => record.line));
  return candidates.filter(({ record }) => record.line === top);
}

/** Returns the candidate with the most known columns, or the first of several. */
function chooseBest(candidates: readonly HeaderRecord[]): HeaderRecord | undefined {
  return candidates.reduce<HeaderRecord | undefined>(
    (best, candidate) =>
      best && countKnownColumns(best.columns) >= countKnownColumns(candidate.columns) ? best : candidate,
    undefined,
  );
}

/**
 * Whether rows are read in the same way under the header of an edited text as before the edits, and no row is now above the header
 * or no longer above it.
 *
 * @param namesMatter whether the names of unread columns matter, because a line may repeat the header
 */
export function isHeaderInPlace(
  before: Header,
  after: Header,
  edits: readonly LineEdit[],
  namesMatter: boolean,
): boolean {
  return (
    after.line === findEditedLine(before, edits) &&
    isSameHeader(after, before) &&
    (!namesMatter || haveSameNames(after.columns.names, before.columns.names))
  );
}

/** Whether rows are read in the same way under both headers, wherever these are. */
function isSameHeader(a: Header, b: Header): boolean {
  return (
    a.lineCount === b.lineCount &&
    a.delimiter === b.delimiter &&
    a.columns.names.length === b.columns.names.length &&
    a.columns.needed === b.columns.needed &&
    a.columns.exporter === b.columns.exporter &&
    a.columns.fields.every((field, column) => field === b.columns.fields[column]) &&
    a.isReadable === b.isReadable
  );
}

/**
 * Returns the line at which a header of the text before the edits begins in the edited text. Undefined if an edit reaches from
 * above into the header, or changes lines of a header that has several.
 */
function findEditedLine({ line, lineCount }: Header, edits: readonly LineEdit[]): number | undefined {
  let shift = 0;
  for (const { startLine, oldEndLine, newEndLine } of edits) {
    if (startLine >= line + lineCount) {
      break;
    }
    if (oldEndLine < line) {
      shift += newEndLine - oldEndLine;
    } else if (startLine < line || lineCount !== 1) {
      return undefined;
    }
  }
  return line + shift;
}

function readColumns(record: CsvRecord, mapping?: ColumnMapping): Columns {
  return recognizeColumns(record.values(), mapping);
}

function countKnownColumns(columns: Columns): number {
  return columns.fields.filter((field) => field !== undefined).length;
}

function findHeaderProblems(record: CsvRecord, columns: Columns): Problem[] {
  const missing = columns.missing.map((field) =>
    createProblem('CB001', record.recordRange(), describeMissingColumn(field, columns)),
  );
  const doubtful = columns.doubtful.map((column) =>
    createProblem(
      'CB119',
      record.range(column),
      t`Column ${column + 1} could be the payer's plan or the plan in a note, so it isn't read. Use a quick fix to choose, or set it under "columns" in the configuration.`,
    ),
  );
  return [
    ...findQuoteProblems(record),
    ...missing,
    ...columns.conflicts.map((conflict) => createConflictProblem(conflict, record)),
    ...doubtful,
  ];
}

function describeMissingColumn(field: FieldName, { exporter }: Columns): string {
  return exporter && field === 'mrn'
    ? t`The header has no MRN column, so nothing can be summed. In a ${exporter.name} export, the team decides which column has the patient. Use a quick fix to choose it, or set it under "columns" in the configuration.`
    : t`The header has no ${getFieldTitle(field)} column, so nothing can be summed. The first line must name the columns. A time log has at least Date, MRN, and Minutes.`;
}

function findQuoteProblems(record: CsvRecord): Problem[] {
  const { openQuote, strayQuote } = record;
  return [
    ...(openQuote
      ? [
          createProblem(
            'CB005',
            record.range(record.fieldAt(openQuote)),
            t`This quote in the header opens a name that nothing closes. Close or remove the quote.`,
          ),
        ]
      : []),
    ...(strayQuote
      ? [
          createProblem(
            'CB006',
            record.range(record.fieldAt(strayQuote)),
            t`There's a quote inside the name of this column.`,
          ),
        ]
      : []),
  ];
}

function createConflictProblem({ field, column, other, isOtherRead }: ConflictingColumn, record: CsvRecord): Problem {
  const range = record.range(column);
  const title = getFieldTitle(field);
  if (isOtherRead) {
    return createProblem(
      'CB007',
      range,
      t`Columns ${other + 1} and ${column + 1} both match ${title}. Column ${other + 1} is read because it has the exact name.`,
    );
  }
  return createProblem(
    DECISIVE_FIELDS.includes(field) ? 'CB002' : 'CB007',
    range,
    t`Columns ${other + 1} and ${column + 1} both match ${title}. Neither is read. Rename one of them.`,
  );
}

function createEmptyLogProblem(): Problem {
  return createProblem(
    'CB001',
    makeRange(0, 0, 0, 0),
    t`The file is empty. A time log begins with a header that has at least the columns Date, MRN, and Minutes.`,
  );
}

function createProblem(code: LogProblemCode, range: Problem['range'], message: string): Problem {
  return { code, severity: LOG_PROBLEMS[code].severity, range, message };
}
