import { addDays, addMonths, daysBetween, type CalendarDate } from '../../log/values/calendarDate';

/** The time after the date of service in which the payer must receive a claim (sources.md 7). */
export interface FilingLimit {
  readonly amount: number;
  readonly unit: 'days' | 'months';
}

/** How much time is left to file a patient-month's claim. */
export interface FilingDeadline {
  /** The last day on which the payer accepts the claim. */
  readonly lastDay: CalendarDate;
  /** The days from today to the last day: 0 on the last day, and negative after it. */
  readonly daysLeft: number;
}

/** A deadline is near in its last 60 days, or in the second half of a limit of less than 120 days. */
const NOTICE_DAYS = 60;
const DAYS_OF_A_MONTH = 30;

/**
 * Returns the last day on which a claim can be filed. In months, it's the same day of a later month or, if that month is shorter, its
 * last day, so a claim for February 29 must be filed by February 28 of the next year (sources.md 7).
 */
export function findLastFilingDay({ amount, unit }: FilingLimit, dateOfService: CalendarDate): CalendarDate {
  return unit === 'days' ? addDays(dateOfService, amount) : addMonths(dateOfService, amount);
}

/** Returns the deadline for a date of service, as of today. */
export function findFilingDeadline(
  limit: FilingLimit,
  dateOfService: CalendarDate,
  today: CalendarDate,
): FilingDeadline {
  const lastDay = findLastFilingDay(limit, dateOfService);
  return { lastDay, daysLeft: daysBetween(today, lastDay) };
}

/** Returns whether the last day has passed. */
export function isPastDeadline({ daysLeft }: FilingDeadline): boolean {
  return daysLeft < 0;
}

/** Returns whether the last day is so near that the claim should be filed now. */
export function isNearDeadline({ daysLeft }: FilingDeadline, { amount, unit }: FilingLimit): boolean {
  const limitDays = unit === 'days' ? amount : amount * DAYS_OF_A_MONTH;
  return daysLeft >= 0 && daysLeft <= Math.min(NOTICE_DAYS, Math.floor(limitDays / 2));
}
