import { phrase, type Phrase, formatPhrase } from '../../text/text';

/**
 * Dates of the calendar on the clinic's wall: a year, a month and a day, with no time of day and no time zone, so that
 * nothing can move an entry to another day. Held as one integer (20240103), which sorts as the calendar does.
 */
declare const calendarDateBrand: unique symbol;
declare const calendarMonthBrand: unique symbol;

/** A day that exists in the Gregorian calendar, as yyyymmdd. */
export type CalendarDate = number & { readonly [calendarDateBrand]: true };

/** A calendar month, the service period of the time-based codes, as yyyymm. */
export type CalendarMonth = number & { readonly [calendarMonthBrand]: true };

/** Why a text is not a date: nobody could read it as one, or it names a day that no calendar has. */
export type DateFlaw = 'unreadable' | 'impossible';

export type DateReading =
  { readonly ok: true; readonly date: CalendarDate } | { readonly ok: false; readonly flaw: DateFlaw };

const IMPOSSIBLE: DateReading = { ok: false, flaw: 'impossible' };

/** Years outside this range are slips of the finger in a log of care, not dates of service. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/** The date of a year (1900 to 2199), a month (1 to 12) and a day, or that there is no such day. */
export function makeDate(year: number, month: number, day: number): DateReading {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12 || day < 1) {
    return IMPOSSIBLE;
  }
  if (day > countDaysInMonth(year, month)) {
    return IMPOSSIBLE;
  }
  return { ok: true, date: (year * 10000 + month * 100 + day) as CalendarDate };
}

/** The date that a clock shows where it hangs. Throws when the clock is set outside 1900 to 2199. */
export function toLocalDate(now: Date): CalendarDate {
  const reading = makeDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (!reading.ok) {
    throw new Error('The clock of this machine shows a date outside 1900 to 2199.');
  }
  return reading.date;
}

/** Days of a month (1 to 12), leap years by the Gregorian rule. */
export function countDaysInMonth(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The calendar month a date lies in. */
export function monthOf(date: CalendarDate): CalendarMonth {
  return Math.floor(date / 100) as CalendarMonth;
}

/** Reads `YYYY-MM`, as the command line takes a month. */
export function readMonth(text: string): CalendarMonth | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) {
    return undefined;
  }
  const first = makeDate(Number(match[1]), Number(match[2]), 1);
  return first.ok ? monthOf(first.date) : undefined;
}

/** How many days `later` is after `earlier`; negative when it is before. */
export function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return dayCount(later) - dayCount(earlier);
}

/** Days since a March 1 long ago: a year that begins in March has its leap day at its end. */
function dayCount(date: CalendarDate): number {
  const month = ((Math.floor(date / 100) % 100) + 9) % 12;
  const year = Math.floor(date / 10000) - Math.floor(month / 10);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((month * 306 + 5) / 10) + (date % 100);
}

/** How many calendar months `later` is after `earlier`; negative when it is before. */
export function monthsBetween(earlier: CalendarMonth, later: CalendarMonth): number {
  return monthCount(later) - monthCount(earlier);
}

function monthCount(month: CalendarMonth): number {
  return Math.floor(month / 100) * 12 + (month % 100);
}

/** `M/D/YYYY` without padding, the notation of the billing report (sources.md 0.1). */
export function formatDate(date: CalendarDate): string {
  return `${Math.floor(date / 100) % 100}/${date % 100}/${Math.floor(date / 10000)}`;
}

/** The first day of the month as `M/D/YYYY`: the report's key of a month, not a date of service (sources.md 0.1). */
export function formatFirstOfMonth(month: CalendarMonth): string {
  return `${month % 100}/1/${Math.floor(month / 100)}`;
}

/** `YYYY-MM`, the month's key in JSON and on the command line. */
export function formatIsoMonth(month: CalendarMonth): string {
  return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
}

/** `YYYY-MM-DD`. */
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

/** `Jan 2024`, for people. */
export function formatMonthName(month: CalendarMonth): string {
  const name = MONTH_NAMES[(month % 100) - 1];
  const year = Math.floor(month / 100);
  return name ? formatPhrase(name, year) : `? ${year}`;
}
