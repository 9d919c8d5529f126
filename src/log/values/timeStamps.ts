import { dateOfDayNumber, daysBetween, monthOf, type CalendarDate } from './calendarDate';
import { SECONDS_OF_A_DAY } from './durationText';

/** A time of day with an explicit offset from UTC, after a date. */
export interface TimeStamp {
  /** Seconds since midnight. */
  readonly seconds: number;
  /** Seconds east of UTC. */
  readonly offset: number;
}

/** How the time stamps of a column are read. */
export interface StampNotation {
  /** The clinic's time zone, {@link AS_WRITTEN}, or undefined if the configuration doesn't have it. */
  readonly timeZone: string | undefined;
  /** Whether midnight is a time like any other. If the column has hardly any other time, its stamps are dates without a time. */
  readonly hasTimes: boolean;
}

/** The answer that the dates of time stamps are right as they are written. */
export const AS_WRITTEN = 'asWritten';

/** What a stamp of another zone shows about its column, as bits: that it has a time, or midnight. 0 for any other text. */
export type ShownStamp = 0 | 1 | 2;
export const SHOWS_TIME = 1;
export const SHOWS_MIDNIGHT = 2;

const EPOCH = 19700101 as CalendarDate;
const HOUR = 3600;
/** Daylight time in the Atlantic zone (Puerto Rico all year), and standard time in Hawaii: the zones of US clinics. */
const EASTERNMOST = -4 * HOUR;
const WESTERNMOST = -10 * HOUR;
/** The shortest text with a date, a time, and an offset, such as 1/3/24 9:00Z. */
const SHORTEST = 12;
const LONGEST = 100;

const CLOCK = String.raw`(?:(?:[T,\s]|^\d{8}T?(?=\d{4}))\s*(?:at\s+)?)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(?:([AP])\.?M?\.?)?`;
const OFFSET = String.raw`\s*(?:(Z|UTC|GMT)(?![a-z]))?\s*(?:([+-])(\d{1,2})(?::?(\d{2}))?)?`;
/** The name of the zone, which repeats the offset, or the year, as in `Jan 03 09:00:00 UTC 2024`. */
const REST = String.raw`(?:\s*[[(][A-Z_/ +-]+[\])]|\s+\d{4})?\s*$`;
const STAMP = new RegExp(CLOCK + OFFSET + REST, 'i');
/** Only these texts can have a stamp: a digit or a colon before the offset. */
const HAS_OFFSET = /\d\s*(?:[AP]\.?M?\.?\s*)?(?:Z|UTC|GMT|[+-]\d{1,2}:?\d{0,2})/i;

/** Reads the time stamp in a date's cell. Returns undefined without an explicit offset from UTC, and for a date without a time. */
export function readTimeStamp(text: string): TimeStamp | undefined {
  if (text.length < SHORTEST || text.length > LONGEST || !HAS_OFFSET.test(text)) {
    return undefined;
  }
  const match = STAMP.exec(text);
  const [, hours = '', minutes, seconds = '0', half, utc, sign, offsetHours = '0', offsetMinutes = '0'] = match ?? [];
  if (!match || (utc === undefined && sign === undefined)) {
    return undefined;
  }
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  const east = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60;
  return {
    seconds: hour * HOUR + Number(minutes) * 60 + Number(seconds),
    offset: sign === '-' ? -east : east,
  };
}

/** Returns whether the stamp has the offset of a US clinic, so that it shows the clinic's own date. */
function isOfClinic({ offset }: TimeStamp): boolean {
  return offset >= WESTERNMOST && offset <= EASTERNMOST;
}

/** Returns what a stamp shows about the stamps of its column. */
export function findShownStamp(stamp: TimeStamp | undefined): ShownStamp {
  return stamp === undefined || isOfClinic(stamp) ? 0 : stamp.seconds === 0 ? SHOWS_MIDNIGHT : SHOWS_TIME;
}

/** The date of a stamp at the clinic. */
export interface StampDate {
  readonly date: CalendarDate;
  /** Whether it could be in another month at a US clinic, because the clinic's zone isn't known. */
  readonly isMonthDoubtful: boolean;
}

/** Returns the date of a stamp at the clinic. A stamp at midnight is a date without a time, unless the column shows times. */
export function findStampDate(date: CalendarDate, stamp: TimeStamp, notation: StampNotation | undefined): StampDate {
  const { timeZone, hasTimes } = notation ?? { timeZone: undefined, hasTimes: false };
  const isTime = stamp.seconds !== 0 || (hasTimes && !isOfClinic(stamp));
  if (!isTime || timeZone === AS_WRITTEN) {
    return { date, isMonthDoubtful: false };
  }
  if (timeZone !== undefined) {
    return { date: toZone(date, stamp, timeZone).date, isMonthDoubtful: false };
  }
  const isElsewhere = (offset: number): boolean => monthOf(toOffset(date, stamp, offset).date) !== monthOf(date);
  return { date, isMonthDoubtful: !isOfClinic(stamp) && (isElsewhere(EASTERNMOST) || isElsewhere(WESTERNMOST)) };
}

/** A date and a time of day in a zone. */
export interface ZonedTime extends TimeStamp {
  readonly date: CalendarDate;
}

/** Converts a date and a time to a zone, with the daylight time of that day. */
export function toZone(date: CalendarDate, stamp: TimeStamp, timeZone: string): ZonedTime {
  return toOffset(date, stamp, findZoneOffset(timeZone, findSecondsOfEpoch(date, stamp)));
}

function toOffset(date: CalendarDate, stamp: TimeStamp, offset: number): ZonedTime {
  const local = findSecondsOfEpoch(date, stamp) + offset;
  const day = Math.floor(local / SECONDS_OF_A_DAY);
  return { date: dateOfDayNumber(day), seconds: local - day * SECONDS_OF_A_DAY, offset };
}

function findSecondsOfEpoch(date: CalendarDate, { seconds, offset }: TimeStamp): number {
  return daysBetween(EPOCH, date) * SECONDS_OF_A_DAY + seconds - offset;
}

/** Zones change their offset from UTC only at a quarter of an hour. */
const QUARTER = 900;
/** Limits the memory for stamps of many years. */
const MOST_OFFSETS = 100_000;

/** The offsets of a zone that were looked up, by the quarter of an hour since 1970. */
class ZoneOffsets {
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  find(secondsOfEpoch: number): number {
    const quarter = Math.floor(secondsOfEpoch / QUARTER);
    let offset = this.offsets.get(quarter);
    if (offset === undefined) {
      offset = this.calculate(quarter * QUARTER);
      if (this.offsets.size < MOST_OFFSETS) {
        this.offsets.set(quarter, offset);
      }
    }
    return offset;
  }

  private calculate(secondsOfEpoch: number): number {
    const parts = new Map(
      this.format.formatToParts(secondsOfEpoch * 1000).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local / 1000 - secondsOfEpoch;
  }
}

const ZONES = new Map<string, ZoneOffsets>();

/**
 * Returns the offset of a time zone from UTC in seconds, east of UTC, with daylight time.
 *
 * @param timeZone the zone's name in the IANA time zone database, such as America/New_York
 * @param secondsOfEpoch the time in seconds since 1970-01-01 in UTC
 * @throws RangeError if there's no zone with this name
 */
export function findZoneOffset(timeZone: string, secondsOfEpoch: number): number {
  let zone = ZONES.get(timeZone);
  if (!zone) {
    zone = new ZoneOffsets(timeZone);
    ZONES.set(timeZone, zone);
  }
  return zone.find(secondsOfEpoch);
}

/** Returns whether a text is the name of a time zone with its daylight time, such as America/New_York. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z_]+\/[A-Za-z_/+-]+$/.test(text)) {
    // Names such as EST are zones without daylight time, which isn't what people mean by them.
    return text === 'UTC';
  }
  try {
    findZoneOffset(text, 0);
    return true;
  } catch {
    return false;
  }
}
