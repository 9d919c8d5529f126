import { formatIsoDate, type CalendarMonth } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { joinSpaces, removeInvisible } from '../../log/values/invisibleText';
import { restoreCell } from '../../log/csv/harmlessCell';
import type { ClaimEvent } from './claimEvent';
import { hashToLetters } from './letterHash';
import { formatPlainCents } from '../../billing/rules/feeSchedule';

/**
 * The columns of the record of claims. All but the note are part of the check value in the last column, so a changed cell can't
 * pass unnoticed.
 */
export const RECORD_COLUMNS = [
  'Time',
  'Event',
  'Batch',
  'Replaces',
  'Line',
  'MRN',
  'Month',
  'DOS',
  'Code',
  'Units',
  'Minutes',
  'Payer',
  'Figures',
  'Amount',
  'Claim number',
  'Reason',
  'Note',
  'Check',
] as const;
export type RecordColumn = (typeof RECORD_COLUMNS)[number];

export type RecordCells = Readonly<Record<RecordColumn, string>>;

/** The columns with text from the log or from a person, which a spreadsheet could run as a formula. */
export const FREE_TEXT_COLUMNS: ReadonlySet<RecordColumn> = new Set<RecordColumn>([
  'MRN',
  'Payer',
  'Claim number',
  'Reason',
  'Note',
]);

/**
 * Returns the cells of an event. Months and dates are `YYYY-MM-DD`, which every spreadsheet reads as the same date. No cell has a
 * line break, so each event is one line in Git.
 */
export function recordCells(event: ClaimEvent): RecordCells {
  const cells = {
    Time: event.time.text,
    Event: event.kind,
    Batch: event.batch,
    Replaces: event.replaces,
    Line: event.position === 0 ? '' : `${event.position} of ${event.batchLines}`,
    MRN: event.mrn,
    Month: formatFirstDay(event.month),
    DOS: event.dateOfService === undefined ? '' : formatIsoDate(event.dateOfService),
    Code: event.code ?? '',
    Units: event.units === 0 ? '' : String(event.units),
    Minutes: event.minutes ? formatMinutes(event.minutes) : '',
    Payer: toOneLine(event.payer),
    Figures: event.figures,
    Amount: event.amount === undefined ? '' : formatPlainCents(event.amount),
    'Claim number': toOneLine(event.claimNumber),
    Reason: toOneLine(event.reason),
    Note: toOneLine(event.note),
  };
  return { ...cells, Check: checkValue(cells) };
}

/** Returns the text in one line, as a cell of the record has it and as it's read back. */
export function toOneLine(text: string): string {
  return restoreCell(joinSpaces(removeInvisible(text.replace(/\s+/g, ' '))).trim());
}

/** Returns the check value of a line, which depends on all cells but the note. */
export function checkValue(cells: Omit<RecordCells, 'Check'>): string {
  const checked = RECORD_COLUMNS.filter((column) => column !== 'Note' && column !== 'Check');
  return hashToLetters(checked.map((column) => cells[column as keyof typeof cells]).join('\u001f')).slice(0, 8);
}

function formatFirstDay(month: CalendarMonth): string {
  return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-01`;
}
