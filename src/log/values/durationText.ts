import { addMinutes, secondsToMinutes, readMinutes, multiplyMinutes, type Minutes } from './minutes';

export interface DurationReading {
  readonly minutes: Minutes;
  /** Read by a convention that a person should know of: `1:15` could be minutes and seconds, `0.5` could be hours. */
  readonly isDoubtful: boolean;
}

/** Longer texts are not searched: a cell may hold megabytes of anything. */
const LONGEST_DURATION = 100;

const CLOCK = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;
const UNITS =
  /^(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours)\.?)?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|min|mins|minute|minutes)\.?)?\s*(?:(\d+)\s*(?:s|sec|secs|second|seconds)\.?)?$/i;
/** In a file with commas between its fields: `20,5` can only be a decimal comma, `1,250` could be thousands. */
const SHORT_DECIMAL_COMMA = /^\d{1,3},\d{1,2}$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;

/**
 * Reads a duration as people write it, in minutes where nothing else is said: `20`, `20.5`, `20 min`, `1h 15m`, `1:15` and
 * `0:20:30` (hours, minutes, seconds), and with a decimal comma where the file has one. (sources.md 8.3)
 *
 * @param comma whether a comma is the decimal mark
 * @returns undefined for what is no duration
 */
export function readDuration(text: string, comma: boolean): DurationReading | undefined {
  if (text.length > LONGEST_DURATION) {
    return undefined;
  }
  const trimmed = text.trim();
  const plain = readDecimal(trimmed, comma);
  if (plain) {
    return { minutes: plain, isDoubtful: false };
  }
  if (SHORT_DECIMAL_COMMA.test(trimmed)) {
    const minutes = readMinutes(trimmed.replace(',', '.'));
    return minutes && { minutes, isDoubtful: true };
  }
  const clock = CLOCK.exec(trimmed);
  if (clock) {
    const [, hours, minutes, seconds] = clock;
    const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
    return { minutes: secondsToMinutes(total), isDoubtful: seconds === undefined };
  }
  return withUnits(trimmed);
}

function readDecimal(text: string, comma: boolean): Minutes | undefined {
  return readMinutes(comma && DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text);
}

function withUnits(text: string): DurationReading | undefined {
  const units = text === '' ? null : UNITS.exec(text);
  if (!units) {
    return undefined;
  }
  const [, hours, minutes, seconds] = units;
  const parts = [
    hours === undefined ? undefined : readHours(hours, false),
    minutes === undefined ? undefined : readMinutes(minutes),
    seconds === undefined ? undefined : secondsToMinutes(Number(seconds)),
  ].filter((part) => part !== undefined);
  const [first, ...others] = parts;
  return first && { minutes: others.reduce(addMinutes, first), isDoubtful: false };
}

/** Reads a decimal number of hours, exactly. */
export function readHours(text: string, comma: boolean): Minutes | undefined {
  const hours = readDecimal(text.trim(), comma);
  return hours && multiplyMinutes(hours, 60);
}

const TIME_OF_DAY =
  /^(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[T ]\s*)?(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?\s*([AP])?\.?(?:M\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const SECONDS_OF_A_DAY = 86_400;

/** Seconds from midnight of a time of day such as `14:05`, `2:05 PM`, or of a date with such a time. */
export function readTimeOfDay(text: string): number | undefined {
  const time = TIME_OF_DAY.exec(text.trim());
  if (!time) {
    return undefined;
  }
  const [, hourText, minutes, seconds, half] = time;
  let hour = Number(hourText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) {
      return undefined;
    }
    hour = (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  }
  return hour > 23 ? undefined : hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
}

/**
 * The seconds from a start to an end. An end before the start is taken to be after midnight when that makes at most 12 hours;
 * more is a slip of the pen.
 */
export function secondsBetween(start: number, end: number): number | undefined {
  const seconds = end >= start ? end - start : end + SECONDS_OF_A_DAY - start;
  return end < start && seconds > SECONDS_OF_A_DAY / 2 ? undefined : seconds;
}

/** The same in minutes. */
export function minutesBetween(start: number, end: number): Minutes | undefined {
  const seconds = secondsBetween(start, end);
  return seconds === undefined ? undefined : secondsToMinutes(seconds);
}
