import { makeDate, countDaysInMonth, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import type { DateOfServiceRule } from './payerProfile';

/**
 * Returns the date of service for the claim of a month (sources.md 2.3). It's never before the day on which the base code was
 * earned, and never in another month.
 *
 * @param earned the day on which the base code was earned
 * @param last the day of the last entry that counts
 */
export function dateOfService(
  rule: DateOfServiceRule,
  month: CalendarMonth,
  earned: CalendarDate,
  last: CalendarDate = earned,
): CalendarDate {
  switch (rule) {
    case 'thresholdMet':
      return earned;
    case 'lastActivity':
      return last;
    case 'lastDayOfMonth':
      return createDate(month, countDays(month));
    case 'lastBusinessDay':
      return laterDate(earned, lastBusinessDay(month));
  }
}

function countDays(month: CalendarMonth): number {
  return countDaysInMonth(Math.floor(month / 100), month % 100);
}

function createDate(month: CalendarMonth, day: number): CalendarDate {
  const reading = makeDate(Math.floor(month / 100), month % 100, day);
  if (!reading.ok) {
    throw new RangeError(`Month ${month} doesn't have a day ${day}.`);
  }
  return reading.date;
}

function laterDate(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

/** Returns the last Monday to Friday of the month. Holidays aren't considered. */
function lastBusinessDay(month: CalendarMonth): CalendarDate {
  const last = countDays(month);
  const weekday = dayOfWeek(Math.floor(month / 100), month % 100, last);
  return createDate(month, last - Math.max(0, weekday - 4));
}

/** Returns 0 for Monday to 6 for Sunday, with Sakamoto's method, which doesn't depend on a time zone. */
function dayOfWeek(year: number, month: number, day: number): number {
  const shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  const sunday =
    (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (shifts[month - 1] ?? 0) + day) % 7;
  return (sunday + 6) % 7;
}
