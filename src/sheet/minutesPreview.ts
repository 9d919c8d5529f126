import { BilledLogs } from '../billing/billedLogs';
import { NOTHING_EARNED, type EarnedCodes } from '../billing/rules/codes';
import type { PatientMonth } from '../billing/months/patientMonth';
import { cellEdit, recordText, rowText } from '../log/csv/edits';
import { TextLines, type Lines } from '../log/csv/lines';
import { NO_MINUTES, formatMinutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { EditedLines } from '../log/csv/editedLines';
import { grouped } from '../wording/figureWords';
import { codesText, patientMonthFigures } from '../wording/monthFigures';
import { createEntryCells, type EnteredValues } from './newEntry';

/** What a month would come to with the minutes that are being typed, in words. */
export interface MinutesPreview {
  /** `Jun 2024` */
  readonly month: string;
  /** The month's minutes without the entry: `131.26` */
  readonly before: string;
  /** And with it: `151.26 min` */
  readonly after: string;
  readonly codes: string;
  readonly next: string;
  readonly isEarned: boolean;
  /** Whether the entry makes the month earn more than it does without it. */
  readonly earnsMore: boolean;
}

/** A log with what is asked about it: a preview reads the patient's rows anew, by the same rules. */
interface PreviewSource {
  readonly billed: BilledLogs;
  readonly log: TimeLog;
  readonly lines: Lines;
}

/** What the row's month would come to with this value in a cell; undefined where the row would not count. */
export function previewCell(
  asked: PreviewSource,
  cell: { readonly row: RowId; readonly column: number; readonly value: string },
): MinutesPreview | undefined {
  const { billed, log, lines } = asked;
  const line = log.lineOf(cell.row);
  const record = log.record(cell.row, line);
  const edited = EditedLines.of(lines, [cellEdit(record, cell.column, cell.value, '\n')]);
  const count = billed.table.lineCountOf(cell.row);
  const text = edited && Array.from({ length: count }, (_, offset) => edited.lineAt(line + offset)).join('\n');
  const { mrn } = billed.table.attributesOf(cell.row);
  return text === undefined ? undefined : preview(asked, mrn, cell.row, text);
}

/** What a month would come to with a new entry; undefined where it would not count. */
export function previewEntry(asked: PreviewSource, written: EnteredValues): MinutesPreview | undefined {
  const { billed, log } = asked;
  return preview(
    asked,
    written.mrn,
    undefined,
    rowText(createEntryCells(billed, log, written), log.header.delimiter, '\n'),
  );
}

/**
 * Reads the patient's rows without the row and with it, as the ledger would: the same rules, sums and episodes. Where times
 * may overlap, the other patients' entries of those days are read along: a staff member's time counts once.
 */
function preview(asked: PreviewSource, mrn: string, row: RowId | undefined, text: string): MinutesPreview | undefined {
  if (mrn === '') {
    return undefined;
  }
  const own = rowsOf(asked, mrn);
  const alone = read(asked, own, row, text);
  const others = alone.month ? timedEntriesOfOthers(asked, alone.month, alone.billed) : [];
  const isAlone = others.length === 0;
  const all = isAlone ? own : [...own, ...others].sort(asked.billed.table.compare);
  const { month } = isAlone ? alone : read(asked, all, row, text);
  if (!month) {
    return undefined;
  }
  const before = read(asked, all, row, undefined).billed.ledger.patientMonth(mrn, month.month);
  return inWords(month, before);
}

function inWords(month: PatientMonth, before: PatientMonth | undefined): MinutesPreview {
  const figures = patientMonthFigures(month);
  const codesBefore: EarnedCodes = before?.codes ?? NOTHING_EARNED;
  return {
    month: figures.month,
    before: grouped(formatMinutes(before?.summary.minutes ?? NO_MINUTES)),
    after: figures.minutes,
    codes: figures.codes,
    next: figures.next,
    isEarned: figures.isEarned,
    earnsMore: codesText(month.codes) !== codesText(codesBefore),
  };
}

/** Every row of the patient that names a month, those in error too, as the log has them from top to bottom. */
function rowsOf({ billed }: PreviewSource, mrn: string): RowId[] {
  const rows = billed.ledger.monthsOf(mrn).flatMap((month) => month.rows);
  return rows.sort(billed.table.compare);
}

function headerLines({ log, lines }: PreviewSource): string[] {
  const { line, lineCount } = log.header;
  return Array.from({ length: line + lineCount }, (_, index) => lines.lineAt(index));
}

function textOf({ log, lines }: PreviewSource, row: RowId): string {
  return recordText(log.record(row), lines, '\n');
}

/** The other patients' entries with times, on the days of a month as it was read. */
function timedEntriesOfOthers({ billed, log }: PreviewSource, month: PatientMonth, { table }: BilledLogs): RowId[] {
  const { start, end } = log.header.columns.indexOf;
  if (start < 0 || end < 0) {
    return [];
  }
  const days = new Set(month.summary.countedRows.map((row) => table.dateOf(row)));
  return billed.ledger
    .months()
    .filter((other) => other.month === month.month && other.mrn !== month.mrn)
    .flatMap(({ rows }) => rows.filter((row) => billed.table.timesOf(row) && days.has(billed.table.dateOf(row))));
}

/**
 * Reads rows apart from their log, from top to bottom.
 *
 * @param row the one whose text is another; undefined for a new one, which comes last
 * @param text undefined where the row is left out
 * @returns with the month that the row counts in
 */
function read(
  asked: PreviewSource,
  rows: readonly RowId[],
  row: RowId | undefined,
  text: string | undefined,
): { billed: BilledLogs; month: PatientMonth | undefined } {
  const { billed, log } = asked;
  const all = row === undefined ? [...rows, undefined] : rows;
  const texts = headerLines(asked);
  let line: number | undefined;
  for (const its of all) {
    if (its !== undefined && its !== row) {
      texts.push(...textOf(asked, its).split('\n'));
    } else if (text !== undefined) {
      line = texts.length;
      texts.push(...text.split('\n'));
    }
  }
  const trial = new BilledLogs(billed.ledger.rules);
  const options = { ...log.options, dateOrder: log.dateOrder.order };
  const tried = trial.add(TextLines.of(texts.join('\n')), options);
  const at = line === undefined ? undefined : tried.rowAtLine(line);
  const counts = at !== undefined && trial.table.counts(at);
  return { billed: trial, month: counts ? trial.ledger.monthOf(at) : undefined };
}
