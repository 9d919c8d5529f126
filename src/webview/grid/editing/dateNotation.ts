import { formatDate, formatIsoDate } from '../../../log/values/calendarDate';
import { readDate, type DateOrder } from '../../../log/values/dateText';

/** Returns a typed date as YYYY-MM-DD, or '' if it isn't a date. */
export function readIsoDate(text: string, order: DateOrder): string {
  const reading = readDate(text, order);
  return reading.ok ? formatIsoDate(reading.date) : '';
}

/**
 * Formats a date in the notation of the value that it replaces. A file with the day first gets YYYY-MM-DD, which has only
 * one reading.
 *
 * @param iso YYYY-MM-DD
 */
export function formatLike(iso: string, replaced: string, order: DateOrder): string {
  const reading = readDate(iso);
  return reading.ok && order === 'monthFirst' && !/^\s*\d{4}-/.test(replaced) ? formatDate(reading.date) : iso;
}
