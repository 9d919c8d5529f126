import { quoteIfNeeded } from '../../log/csv/csvText';
import { TextLines } from '../../log/csv/lines';
import { harmlessCell } from '../../log/csv/harmlessCell';
import type { ClaimEvent, EventDraft } from './claimEvent';
import { ensureLater, type EventTime } from './eventTime';
import { FREE_TEXT_COLUMNS, RECORD_COLUMNS, recordCells, type RecordColumn } from './recordColumns';
import { findRecordHeader } from './recordHeader';

/** The text of a record without events. */
export const NEW_RECORD = `${RECORD_COLUMNS.join(',')}\n`;

/**
 * Gives events their time: now, but always after every earlier event of the same patient-months, so that a computer whose clock is
 * slow can't put a decision before the one that it changes.
 *
 * @param earlier the events of all records that were read together
 */
export function stampEvents(
  earlier: readonly ClaimEvent[],
  drafts: readonly EventDraft[],
  now: EventTime,
): ClaimEvent[] {
  const months = new Set(drafts.map(monthKey));
  let latest: EventTime | undefined;
  for (const event of earlier) {
    if (months.has(monthKey(event)) && (latest === undefined || event.time.seconds > latest.seconds)) {
      latest = event.time;
    }
  }
  const time = ensureLater(now, latest);
  return drafts.map((draft) => ({ ...draft, time }));
}

/** Returns a text that is the same for all events of a patient-month and different for all others. */
export function monthKey({ mrn, month }: Pick<EventDraft, 'mrn' | 'month'>): string {
  return `${month} ${mrn}`;
}

/**
 * Adds events at the end of a record. The text before them doesn't change. The new lines have the delimiter, the line ends, and the
 * order of columns of the file, which a spreadsheet may have changed.
 *
 * @param text the text of the record, which must be readable; undefined for a new one
 */
export function appendEvents(text: string | undefined, events: readonly ClaimEvent[]): string {
  const before = text ?? NEW_RECORD;
  const { record, columns } = findRecordHeader(TextLines.of(before));
  const { delimiter } = record;
  const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
  const order = Array.from({ length: record.fieldCount }, (_, field) => findColumn(columns, field));
  const lines = events.map((event) => {
    const cells = recordCells(event);
    return `${order.map((column) => (column ? formatCell(cells[column], column, delimiter) : '')).join(delimiter)}${lineEnd}`;
  });
  return `${before}${/[\r\n]$/.test(before) ? '' : lineEnd}${lines.join('')}`;
}

function findColumn(columns: ReadonlyMap<RecordColumn, number>, field: number): RecordColumn | undefined {
  return RECORD_COLUMNS.find((column) => columns.get(column) === field);
}

function formatCell(text: string, column: RecordColumn, delimiter: string): string {
  return FREE_TEXT_COLUMNS.has(column) ? harmlessCell(text, delimiter) : quoteIfNeeded(text, delimiter);
}
