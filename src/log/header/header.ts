import {
  DECISIVE_FIELDS,
  getFieldTitle,
  isTimeLogHeader,
  recognizeColumns,
  type ColumnMapping,
  type Columns,
  type ConflictingColumn,
} from './columns';
import type { CsvRecord } from '../csv/csvRecord';
import { MOST_LINES_OF_A_FIELD, RecordReader } from '../csv/recordReader';
import { makeRange, type Lines } from '../csv/lines';
import { LOG_PROBLEMS, type LogProblemCode, type Problem } from '../problems/problems';
import { t } from '../../text/text';

/** What separates the fields of a log; the first is taken when the header does not tell. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** An empty line, or one of delimiters alone, as spreadsheets leave above a table. */
const SAYS_NOTHING = /^[\s,;|]*$/;

/** The header of a log and what was taken from it. */
export interface Header {
  /** The line it begins at, or -1 in a text with nothing in it. */
  readonly line: number;
  readonly lineCount: number;
  /** The last line that was looked at to find it: an edit further down cannot change it. */
  readonly lastLineRead: number;
  readonly delimiter: string;
  readonly columns: Columns;
  readonly problems: readonly Problem[];
  /** Whether rows can be read as entries: date, MRN and minutes each have one column. */
  readonly isReadable: boolean;
}

/** What a first line such as `sep=;` says of the delimiter, as spreadsheets understand it. */
const DELIMITER_LINE = /^\uFEFF?"?sep=(.)"?$/i;

/** Titles of a report may stand above its header; further down than this nobody looks for one. */
const MOST_RECORDS_ABOVE = 20;

/**
 * Finds and reads the header: the first record that names a date, an MRN and a minutes column, be it below titles; where there
 * is none, the first line with anything on it, with what it lacks.
 *
 * @param mapping what columns hold whose names nobody knows
 */
export function readHeader(lines: Lines, mapping?: ColumnMapping): Header {
  const { best, lastLineRead } = findHeader(lines, isTimeLogHeader, mapping);
  if (!best) {
    const columns = recognizeColumns([]);
    const problems = [emptyLog()];
    return { line: -1, lineCount: 0, lastLineRead, delimiter: ',', columns, problems, isReadable: false };
  }
  const { record, columns } = best;
  return {
    line: record.line,
    lineCount: record.lineCount,
    lastLineRead,
    delimiter: record.delimiter,
    columns,
    problems: headerProblems(record, columns),
    isReadable: isTimeLogHeader(columns),
  };
}

/** The record that names the columns. */
export interface HeaderRecord {
  readonly record: CsvRecord;
  readonly columns: Columns;
}

/**
 * Looks for the record that names the columns, with every delimiter that there is or the one that a `sep=` line tells.
 *
 * @param accepts whether columns make the header that is looked for; where none do, the first line with anything on it is best
 */
export function findHeader(
  lines: Lines,
  accepts: (columns: Columns) => boolean,
  mapping?: ColumnMapping,
): { best: HeaderRecord | undefined; lastLineRead: number } {
  const told = DELIMITER_LINE.exec(lines.lineAt(0));
  const from = told ? 1 : 0;
  const searches = (told?.[1] === undefined ? DELIMITERS : [told[1]]).map((delimiter) =>
    searchHeader(lines, delimiter, from, accepts, mapping),
  );
  const lastLineRead = Math.max(...searches.map((search) => search.lastLine)) + MOST_LINES_OF_A_FIELD;
  const best =
    bestOf(searches.flatMap(({ found }) => found ?? [])) ?? bestOf(searches.flatMap(({ first }) => first ?? []));
  return { best, lastLineRead };
}

/** Looks for the header record by record: `first` is the first record that says anything, `found` the first readable header. */
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
    if (!SAYS_NOTHING.test(lines.lineAt(record.line))) {
      count++;
      const candidate = { record, columns: columnsOf(record, mapping) };
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

/** The one that knows most columns; the first of them where several do. */
function bestOf(candidates: readonly HeaderRecord[]): HeaderRecord | undefined {
  return candidates.reduce<HeaderRecord | undefined>(
    (best, candidate) => (best && knownColumns(best.columns) >= knownColumns(candidate.columns) ? best : candidate),
    undefined,
  );
}

/** Whether two headers say the same of the rows below them. */
export function isSameHeader(a: Header, b: Header): boolean {
  return (
    a.line === b.line &&
    a.lineCount === b.lineCount &&
    a.delimiter === b.delimiter &&
    a.columns.names.length === b.columns.names.length &&
    a.columns.needed === b.columns.needed &&
    a.columns.fields.every((field, column) => field === b.columns.fields[column]) &&
    a.isReadable === b.isReadable
  );
}

function columnsOf(record: CsvRecord, mapping?: ColumnMapping): Columns {
  return recognizeColumns(record.values(), mapping);
}

function knownColumns(columns: Columns): number {
  return columns.fields.filter((field) => field !== undefined).length;
}

function headerProblems(record: CsvRecord, columns: Columns): Problem[] {
  const missing = columns.missing.map((field) =>
    problem(
      'CB001',
      record.recordRange(),
      t`The header has no ${getFieldTitle(field)} column, so nothing can be summed. The first line must name the columns;
        a time log has at least Date, MRN and Minutes.`,
    ),
  );
  return [...quoteProblems(record), ...missing, ...columns.rivals.map((rival) => rivalProblem(rival, record))];
}

function quoteProblems(record: CsvRecord): Problem[] {
  const { openQuote, strayQuote } = record;
  return [
    ...(openQuote
      ? [
          problem(
            'CB005',
            record.range(record.fieldAt(openQuote)),
            t`This quote in the header opens a name that nothing closes. Add the closing quote or remove this one.`,
          ),
        ]
      : []),
    ...(strayQuote
      ? [problem('CB006', record.range(record.fieldAt(strayQuote)), t`A quote stands inside the name of this column.`)]
      : []),
  ];
}

function rivalProblem({ field, column, rival, rivalIsRead }: ConflictingColumn, record: CsvRecord): Problem {
  const range = record.range(column);
  const title = getFieldTitle(field);
  if (rivalIsRead) {
    return problem(
      'CB007',
      range,
      t`Column ${column + 1} could be the ${title} as well. Column ${rival + 1} is read, for it has the exact name.`,
    );
  }
  return problem(
    DECISIVE_FIELDS.includes(field) ? 'CB002' : 'CB007',
    range,
    t`Columns ${rival + 1} and ${column + 1} both name the ${title}. Neither is read; rename one of them.`,
  );
}

function emptyLog(): Problem {
  return problem(
    'CB001',
    makeRange(0, 0, 0, 0),
    t`The file is empty. A time log begins with a header that names at least the columns Date, MRN and Minutes.`,
  );
}

function problem(code: LogProblemCode, range: Problem['range'], message: string): Problem {
  return { code, severity: LOG_PROBLEMS[code].severity, range, message };
}
