import { addAll } from '../../text/lists';
import { APCM_CODES, type BaseCode } from '../../billing/rules/codes';
import { monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import type { CsvRecord } from '../../log/csv/csvRecord';
import { RecordReader } from '../../log/csv/recordReader';
import { readDate } from '../../log/values/dateText';
import { makeRange, type Lines, type TextRange } from '../../log/csv/lines';
import { compareMinutes, wholeMinutes, type Minutes } from '../../log/values/minutes';
import type { Problem } from '../../log/problems/problems';
import { isBlankCell, readCellText, readNameCells } from '../../log/values/blankWords';
import type { MrnForms } from '../../log/values/mrnForms';
import { isDamagedMrn, readMrn } from '../../log/values/mrnText';
import { isFormulaError } from '../../log/values/spreadsheetDamage';
import { findPlaceholderDate } from '../../log/values/placeholderDates';
import { restoreCell } from '../../log/csv/harmlessCell';
import type { ReportColumn } from '../reportColumns';
import { failure, success, type Failure, type Result } from '../../text/result';
import { t } from '../../text/text';
import {
  OTHER_CODES,
  REQUIRED_COLUMNS,
  findReportHeader,
  readReportHeader,
  type ColumnIndexes,
  type ReportHeader,
} from './reportHeader';
import { decideReportDates, type ReportDateOrders } from './reportDates';
import { readCellCount, readCellDate, readCellFlag, readCellMinutes, readCellUnits } from './reportCells';
import { cellProblem, reportProblem } from './reportProblems';

/** A line of an existing billing report, with the values in the file. */
export interface ExistingLine {
  readonly mrn: string;
  readonly month: CalendarMonth;
  /** Undefined where the cell is empty. */
  readonly initialAssessment: CalendarDate | undefined;
  readonly minutes: Minutes;
  readonly has99492: boolean;
  readonly has99493: boolean;
  /** The base codes other than 99492 and 99493 that the file has columns for and the line has. */
  readonly otherBases: readonly BaseCode[];
  /** The codes of the line in the file's other code columns, such as 99490. */
  readonly otherCodes: ReadonlySet<string>;
  /** Units, even if the file has minutes. */
  readonly addOnUnits: number;
  /** The text cells, trimmed; '' if the file doesn't have the column. */
  readonly texts: Readonly<Record<TextColumn, string>>;
  /** Returns the range of the cell of a column or code, or of the whole record if the file doesn't have the column. */
  readonly rangeOfCell: (column: string) => TextRange;
}

export type TextColumn = 'First name' | 'Last name' | 'Payer' | 'Referring Provider NPI' | 'Problems List';
export const TEXT_COLUMNS: readonly TextColumn[] = [
  'First name',
  'Last name',
  'Payer',
  'Referring Provider NPI',
  'Problems List',
];

/** An existing report: its lines in the order of the file, and problems with values that can't be read. */
export interface ExistingReport {
  readonly lines: readonly ExistingLine[];
  /** The range of the header, where problems of the report as a whole are shown. */
  readonly header: TextRange;
  readonly problems: readonly Problem[];
  /** What was assumed about the file, which nothing in it shows. Never a value of a line. */
  readonly assumed: readonly string[];
}

const MINUTES_PER_UNIT = 30;

/**
 * Reads a billing report with the sample's columns (sources.md 0.1) in any order, from any program: codes as `TRUE`, `true`,
 * `1`, `0`, `FALSE`, or nothing, and 99494 in units or, as in some old reports, in minutes (0.2).
 *
 * @param mrnForms the forms of the team's MRNs. An MRN in one of them isn't damaged
 * @returns a failure with the line of the header if the text isn't a billing report
 */
export function readReport(lines: Lines, mrnForms?: MrnForms): Result<ExistingReport> {
  const found = findReportHeader(lines);
  const { record: headerRecord, missing } = found;
  if (missing.length > 0) {
    const sentence =
      missing.length === REQUIRED_COLUMNS.length
        ? t`This isn't a billing report. None of its first lines has the report's columns.`
        : t`This isn't a complete billing report. It doesn't have these columns: ${missing.join(', ')}.`;
    return failure('not-a-billing-report', sentence, { line: headerRecord.line + 1 });
  }
  if (found.conflict !== undefined) {
    return failure('two-columns-for-one', found.conflict, { line: headerRecord.line + 1 });
  }
  const problems: Problem[] = [];
  const read: ExistingLine[] = [];
  const records = new RecordReader(lines, headerRecord.delimiter);
  let header = found;
  const below = [...records.readAll(headerRecord.line + headerRecord.lineCount)];
  const orders = decideReportDates(below, found.columns);
  for (const record of below) {
    const other = record.isBlank ? undefined : findOtherHeader(record);
    if (other?.conflict !== undefined) {
      return failure('two-columns-for-one', other.conflict, { line: record.line + 1 });
    }
    header = other ?? header;
    if (!record.isBlank && !other && !isFooter(record, header.columns)) {
      const { line, problems: ofRecord } = readRecord(record, header, orders, mrnForms);
      addAll(problems, ofRecord);
      if (line) {
        read.push(line);
      }
    }
  }
  addAll(problems, findUnknownCodeColumns(found, read));
  const withUnits = convertAddOnMinutes(read);
  if (withUnits) {
    problems.push(reportProblem('CB403', headerRecord.range(found.columns.get('99494') ?? 0)));
  }
  return success({
    lines: withUnits ?? read,
    header: headerRecord.recordRange(),
    problems,
    assumed: orders.isAssumed ? [t`Dates: month first (assumed; no date has a number above 12 to show the order)`] : [],
  });
}

/** Names each column of the header with a code that isn't checked, if a line has the code. */
function findUnknownCodeColumns({ record, codeColumns }: ReportHeader, lines: readonly ExistingLine[]): Problem[] {
  return [...codeColumns].flatMap(([code, field]) => {
    const count = lines.filter(({ otherCodes }) => otherCodes.has(code)).length;
    const isContext = (APCM_CODES as readonly string[]).includes(code);
    return count === 0 || isContext ? [] : [reportProblem('CB407', record.range(field), code, count)];
  });
}

/** Returns the header in a record between the lines: a repeated one, or one of a report below with other columns. */
function findOtherHeader(record: CsvRecord): ReportHeader | undefined {
  // Few lines have a cell with the name of a column, so most are ruled out without reading them as a header.
  const namesColumn = record.values().some((value) => value.trim() === '99494');
  const header = namesColumn ? readReportHeader(record) : undefined;
  return header?.missing.length === 0 ? header : undefined;
}

const TOTALS = /^(?:grand |sub-?)?totals?\b|^sum\b|\btotals?:?$/i;
const TOTALS_NAME = /^(?:grand |sub-?)?totals?:?$/i;

/**
 * Whether a record isn't a line of the report: totals, or a title or page number below the table. A record with an MRN is one of
 * these only if the MRN or the date is the word for totals, so that no patient's line is left out because of a payer's name.
 */
function isFooter(record: CsvRecord, columns: ColumnIndexes): boolean {
  const values = record.values().map((value) => value.trim());
  const filled = values.filter((value) => value !== '');
  const mrn = values[columns.get('MRN') ?? -1] ?? '';
  const date = values[columns.get('Date') ?? -1] ?? '';
  if (TOTALS_NAME.test(mrn)) {
    return true;
  }
  if (readDate(date).ok || readDate(date, 'dayFirst').ok) {
    return false;
  }
  if (mrn !== '' || date !== '') {
    return TOTALS.test(date) || (mrn === '' && filled.length === 1 && /\p{L}/u.test(date));
  }
  const isNote = filled.length === 1 && /\p{L}/u.test(filled[0] ?? '');
  return isNote || filled.every((value) => /^[\d.,]+$/.test(value)) || filled.some((value) => TOTALS.test(value));
}

/** Returns the problem CB400 for a text that `readReport` couldn't read, at the line of the header. */
export function unreadableReportProblem(lines: Lines, { message, location }: Failure): Problem {
  const line = (location?.line ?? 1) - 1;
  return reportProblem('CB400', makeRange(line, 0, line, lines.lineAt(line).length), message);
}

interface RecordReading {
  readonly line: ExistingLine | undefined;
  readonly problems: readonly Problem[];
}

function readRecord(
  record: CsvRecord,
  { record: headerRecord, columns, codeColumns, width }: ReportHeader,
  orders: ReportDateOrders,
  mrnForms: MrnForms | undefined,
): RecordReading {
  const difference = findFieldDifference(record, columns, width);
  if (difference !== undefined) {
    return { line: undefined, problems: [reportProblem('CB401', record.recordRange(), difference)] };
  }
  const ranges = Array.from({ length: Math.min(width, record.fieldCount) }, (_, field) => record.range(field));
  const allColumns: ReadonlyMap<string, number> = new Map<string, number>([...codeColumns, ...columns]);
  const rangeOfCell = (column: string): TextRange => ranges[allColumns.get(column) ?? -1] ?? record.recordRange();
  const cell = (column: ReportColumn): string => {
    const text = record.value(columns.get(column) ?? -1).trim();
    // A formula error shows that there was an MRN (CB405), unlike other words for "nothing".
    const isLost = column === 'MRN' && isFormulaError(text);
    return column === 'MRN' && !isLost ? readMrn(text).mrn : restoreCell(text);
  };
  const problems: Problem[] = [];
  const required = <T>(column: ReportColumn | BaseCode, expected: string, value: T | undefined): T | undefined => {
    if (value === undefined) {
      problems.push(reportProblem('CB402', rangeOfCell(column), column, expected));
    }
    return value;
  };
  const date = required('Date', t`a date`, readCellDate(cell('Date'), orders.date));
  const minutes = required('Minutes', t`a number of minutes`, readCellMinutes(cell('Minutes')));
  const assessmentText = cell('Initial Assessment');
  const assessment = required(
    'Initial Assessment',
    t`a date`,
    isBlankCell(assessmentText, 'date') || findPlaceholderDate(assessmentText) !== undefined
      ? null
      : readCellDate(assessmentText, orders.assessment),
  );
  const has99492 = required('99492', t`TRUE or 0`, readCellFlag(cell('99492')));
  const has99493 = required('99493', t`TRUE or 0`, readCellFlag(cell('99493')));
  const addOnUnits = required('99494', t`a number of units`, readCellUnits(cell('99494')));
  const flags = OTHER_CODES.map((code) => {
    const text = record.value(columns.get(code) ?? -1).trim();
    return { code, has: required(code, t`TRUE or 0`, readCellFlag(text)) };
  });
  const mrn = required('MRN', t`filled in`, cell('MRN') || undefined);
  if (
    date === undefined ||
    minutes === undefined ||
    assessment === undefined ||
    has99492 === undefined ||
    has99493 === undefined ||
    addOnUnits === undefined ||
    flags.some(({ has }) => has === undefined) ||
    mrn === undefined
  ) {
    // One more empty cell than the header has is harmless, unless a comma moved the values to other columns.
    return record.fieldCount > headerRecord.fieldCount
      ? { line: undefined, problems: [reportProblem('CB401', record.recordRange(), 'more')] }
      : { line: undefined, problems };
  }
  if (isDamagedMrn(mrn) && mrnForms?.fits(mrn) !== true) {
    problems.push(cellProblem('CB405', rangeOfCell));
  }
  const [firstName, lastName] = readNameCells(cell('First name'), cell('Last name'));
  const line: ExistingLine = {
    mrn,
    month: monthOf(date),
    initialAssessment: assessment ?? undefined,
    minutes,
    has99492,
    has99493,
    otherBases: flags.flatMap(({ code, has }) => (has === true ? code : [])),
    otherCodes: new Set(
      [...codeColumns].flatMap(([code, field]) => ((readCellCount(record.value(field).trim()) ?? 0) > 0 ? code : [])),
    ),
    addOnUnits,
    texts: {
      'First name': firstName,
      'Last name': lastName,
      Payer: readCellText(cell('Payer'), 'text'),
      'Referring Provider NPI': readCellText(cell('Referring Provider NPI'), 'identifier'),
      'Problems List': readCellText(cell('Problems List'), 'text'),
    },
    rangeOfCell,
  };
  return { line, problems };
}

/**
 * Returns how the fields of a record differ from those of the header. Spreadsheets add empty cells at the end of a row, and
 * leave out empty cells after the last value; a payer that reads as a code shows that a cell in the middle is missing.
 */
function findFieldDifference(record: CsvRecord, columns: ColumnIndexes, width: number): 'fewer' | 'more' | undefined {
  const values = record.values();
  if (values.slice(width).some((value) => value.trim() !== '')) {
    return 'more';
  }
  const hasRequired = REQUIRED_COLUMNS.every((column) => (columns.get(column) ?? -1) < values.length);
  const payer = (values[columns.get('Payer') ?? -1] ?? '').trim();
  const isShifted = payer !== '' && (readCellFlag(payer) !== undefined || readCellUnits(payer) !== undefined);
  return values.length < width && (!hasRequired || isShifted) ? 'fewer' : undefined;
}

/**
 * Returns the lines with 99494 in units if the file has minutes: every value other than 0 is a multiple of 30, and is more
 * units than the minutes of its month can earn. Returns undefined for a file that has units.
 */
function convertAddOnMinutes(lines: readonly ExistingLine[]): readonly ExistingLine[] | undefined {
  const billed = lines.filter(({ addOnUnits }) => addOnUnits > 0);
  const areMinutes =
    billed.length > 0 &&
    billed.every(
      ({ addOnUnits, minutes }) =>
        addOnUnits % MINUTES_PER_UNIT === 0 && compareMinutes(wholeMinutes(addOnUnits * MINUTES_PER_UNIT), minutes) > 0,
    );
  return areMinutes ? lines.map((line) => ({ ...line, addOnUnits: line.addOnUnits / MINUTES_PER_UNIT })) : undefined;
}
