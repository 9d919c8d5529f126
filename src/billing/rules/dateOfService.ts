import { dateOf, daysInMonth, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import type { DateOfServiceRule } from './payerProfile';

/**
 * The date of service on the claim of a month (sources.md 2.3): never before the day on which the minutes of the base code
 * were reached, never in another month.
 *
 * @param met the day on which the base code was earned
 * @param last the day of the last entry that counts
 */
export function dateOfService(
  rule: DateOfServiceRule,
  month: CalendarMonth,
  met: CalendarDate,
  last: CalendarDate = met,
): CalendarDate {
  switch (rule) {
    case 'thresholdMet':
      return met;
    case 'lastActivity':
      return last;
    case 'lastDayOfMonth':
      return createDate(month, countDays(month));
    case 'lastBusinessDay':
      return laterDate(met, lastBusinessDay(month));
  }
}

function countDays(month: CalendarMonth): number {
  return daysInMonth(Math.floor(month / 100), month % 100);
}

function createDate(month: CalendarMonth, day: number): CalendarDate {
  const reading = dateOf(Math.floor(month / 100), month % 100, day);
  if (!reading.ok) {
    throw new RangeError(`Month ${month} has no day ${day}.`);
  }
  return reading.date;
}

function laterDate(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

/** The last Monday to Friday; holidays are not known. */
function lastBusinessDay(month: CalendarMonth): CalendarDate {
  const last = countDays(month);
  const weekday = dayOfWeek(Math.floor(month / 100), month % 100, last);
  return createDate(month, last - Math.max(0, weekday - 4));
}

/** 0 for Monday to 6 for Sunday, by Sakamoto's method: no clock and no time zone. */
function dayOfWeek(year: number, month: number, day: number): number {
  const shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  const sunday =
    (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (shifts[month - 1] ?? 0) + day) % 7;
  return (sunday + 6) % 7;
}
