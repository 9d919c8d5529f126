import { addAll } from '../text/lists';
import { BilledLogs } from '../billing/billedLogs';
import { NOTHING_EARNED, type EarnedCodes } from '../billing/rules/codes';
import type { PatientMonth } from '../billing/months/patientMonth';
import { replaceCell, getRecordText, formatRow } from '../log/csv/edits';
import { TextLines, type Lines } from '../log/csv/lines';
import { NO_MINUTES, formatMinutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import { readMrn } from '../log/values/mrnText';
import type { TimeLog } from '../log/timeLog';
import { EditedLines } from '../log/csv/editedLines';
import { grouped } from '../wording/figureWords';
import { codesText, patientMonthFigures } from '../wording/monthFigures';
import { createEntryCells, type EnteredValues } from './newEntry';

/** The figures of a month with the minutes that are being typed, as text. */
export interface MinutesPreview {
  /** `Jun 2024` */
  readonly month: string;
  /** The minutes of the month on screen: `131.26` */
  readonly before: string;
  /** The month's minutes with the entry: `151.26 min` */
  readonly after: string;
  readonly codes: string;
  readonly next: string;
  readonly isEarned: boolean;
  /** Whether the entry changes the codes that the month earns. */
  readonly earnsMore: boolean;
}

/** A log and its text. A preview reads the patient's rows again, by the same rules. */
interface PreviewSource {
  readonly billed: BilledLogs;
  readonly log: TimeLog;
  readonly lines: Lines;
}

/** Returns the row's month with another value in a cell, or undefined if the row wouldn't count. */
export function previewCell(
  source: PreviewSource,
  cell: { readonly row: RowId; readonly column: number; readonly value: string },
): MinutesPreview | undefined {
  const { billed, log, lines } = source;
  const line = log.lineOf(cell.row);
  const record = log.record(cell.row, line);
  const edited = EditedLines.of(lines, [replaceCell(record, cell.column, cell.value, '\n')]);
  const count = billed.table.lineCountOf(cell.row);
  const text = edited && Array.from({ length: count }, (_, offset) => edited.lineAt(line + offset)).join('\n');
  const { mrn } = billed.table.attributesOf(cell.row);
  return text === undefined ? undefined : preview(source, mrn, cell.row, text);
}

/** Returns a month with a new entry, or undefined if the entry wouldn't count. */
export function previewEntry(source: PreviewSource, written: EnteredValues): MinutesPreview | undefined {
  const { billed, log } = source;
  return preview(
    source,
    readMrn(written.mrn).mrn,
    undefined,
    formatRow(createEntryCells(billed, log, written), log.header.delimiter, '\n'),
  );
}

/**
 * Reads the patient's rows without the row and with it, with the same rules, totals, and episodes as the ledger. If times can
 * overlap, it also reads other patients' entries on those days, because a staff member's time counts once.
 */
function preview(source: PreviewSource, mrn: string, row: RowId | undefined, text: string): MinutesPreview | undefined {
  if (mrn === '') {
    return undefined;
  }
  const patientRows = findRows(source, mrn);
  const alone = read(source, patientRows, row, text);
  const others = alone.month ? findOtherTimedEntries(source, alone.month, alone.billed) : [];
  const isAlone = others.length === 0;
  const all = isAlone ? patientRows : [...patientRows, ...others].sort(source.billed.table.compare);
  const { month } = isAlone ? alone : read(source, all, row, text);
  if (!month) {
    return undefined;
  }
  return describePreview(month, source.billed.ledger.patientMonth(mrn, month.month));
}

function describePreview(month: PatientMonth, before: PatientMonth | undefined): MinutesPreview {
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

/** Returns every row of the patient with a month, including rows with errors, from top to bottom. */
function findRows({ billed }: PreviewSource, mrn: string): RowId[] {
  const rows = billed.ledger.monthsOf(mrn).flatMap((month) => month.rows);
  return rows.sort(billed.table.compare);
}

function headerLines({ log, lines }: PreviewSource): string[] {
  const { line, lineCount } = log.header;
  return Array.from({ length: line + lineCount }, (_, index) => lines.lineAt(index));
}

function getRowText({ log, lines }: PreviewSource, row: RowId): string {
  return getRecordText(log.record(row), lines, '\n');
}

/** Finds other patients' entries with times on the days of a month. */
function findOtherTimedEntries({ billed, log }: PreviewSource, month: PatientMonth, { table }: BilledLogs): RowId[] {
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
 * Reads rows separately from their log, from top to bottom.
 *
 * @param row the row with the changed text; undefined for a new row, which comes last
 * @returns the logs, and the month in which the row counts
 */
function read(
  source: PreviewSource,
  rows: readonly RowId[],
  row: RowId | undefined,
  text: string,
): { billed: BilledLogs; month: PatientMonth | undefined } {
  const { billed, log } = source;
  const all = row === undefined ? [...rows, undefined] : rows;
  const texts = headerLines(source);
  let line: number | undefined;
  for (const current of all) {
    if (current !== undefined && current !== row) {
      addAll(texts, getRowText(source, current).split('\n'));
    } else {
      line = texts.length;
      addAll(texts, text.split('\n'));
    }
  }
  const trial = new BilledLogs(billed.ledger.rules);
  const options = { ...log.options, conventions: log.conventions };
  const trialLog = trial.add(TextLines.of(texts.join('\n')), options);
  const at = line === undefined ? undefined : trialLog.rowAtLine(line);
  const counts = at !== undefined && trial.table.counts(at);
  return { billed: trial, month: counts ? trial.ledger.monthOf(at) : undefined };
}
