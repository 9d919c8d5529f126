import {
  addDays,
  addMonths,
  countDaysInMonth,
  monthOf,
  monthsBetween,
  type CalendarDate,
  type CalendarMonth,
} from '../../log/values/calendarDate';

/** How the dates of a patient are moved. */
export interface DateMove {
  /** A whole number of weeks; negative for earlier dates. */
  readonly weeks: number;
  /** Whether every date stays in its calendar month, because the rules of the payer differ between months. */
  readonly keepsMonths: boolean;
}

/** Returns the new date of each date of a patient. */
export type MovedDates = ReadonlyMap<CalendarDate, CalendarDate>;

const DAYS_OF_WEEK = 7;

/**
 * Moves the dates of a patient by whole weeks. Dates of one month stay together in one month, the number of months between dates stays
 * the same, and earlier dates stay earlier, because billing depends on these. A date that would leave its month for this reason moves
 * to the nearest free day of the month.
 *
 * @param dates all dates of the patient, in any order
 * @returns undefined if the dates of a month don't fit into the new month, which can have fewer days
 */
export function moveDates(dates: Iterable<CalendarDate>, { weeks, keepsMonths }: DateMove): MovedDates | undefined {
  const sorted = [...new Set(dates)].sort((a, b) => a - b);
  const anchor = sorted.at(-1);
  if (anchor === undefined) {
    return new Map();
  }
  const days = weeks * DAYS_OF_WEEK;
  const months = keepsMonths ? 0 : monthsBetween(monthOf(anchor), monthOf(addDays(anchor, days)));
  const moved = new Map<CalendarDate, CalendarDate>();
  for (const group of groupByMonth(sorted)) {
    const first = group[0];
    const month = first === undefined ? undefined : monthOf(addMonths(first, months));
    const placed = month === undefined ? undefined : placeInMonth(group, month, days);
    if (!placed) {
      return undefined;
    }
    group.forEach((date, index) => moved.set(date, placed[index] ?? date));
  }
  return moved;
}

function groupByMonth(sorted: readonly CalendarDate[]): CalendarDate[][] {
  const groups: CalendarDate[][] = [];
  for (const date of sorted) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && monthOf(group[0]) === monthOf(date)) {
      group.push(date);
    } else {
      groups.push([date]);
    }
  }
  return groups;
}

/** Places the ascending dates of a month into another month, each as near as possible to the date that is `days` later. */
function placeInMonth(
  dates: readonly CalendarDate[],
  month: CalendarMonth,
  days: number,
): readonly CalendarDate[] | undefined {
  const lastDay = countDaysInMonth(Math.floor(month / 100), month % 100);
  if (dates.length > lastDay) {
    return undefined;
  }
  let previous = 0;
  return dates.map((date, index) => {
    const wanted = addDays(date, days);
    const wantedDay = monthOf(wanted) < month ? 1 : monthOf(wanted) > month ? lastDay : wanted % 100;
    const latest = lastDay - (dates.length - 1 - index);
    const day = Math.max(previous + 1, Math.min(wantedDay, latest));
    previous = day;
    return (month * 100 + day) as CalendarDate;
  });
}
