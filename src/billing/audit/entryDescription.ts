import { normalizeColumnName } from '../../log/header/columnNames';
import type { Columns, FieldName } from '../../log/header/columns';
import { readTimeOfDay } from '../../log/values/durationText';

/** What the text of a row shows about a contact beyond the values that are stored. */
export interface EntryDescription {
  /** When the contact started: seconds since midnight, or the text of the cell if it isn't a time; undefined if it's unknown. */
  readonly start: number | string | undefined;
  /** The note, the role, and the columns that aren't read, by column. Empty cells are left out. */
  readonly details: ReadonlyMap<string, string>;
}

/** Fields that describe a contact, but don't decide what it is. */
const DESCRIPTIVE_FIELDS: readonly (FieldName | undefined)[] = [
  undefined,
  'notes',
  'role',
  'visitType',
  'otherCodes',
  'program',
];

/** The time after a date such as `1/3/2024 9:00`. */
const TIME_AFTER_DATE = /[T\s](\d{1,2}:\d{2}.*)$/i;

/** Characters that people don't see: spaces of any kind, and format and control characters. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}]+/gu;

/**
 * Returns a text without the differences that a spreadsheet or a typist makes: case, spaces, quotes, invisible characters, and
 * the width of characters.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replaceAll('"', '').toLowerCase();
}

/** Describes the entry in a row from its cells. */
export function describeEntry({ names, fields, indexOf }: Columns, cells: readonly string[]): EntryDescription {
  const details = new Map<string, string>();
  fields.forEach((field, column) => {
    const value = DESCRIPTIVE_FIELDS.includes(field) ? foldText(cells[column] ?? '') : '';
    if (value !== '') {
      details.set(normalizeColumnName(names[column] ?? ''), value);
    }
  });
  return {
    start: readStart([cells[indexOf.start] ?? '', cells[indexOf.timeOfDay] ?? ''], cells[indexOf.date] ?? ''),
    details,
  };
}

/** @param times the columns that can have the time, in the order in which they're used */
function readStart(times: readonly string[], date: string): EntryDescription['start'] {
  const start = times.find((text) => foldText(text) !== '');
  if (start !== undefined) {
    return readTimeOfDay(start) ?? foldText(start);
  }
  const time = readTimeOfDay(TIME_AFTER_DATE.exec(date.trim())?.[1] ?? '');
  // Spreadsheets add midnight to dates.
  return time === 0 ? undefined : time;
}
