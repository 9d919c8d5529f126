import { phrase, type Phrase, formatPhrase } from '../../text/text';

/**
 * Dates are calendar dates at the clinic: a year, a month, and a day. They have no time of day and no time zone, so nothing can
 * move an entry to another day. A date is one integer (20240103), which sorts in calendar order.
 */
declare const calendarDateBrand: unique symbol;
declare const calendarMonthBrand: unique symbol;

/** A day in the Gregorian calendar, as yyyymmdd. */
export type CalendarDate = number & { readonly [calendarDateBrand]: true };

/** A calendar month as yyyymm. It's the service period of the time-based codes. */
export type CalendarMonth = number & { readonly [calendarMonthBrand]: true };

/**
 * Why a text isn't read as a date: it can't be read as a date, the day doesn't exist, it's a date only in another order of day and
 * month than its column has, or it isn't clear where the year of two digits is.
 */
export type DateFlaw = 'unreadable' | 'impossible' | 'otherOrder' | 'unclearYear';

export type DateReading =
  { readonly ok: true; readonly date: CalendarDate } | { readonly ok: false; readonly flaw: DateFlaw };

const IMPOSSIBLE: DateReading = { ok: false, flaw: 'impossible' };

/** Years outside this range are typos, not dates of service. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/** Makes a date from a year (1900 to 2199), a month (1 to 12), and a day. The reading fails if the day doesn't exist. */
export function makeDate(year: number, month: number, day: number): DateReading {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12 || day < 1) {
    return IMPOSSIBLE;
  }
  if (day > countDaysInMonth(year, month)) {
    return IMPOSSIBLE;
  }
  return { ok: true, date: (year * 10000 + month * 100 + day) as CalendarDate };
}

/**
 * Returns the date in the local time zone.
 *
 * @throws Error if the year isn't from 1900 to 2199
 */
export function toLocalDate(now: Date): CalendarDate {
  const reading = makeDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (!reading.ok) {
    throw new Error('The system clock shows a year that is not from 1900 to 2199.');
  }
  return reading.date;
}

/** Returns the number of days in a month (1 to 12), with leap years of the Gregorian calendar. */
export function countDaysInMonth(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Returns the calendar month of a date. */
export function monthOf(date: CalendarDate): CalendarMonth {
  return Math.floor(date / 100) as CalendarMonth;
}

/** Reads a month written as `YYYY-MM`, the format of the command line. Returns undefined for any other text. */
export function readMonth(text: string): CalendarMonth | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) {
    return undefined;
  }
  const first = makeDate(Number(match[1]), Number(match[2]), 1);
  return first.ok ? monthOf(first.date) : undefined;
}

/** Returns the number of days from `earlier` to `later`. It's negative if `later` is before `earlier`. */
export function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return dayCount(later) - dayCount(earlier);
}

/** Returns the days since March 1 of year 0. In years that begin in March, the leap day is the last day. */
function dayCount(date: CalendarDate): number {
  const month = ((Math.floor(date / 100) % 100) + 9) % 12;
  const year = Math.floor(date / 10000) - Math.floor(month / 10);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((month * 306 + 5) / 10) + (date % 100);
}

/** Returns the date in the Gregorian calendar that is a number of days after January 1, 1970. */
export function dateOfDayNumber(days: number): CalendarDate {
  // Years begin on March 1, so the leap day is the last day of a year.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return (year * 10000 + month * 100 + day) as CalendarDate;
}

const EPOCH = 19700101 as CalendarDate;

/** Returns the date that is a number of days after a date, or before it if the number is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(daysBetween(EPOCH, date) + days);
}

/** Returns the same day of a later month or, if that month is shorter, its last day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const count = monthCount(monthOf(date)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return (year * 10000 + month * 100 + Math.min(date % 100, countDaysInMonth(year, month))) as CalendarDate;
}

const A_SUNDAY = 19700104 as CalendarDate;

/** Returns the day of the week, from 0 (Sunday) to 6 (Saturday). */
export function weekdayOf(date: CalendarDate): number {
  return ((daysBetween(A_SUNDAY, date) % 7) + 7) % 7;
}

/** Returns the number of calendar months from `earlier` to `later`. It's negative if `later` is before `earlier`. */
export function monthsBetween(earlier: CalendarMonth, later: CalendarMonth): number {
  return monthCount(later) - monthCount(earlier);
}

function monthCount(month: CalendarMonth): number {
  return Math.floor(month / 100) * 12 + (month % 100);
}

/** Formats a date as `M/D/YYYY` without leading zeros, as in the billing report (sources.md 0.1). */
export function formatDate(date: CalendarDate): string {
  return `${Math.floor(date / 100) % 100}/${date % 100}/${Math.floor(date / 10000)}`;
}

/** Formats the first day of a month as `M/D/YYYY`. It identifies a month in the report and isn't a date of service (sources.md 0.1). */
export function formatFirstOfMonth(month: CalendarMonth): string {
  return `${month % 100}/1/${Math.floor(month / 100)}`;
}

/** Formats a month as `YYYY-MM`, which identifies it in JSON and on the command line. */
export function formatIsoMonth(month: CalendarMonth): string {
  return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
}

/** Formats a date as `YYYY-MM-DD`. */
export function formatIsoDate(date: CalendarDate): string {
  return `${formatIsoMonth(monthOf(date))}-${String(date % 100).padStart(2, '0')}`;
}

const MONTH_NAMES: readonly Phrase[] = [
  phrase`Jan {0}`,
  phrase`Feb {0}`,
  phrase`Mar {0}`,
  phrase`Apr {0}`,
  phrase`May {0}`,
  phrase`Jun {0}`,
  phrase`Jul {0}`,
  phrase`Aug {0}`,
  phrase`Sep {0}`,
  phrase`Oct {0}`,
  phrase`Nov {0}`,
  phrase`Dec {0}`,
];

/** Formats a month for people, such as `Jan 2024`. */
export function formatMonthName(month: CalendarMonth): string {
  const name = MONTH_NAMES[(month % 100) - 1];
  const year = Math.floor(month / 100);
  return name ? formatPhrase(name, year) : `? ${year}`;
}
