import { formatDate, formatIsoDate } from '../../../log/values/calendarDate';
import { readDate, type DateOrder } from '../../../log/values/dateText';

/** Returns a typed date as YYYY-MM-DD, or '' if it isn't a date. */
export function readIsoDate(text: string, order: DateOrder): string {
  const reading = readDate(text, order);
  return reading.ok ? formatIsoDate(reading.date) : '';
}

/** Day and month, or month and day, without a year. */
const WITHOUT_YEAR = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/;

/**
 * Adds this year to a typed date that has none, as spreadsheets do: `3/14` is March 14 of this year. Other texts are returned
 * unchanged.
 *
 * @param today in the date format of the log
 */
export function addYear(text: string, order: DateOrder, today: string): string {
  const [, first = '', second = ''] = WITHOUT_YEAR.exec(text) ?? [];
  const [year = ''] = readIsoDate(today, order).split('-');
  if (first === '' || year === '') {
    return text;
  }
  const [month, day] = order === 'dayFirst' ? [second, first] : [first, second];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return readIsoDate(iso, order) === '' ? text : formatLike(iso, today, order);
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
