import {
  daysBetween,
  makeDate,
  dateOfDayNumber,
  formatIsoDate,
  type CalendarDate,
} from '../../log/values/calendarDate';

/**
 * When something happened to a claim, to the second. The text has the local time and its offset, so people see the day on which
 * they worked, and times of two computers can be compared.
 */
export interface EventTime {
  /** As in `2026-11-28T14:30:05-06:00`. */
  readonly text: string;
  /** The local date. */
  readonly date: CalendarDate;
  /** Seconds since January 1, 1970, UTC. */
  readonly seconds: number;
}

const TIME = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const SECONDS_PER_DAY = 86_400;
const FIRST_DAY = dateOfDayNumber(0);

/** Reads a time with its offset, such as `2026-11-28T14:30:05-06:00` or `2026-11-28T20:30:05Z`; undefined for any other text. */
export function readEventTime(text: string): EventTime | undefined {
  const match = TIME.exec(text);
  if (!match) {
    return undefined;
  }
  const [, year, month, day, hours, minutes, seconds, offset = 'Z'] = match;
  const date = makeDate(Number(year), Number(month), Number(day));
  if (!date.ok) {
    return undefined;
  }
  const ofDay = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const local = daysBetween(FIRST_DAY, date.date) * SECONDS_PER_DAY + ofDay;
  return { text, date: date.date, seconds: local - readOffset(offset) * 60 };
}

/**
 * Creates the time of an event.
 *
 * @param seconds whole seconds since January 1, 1970, UTC
 * @param offset the minutes by which the local time is ahead of UTC
 */
export function makeEventTime(seconds: number, offset: number): EventTime {
  const local = seconds + offset * 60;
  const days = Math.floor(local / SECONDS_PER_DAY);
  const ofDay = local - days * SECONDS_PER_DAY;
  const date = dateOfDayNumber(days);
  const parts = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60, ofDay % 60].map(twoDigits);
  return { text: `${formatIsoDate(date)}T${parts.join(':')}${formatOffset(offset)}`, date, seconds };
}

/** Returns a moment in the local time zone of the computer. */
export function toEventTime(now: Date): EventTime {
  return makeEventTime(Math.floor(now.getTime() / 1000), 0 - now.getTimezoneOffset());
}

/** Returns a time that is at least one second after another one: `time` itself if it is, and otherwise a later one. */
export function ensureLater(time: EventTime, other: EventTime | undefined): EventTime {
  return other === undefined || time.seconds > other.seconds
    ? time
    : makeEventTime(other.seconds + 1, readOffset(TIME.exec(time.text)?.[7] ?? 'Z'));
}

/** Returns the minutes by which a time zone is ahead of UTC. */
function readOffset(text: string): number {
  if (text === 'Z') {
    return 0;
  }
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return text.startsWith('-') ? 0 - minutes : minutes;
}

function formatOffset(offset: number): string {
  if (offset === 0) {
    return 'Z';
  }
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
