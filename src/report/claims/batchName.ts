import { formatIsoDate, type CalendarDate } from '../../log/values/calendarDate';
import { toLetters } from './letterHash';

/**
 * Returns the name of a batch: the date, and letters that are different for two batches of a day, also on two computers.
 *
 * @param random a random whole number from 0 to 2^32 - 1
 */
export function batchName(today: CalendarDate, random: number): string {
  return `${formatIsoDate(today)}-${toLetters(random)}`;
}
