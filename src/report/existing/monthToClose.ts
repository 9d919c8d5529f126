import { monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';

/**
 * Returns the month that is probably to be closed: the latest one that is over and isn't closed, or else the latest one that is over.
 * Undefined if none is over.
 */
export function findMonthToClose(
  months: readonly CalendarMonth[],
  closed: ReadonlySet<CalendarMonth>,
  today: CalendarDate,
): CalendarMonth | undefined {
  const over = months.filter((month) => month < monthOf(today)).sort((a, b) => b - a);
  return over.find((month) => !closed.has(month)) ?? over[0];
}
