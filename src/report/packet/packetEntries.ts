import type { BilledLogs } from '../../billing/billedLogs';
import { explainMonth, type CountedEntry } from '../../billing/monthExplanation';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { exclusionTitle } from '../../billing/totals/excludedRows';
import { UNKNOWN_MINUTES_BIT } from '../../log/problems/rowFlags';
import { LOG_PROBLEMS, ROW_ERROR_CODES, errorBit } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import type { CalendarDate } from '../../log/values/calendarDate';
import type { Minutes } from '../../log/values/minutes';
import type { FieldName } from '../../log/values/fieldName';
import { codesText } from '../../wording/monthFigures';
import { formatPhrase, t } from '../../text/text';
import { readRowCells } from '../rowCells';

/** The fields of an entry that its row shows as the log has them. */
const SHOWN_FIELDS = [
  'start',
  'end',
  'endDate',
  'staff',
  'staffFirstName',
  'role',
  'activity',
  'notes',
] as const satisfies readonly FieldName[];

/** Where a row is. */
export interface PacketPlace {
  /** The index of the log among the logs of the report. */
  readonly log: number;
  /** From 1. */
  readonly line: number;
}

/** What the log has about an entry. */
export interface PacketRow extends PacketPlace {
  /** 0 if the date can't be read. */
  readonly date: CalendarDate | 0;
  readonly start: string;
  readonly end: string;
  readonly staff: string;
  readonly role: string;
  readonly activity: string;
  /** Can have several lines. */
  readonly note: string;
}

/** An entry that counts. */
export interface PacketEntry extends PacketRow {
  readonly minutes: Minutes;
  /** The total of the month up to and including this entry. */
  readonly total: Minutes;
  /** The codes that the month has from this entry on, such as `99493 + 1 × 99494`; '' if the entry earns nothing new. */
  readonly earned: string;
}

/** A row, or minutes of a row, that doesn't count. */
export interface PacketLeftOut extends PacketRow {
  /** The minutes that don't count; undefined if they can't be read. */
  readonly minutes: Minutes | undefined;
  /** Each reason with its code, such as `CB115 no-show`. */
  readonly reasons: readonly string[];
}

/** Returns the entries of a month that count, in the order of the report's figures. */
export function listPacketEntries(billed: BilledLogs, month: PatientMonth): PacketEntry[] {
  return explainMonth(month, billed.table).entries.map((entry) => ({
    ...readPacketRow(billed, entry.row),
    minutes: entry.minutes,
    total: entry.total,
    earned: entry.earned.length === 0 ? '' : codesText(entry.codes),
  }));
}

/**
 * Returns what doesn't count: rows with errors, rows that the payer's rules or a status leave out, time that overlaps another entry,
 * and rows of the patient without a readable date, which can belong to the month.
 *
 * @param undated the patient's rows without a readable date
 */
export function listPacketLeftOut(billed: BilledLogs, month: PatientMonth, undated: readonly RowId[]): PacketLeftOut[] {
  const { table } = billed;
  const why = explainMonth(month, table);
  const rows = why.excluded.map(({ row, reason }) => ({
    ...readPacketRow(billed, row),
    minutes: readMinutes(billed, row),
    reasons:
      reason === undefined || reason === 'CB117' ? listErrors(billed, row) : [`${reason} ${exclusionTitle(reason)}`],
  }));
  const overlaps = why.entries.filter((entry) => entry.overlap.ticks > 0 || entry.overlap.fine > 0);
  return [
    ...rows,
    ...overlaps.map((entry) => createOverlap(billed, entry)),
    ...undated.map((row) => ({
      ...readPacketRow(billed, row),
      minutes: readMinutes(billed, row),
      reasons: [...listErrors(billed, row), t`can belong to another month`],
    })),
  ].sort((a, b) => a.log - b.log || a.line - b.line);
}

function createOverlap(billed: BilledLogs, { row, overlap }: CountedEntry): PacketLeftOut {
  return {
    ...readPacketRow(billed, row),
    minutes: overlap,
    reasons: [`CB111 ${exclusionTitle('CB111')}`],
  };
}

function readMinutes({ table }: BilledLogs, row: RowId): Minutes | undefined {
  return (table.flagsOf(row) & UNKNOWN_MINUTES_BIT) === 0 ? table.minutesOf(row) : undefined;
}

function listErrors({ table }: BilledLogs, row: RowId): string[] {
  const flags = table.flagsOf(row);
  return ROW_ERROR_CODES.filter((code) => (flags & errorBit(code)) !== 0).map(
    (code) => `${code} ${formatPhrase(LOG_PROBLEMS[code].title)}`,
  );
}

/** Reads what the log has about a row. Staff, role, and activity are the cells, and not what they're read as. */
export function readPacketRow(billed: BilledLogs, row: RowId): PacketRow {
  const { table } = billed;
  const cells = readRowCells(billed, row, SHOWN_FIELDS);
  return {
    log: table.logNumberOf(row),
    line: billed.logOf(row).lineOf(row) + 1,
    date: table.dateOf(row),
    start: cells.start,
    end: joinTexts(cells.endDate, cells.end),
    staff: joinTexts(cells.staffFirstName, cells.staff),
    role: cells.role,
    activity: cells.activity,
    note: cells.notes,
  };
}

function joinTexts(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** `line 12`, or `line 12 of march.timelog.csv` with several logs. */
export function formatPacketPlace({ log, line }: PacketPlace, logNames: readonly string[]): string {
  return logNames.length > 1 ? t`line ${line} of ${logNames[log] ?? ''}` : t`line ${line}`;
}
