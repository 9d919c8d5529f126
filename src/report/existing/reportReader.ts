import { BASE_CODES, type BaseCode } from '../../billing/rules/codes';
import { monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { RecordScanner } from '../../log/csv/csvRecord';
import { readDate } from '../../log/values/dateText';
import { rangeOf, type Lines, type TextRange } from '../../log/csv/lines';
import { NO_MINUTES, compareMinutes, readMinutes, wholeMinutes, type Minutes } from '../../log/values/minutes';
import type { Problem } from '../../log/problems/problems';
import { unwrapped } from '../../log/values/spreadsheetDamage';
import { restoreCell } from '../exports/harmlessCell';
import { REPORT_COLUMNS, type ReportColumn } from '../reportColumns';
import { reportProblem } from './reportProblems';
import { t } from '../../text/text';

/** A line of an existing billing report, as it stands in the file. */
export interface ExistingLine {
  readonly mrn: string;
  readonly month: CalendarMonth;
  /** Undefined where the cell is empty. */
  readonly initialAssessment: CalendarDate | undefined;
  readonly minutes: Minutes;
  readonly has99492: boolean;
  readonly has99493: boolean;
  /** A base code that has no column in the sample, where the file has one for it. */
  readonly otherBase: BaseCode | undefined;
  /** Units, whichever way the file writes them. */
  readonly addOnUnits: number;
  /** The cells that no code turns on, trimmed; '' where the file has no such column. */
  readonly texts: Readonly<Record<TextColumn, string>>;
  /** Where a column's cell stands; the whole record where the file has no such column. */
  readonly rangeOfCell: (column: ReportColumn | BaseCode) => TextRange;
}

export type TextColumn = 'First name' | 'Last name' | 'Payer' | 'Referring Provider NPI' | 'Problems List';
export const TEXT_COLUMNS: readonly TextColumn[] = [
  'First name',
  'Last name',
  'Payer',
  'Referring Provider NPI',
  'Problems List',
];

/** An existing report: its lines in the order of the file, and what cannot be read in it. */
export interface ExistingReport {
  readonly lines: readonly ExistingLine[];
  /** Where the header stands; problems of the report as a whole are put there. */
  readonly header: TextRange;
  readonly problems: readonly Problem[];
}

/** The text is no billing report: a sentence that says what it lacks. */
export interface NoReport {
  readonly problem: Problem;
}

/** Without these no code can be checked. */
const DECISIVE: readonly ReportColumn[] = ['Date', 'Initial Assessment', 'MRN', 'Minutes', '99492', '99493', '99494'];
const DELIMITERS = [',', ';', '\t'] as const;
const MINUTES_OF_A_UNIT = 30;

type ColumnPlaces = ReadonlyMap<ReportColumn | BaseCode, number>;

const OTHER_CODES = BASE_CODES.filter((code) => code !== '99492' && code !== '99493');

/**
 * Reads a billing report in the sample's columns (sources.md 0.1), in any order, made by whatever program: codes as `TRUE`,
 * `true`, `1`, `0`, `FALSE` or nothing, and 99494 in units or, as some old reports have it, in minutes (0.2).
 */
export function readReport(lines: Lines): ExistingReport | NoReport {
  const { scanner, line: headerLine, columns, missing } = headerOf(lines);
  if (missing.length > 0) {
    const sentence =
      missing.length === DECISIVE.length
        ? t`This is not a billing report: its first line has none of the columns of one.`
        : t`This is not a whole billing report: it has no column ${missing.join(', ')}.`;
    return {
      problem: reportProblem('CB400', rangeOf(headerLine, 0, headerLine, lines.lineAt(headerLine).length), sentence),
    };
  }
  scanner.scan(headerLine);
  const header = scanner.recordRange();
  const width = scanner.fieldCount;
  const addOnPlace = scanner.range(columns.get('99494') ?? 0);
  const problems: Problem[] = [];
  const read: ExistingLine[] = [];
  for (let line = headerLine + scanner.lineCount; line < lines.lineCount;) {
    scanner.scan(line);
    if (!scanner.isBlank) {
      const found = readRecord(scanner, columns, width);
      problems.push(...found.problems);
      if (found.line) {
        read.push(found.line);
      }
    }
    line += scanner.lineCount;
  }
  const units = unitsOfMinutes(read);
  if (units) {
    problems.push(
      reportProblem(
        'CB403',
        addOnPlace,
        t`Every 99494 of this report is a multiple of 30: they are minutes, not units. They are read as units of 30 minutes; a claim states units.`,
      ),
    );
  }
  return { lines: units ?? read, header, problems };
}

interface HeaderReading {
  readonly scanner: RecordScanner;
  readonly line: number;
  readonly columns: ColumnPlaces;
  readonly missing: readonly ReportColumn[];
}

/** The header under the delimiter that finds most of the columns; the first line with anything on it. */
function headerOf(lines: Lines): HeaderReading {
  let line = 0;
  while (line < lines.lineCount - 1 && lines.lineAt(line).trim() === '') {
    line++;
  }
  const [first, ...others] = DELIMITERS.map((delimiter) => {
    const scanner = new RecordScanner(lines, delimiter);
    scanner.scan(line);
    const columns = columnsOf(scanner);
    return { scanner, line, columns, missing: DECISIVE.filter((column) => !columns.has(column)) };
  });
  return others.reduce(
    (best, other) => (other.missing.length < best.missing.length ? other : best),
    first as HeaderReading,
  );
}

function columnsOf(scanner: RecordScanner): ColumnPlaces {
  const places = new Map<ReportColumn | BaseCode, number>();
  for (let field = 0; field < scanner.fieldCount; field++) {
    const name = squeezed(scanner.value(field));
    const column = [...REPORT_COLUMNS, ...OTHER_CODES].find((candidate) => squeezed(candidate) === name);
    if (column !== undefined && !places.has(column)) {
      places.set(column, field);
    }
  }
  return places;
}

/** A name without case, spaces, underscores and the byte order mark. */
function squeezed(name: string): string {
  return name.replace(/[\s_\uFEFF]/g, '').toLowerCase();
}

interface RecordReading {
  readonly line: ExistingLine | undefined;
  readonly problems: readonly Problem[];
}

function readRecord(scanner: RecordScanner, columns: ColumnPlaces, width: number): RecordReading {
  if (scanner.fieldCount !== width) {
    const message =
      scanner.fieldCount < width
        ? t`This line has fewer fields than the header, so it cannot be checked. Put values with commas in quotes.`
        : t`This line has more fields than the header, so it cannot be checked. Put values with commas in quotes.`;
    return { line: undefined, problems: [reportProblem('CB401', scanner.recordRange(), message)] };
  }
  const ranges = Array.from({ length: width }, (_, field) => scanner.range(field));
  const record = scanner.recordRange();
  const placeOf = (column: ReportColumn | BaseCode): TextRange => ranges[columns.get(column) ?? -1] ?? record;
  const cell = (column: ReportColumn): string => {
    const text = scanner.value(columns.get(column) ?? -1).trim();
    return column === 'MRN' ? unwrapped(text).text : restoreCell(text);
  };
  const problems: Problem[] = [];
  const needed = <T>(column: ReportColumn, wanted: string, value: T | undefined): T | undefined => {
    if (value === undefined) {
      const message = t`The column ${column} of this line is not ${wanted}, so its codes cannot be checked.`;
      problems.push(reportProblem('CB402', placeOf(column), message));
    }
    return value;
  };
  const date = needed('Date', t`a date`, dateIn(cell('Date')));
  const minutes = needed('Minutes', t`a number of minutes`, minutesIn(cell('Minutes')));
  const stated = cell('Initial Assessment');
  const assessment = needed('Initial Assessment', t`a date`, stated === '' ? null : dateIn(stated));
  const has99492 = needed('99492', t`TRUE or 0`, flagIn(cell('99492')));
  const has99493 = needed('99493', t`TRUE or 0`, flagIn(cell('99493')));
  const addOnUnits = needed('99494', t`a number of units`, unitsIn(cell('99494')));
  const mrn = needed('MRN', t`filled`, cell('MRN') || undefined);
  if (
    date === undefined ||
    minutes === undefined ||
    assessment === undefined ||
    has99492 === undefined ||
    has99493 === undefined ||
    addOnUnits === undefined ||
    mrn === undefined
  ) {
    return { line: undefined, problems };
  }
  const line: ExistingLine = {
    mrn,
    month: monthOf(date),
    initialAssessment: assessment ?? undefined,
    minutes,
    has99492,
    has99493,
    otherBase: OTHER_CODES.find((code) => flagIn(scanner.value(columns.get(code) ?? -1).trim()) === true),
    addOnUnits,
    texts: {
      'First name': cell('First name'),
      'Last name': cell('Last name'),
      Payer: cell('Payer'),
      'Referring Provider NPI': cell('Referring Provider NPI'),
      'Problems List': cell('Problems List'),
    },
    rangeOfCell: placeOf,
  };
  return { line, problems };
}

function dateIn(text: string): CalendarDate | undefined {
  const reading = readDate(text);
  return reading.ok ? reading.date : undefined;
}

function minutesIn(text: string): Minutes | undefined {
  const minutes = readMinutes(text);
  return minutes && compareMinutes(minutes, NO_MINUTES) >= 0 ? minutes : undefined;
}

const EARNED = new Set(['true', '1', 'yes']);
const NOT_EARNED = new Set(['', '0', 'false', 'no']);

function flagIn(text: string): boolean | undefined {
  const plain = text.toLowerCase();
  return EARNED.has(plain) ? true : NOT_EARNED.has(plain) ? false : undefined;
}

function unitsIn(text: string): number | undefined {
  const plain = text.toLowerCase();
  if (NOT_EARNED.has(plain)) {
    return 0;
  }
  if (plain === 'true') {
    return 1;
  }
  return /^\d{1,6}(?:\.0+)?$/.test(plain) ? Number(plain) : undefined;
}

/**
 * The lines with their 99494 in units, where the file has them in minutes: every one that is not 0 a multiple of 30, and fewer
 * units than that in the minutes of the month. Undefined for a file that has units.
 */
function unitsOfMinutes(lines: readonly ExistingLine[]): readonly ExistingLine[] | undefined {
  const billed = lines.filter(({ addOnUnits }) => addOnUnits > 0);
  const areMinutes =
    billed.length > 0 &&
    billed.every(
      ({ addOnUnits, minutes }) =>
        addOnUnits % MINUTES_OF_A_UNIT === 0 &&
        compareMinutes(wholeMinutes(addOnUnits * MINUTES_OF_A_UNIT), minutes) > 0,
    );
  return areMinutes ? lines.map((line) => ({ ...line, addOnUnits: line.addOnUnits / MINUTES_OF_A_UNIT })) : undefined;
}
