import type { Columns, FieldName } from '../header/columns';
import type { ContactTimes } from './contacts';
import { minutesBetween, secondsBetween, readDuration, readHours, readTimeOfDay } from '../values/durationText';
import type { Minutes } from '../values/minutes';

/** The minutes of an entry, or the code of the problem that makes them unreadable. */
export type MinutesReading =
  | { readonly minutes: Minutes; readonly isDoubtful: boolean; readonly flaw?: undefined }
  | { readonly minutes?: undefined; readonly isDoubtful?: undefined; readonly flaw: 'CB013' | 'CB014' | 'CB017' };

/**
 * Reads an entry's minutes from the first column with a value: minutes, then hours, then start and end times.
 *
 * @param cell returns the value of a field's cell, or '' if the log doesn't have the column
 */
export function readEntryMinutes(
  { columns, hasDecimalComma }: { readonly columns: Columns; readonly hasDecimalComma: boolean },
  cell: (field: FieldName) => string,
): MinutesReading {
  const text = cell('minutes');
  if (text.trim() !== '') {
    return readDuration(text, hasDecimalComma) ?? { flaw: 'CB014' };
  }
  const hours = cell('hours');
  if (hours.trim() !== '') {
    const decimal = readHours(hours, hasDecimalComma);
    return decimal ? { minutes: decimal, isDoubtful: false } : (readDuration(hours, false) ?? { flaw: 'CB014' });
  }
  const { start, end } = columns.indexOf;
  if (start >= 0 && end >= 0 && (cell('start').trim() !== '' || cell('end').trim() !== '')) {
    return readMinutesFromTimes(cell('start'), cell('end'));
  }
  return { flaw: 'CB013' };
}

function readMinutesFromTimes(startText: string, endText: string): MinutesReading {
  const start = readTimeOfDay(startText);
  const end = readTimeOfDay(endText);
  const minutes = start === undefined || end === undefined ? undefined : minutesBetween(start, end);
  return minutes ? { minutes, isDoubtful: false } : { flaw: 'CB017' };
}

/** Returns the times of a contact, or undefined if either can't be read or the duration between them is implausible. */
export function readContactTimes({ indexOf }: Columns, cell: (field: FieldName) => string): ContactTimes | undefined {
  if (indexOf.start < 0 || indexOf.end < 0) {
    return undefined;
  }
  const start = readTimeOfDay(cell('start'));
  const end = readTimeOfDay(cell('end'));
  const length = start === undefined || end === undefined ? undefined : secondsBetween(start, end);
  return start === undefined || length === undefined || length === 0 ? undefined : { start, end: start + length };
}
