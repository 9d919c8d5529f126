import { findPlaceholderDate } from '../../log/values/placeholderDates';
import type { CalendarDate } from '../../log/values/calendarDate';
import { readDate, splitNumericDate, type DateOrder } from '../../log/values/dateText';
import { NO_MINUTES, compareMinutes, readMinutes, type Minutes } from '../../log/values/minutes';

/**
 * Returns the date in a cell, or undefined if it can't be read. A year of two digits isn't read with the day first, because it could
 * be the first number.
 */
export function readCellDate(text: string, order: DateOrder): CalendarDate | undefined {
  const hasUnclearYear = order === 'dayFirst' && splitNumericDate(text)?.[2].length === 2;
  const reading = readDate(text, order);
  return reading.ok && !hasUnclearYear && findPlaceholderDate(text) === undefined ? reading.date : undefined;
}

/** Returns the minutes in a cell, 0 or more, or undefined if they can't be read. */
export function readCellMinutes(text: string): Minutes | undefined {
  const minutes = readMinutes(text);
  return minutes && compareMinutes(minutes, NO_MINUTES) >= 0 ? minutes : undefined;
}

const EARNED = new Set(['true', '1', 'yes']);
const NOT_EARNED = new Set(['', '0', 'false', 'no']);

/** Returns whether a cell shows a code as billed, or undefined if it can't be read. */
export function readCellFlag(text: string): boolean | undefined {
  const plain = text.toLowerCase();
  return EARNED.has(plain) ? true : NOT_EARNED.has(plain) ? false : undefined;
}

/** Returns the units in a cell, or undefined if they can't be read. */
export function readCellUnits(text: string): number | undefined {
  const plain = text.toLowerCase();
  if (NOT_EARNED.has(plain)) {
    return 0;
  }
  if (plain === 'true') {
    return 1;
  }
  return /^\d{1,6}(?:\.0+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Returns the units of a code in a cell that can have a flag or units; undefined if it has neither. */
export function readCellCount(text: string): number | undefined {
  const flag = readCellFlag(text);
  return flag === undefined ? readCellUnits(text) : Number(flag);
}
