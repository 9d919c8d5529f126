import { daysBetween, type CalendarDate } from './calendarDate';
import { readDate, type DateOrder } from './dateText';
import { AS_WRITTEN, toZone } from './timeStamps';
import { SECONDS_OF_A_DAY, readTimeOfDay, secondsBetween } from './durationText';

/** A start or an end: a time of day, and what else its cell shows. */
export interface ClockTime {
  /** Seconds since midnight. */
  readonly seconds: number;
  /** The date in the same cell, if there is one. */
  readonly date: CalendarDate | undefined;
  /** The seconds east of UTC, if the cell shows an offset. */
  readonly offset: number | undefined;
  /** Whether the time could be after noon, because it has an hour up to 12 and neither AM nor PM. */
  readonly isHalfOpen: boolean;
}

const OFFSET = /:\d{2}(?:[.,]\d+)?\s*(?:[AP]\.?M\.?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))$/i;
const HALF = /[AP]\.?M?\.?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
/** The dates that spreadsheets and databases write before a time of day that has no date. */
const NO_DATE =
  /^(?:0?1[/.-]0?[01][/.-](?:19)?00|12[/.-]3[01][/.-](?:18)?99|3[01][/.-]12[/.-](?:18)?99|1899-12-3[01]|1900-0?1-0?[01]|0000-00-00)(?!\d)/;
const LONGEST_TIME = 60;
const HALF_DAY = SECONDS_OF_A_DAY / 2;

/**
 * Reads a start or an end such as `14:05`, `2:05 PM`, `1/3/2024 14:05`, or `2024-01-03T14:05:00-05:00`.
 *
 * @param order the order of day and month in the log's dates
 * @param timeZone the clinic's zone, to which a time with a date and an offset is converted
 * @returns undefined if it isn't a time of day, or if its date doesn't exist
 */
export function readClockTime(text: string, order: DateOrder, timeZone?: string): ClockTime | undefined {
  const trimmed = text.trim();
  const seconds = trimmed.length > LONGEST_TIME ? undefined : readTimeOfDay(trimmed);
  if (seconds === undefined) {
    return undefined;
  }
  const isHalfOpen = seconds < 13 * 3600 && !HALF.test(trimmed);
  const offset = readOffset(trimmed);
  const reading = NO_DATE.test(trimmed) ? undefined : readDate(trimmed, order);
  if (reading && !reading.ok && reading.flaw === 'impossible') {
    return undefined;
  }
  const date = reading?.ok === true ? reading.date : undefined;
  return date !== undefined && offset !== undefined && timeZone !== undefined && timeZone !== AS_WRITTEN
    ? { ...toZone(date, { seconds, offset }, timeZone), isHalfOpen: false }
    : { seconds, date, offset, isHalfOpen };
}

function readOffset(text: string): number | undefined {
  const match = OFFSET.exec(text);
  if (!match) {
    return undefined;
  }
  const [, utc, sign, hours, minutes] = match;
  const seconds = utc === undefined ? Number(hours) * 3600 + Number(minutes) * 60 : 0;
  return sign === '-' ? -seconds : seconds;
}

/** The dates of a start and an end, where other columns show them. */
export interface EntryDays {
  readonly startDate: CalendarDate | undefined;
  readonly endDate: CalendarDate | undefined;
}

/**
 * Returns the seconds that passed from a start to an end. If both show an offset from UTC, they are compared exactly. Without
 * dates, an end before the start is after midnight if that makes at most 12 hours.
 *
 * @returns undefined if the end is before the start
 */
export function findElapsedSeconds(start: ClockTime, end: ClockTime, days: EntryDays): number | undefined {
  const shift = findShift(start, end);
  const span = findDays(start, end, days);
  if (span !== undefined) {
    const seconds = span * SECONDS_OF_A_DAY + end.seconds - start.seconds + shift;
    return seconds >= 0 ? seconds : undefined;
  }
  return shift === 0
    ? secondsBetween(start.seconds, end.seconds)
    : secondsBetween(
        start.seconds,
        end.seconds + shift < 0 ? end.seconds + shift + SECONDS_OF_A_DAY : end.seconds + shift,
      );
}

/**
 * Returns whether a duration fits a start and an end: it isn't longer than the time between them. If the end is before the start,
 * the times may be on a 12-hour clock without AM and PM.
 *
 * @param seconds the longest duration that can be meant
 */
export function fitsTimes(seconds: number, start: ClockTime, end: ClockTime, days: EntryDays): boolean {
  const elapsed = findElapsedSeconds(start, end, days);
  if (elapsed !== undefined) {
    return seconds <= elapsed;
  }
  const untilAfternoon = end.seconds + HALF_DAY - start.seconds;
  const isSameDay = (findDays(start, end, days) ?? 0) === 0;
  return isSameDay && start.isHalfOpen && end.isHalfOpen && untilAfternoon > 0 && seconds <= untilAfternoon;
}

/** Returns the seconds to add because the offsets of the start and the end differ. */
function findShift(start: ClockTime, end: ClockTime): number {
  return start.offset === undefined || end.offset === undefined ? 0 : start.offset - end.offset;
}

/** Returns the days from the date of the start to the date of the end, or undefined if the log doesn't have the date of the end. */
function findDays(start: ClockTime, end: ClockTime, { startDate, endDate }: EntryDays): number | undefined {
  const first = start.date ?? startDate;
  const last = end.date ?? endDate;
  return first === undefined || last === undefined ? undefined : daysBetween(first, last);
}

/** Returns whether the time between a start and an end depends on the entry's date: only the end shows a date. */
export function dependsOnEntryDate(start: ClockTime, end: ClockTime): boolean {
  return start.date === undefined && end.date !== undefined;
}
