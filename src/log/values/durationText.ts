import { addMinutes, secondsToMinutes, readMinutes, multiplyMinutes, type Minutes } from './minutes';

export interface DurationReading {
  readonly minutes: Minutes;
  /** Whether the text could mean something else, such as `1:15`, which could be minutes and seconds. */
  readonly isDoubtful: boolean;
}

/** Longer texts aren't read, because a cell can contain megabytes of anything. */
const LONGEST_DURATION = 100;

const CLOCK = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;
const UNITS =
  /^(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours)\.?)?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|min|mins|minute|minutes)\.?)?\s*(?:(\d+)\s*(?:s|sec|secs|second|seconds)\.?)?$/i;
/** In a file with commas between fields: `20,5` can only have a decimal comma, but `1,250` could be thousands. */
const SHORT_DECIMAL_COMMA = /^\d{1,3},\d{1,2}$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;

/**
 * Reads a duration as people write it: `20`, `20.5`, `20 min`, `1h 15m`, `1:15`, and `0:20:30` (hours, minutes, seconds), with
 * a decimal comma if the file uses it. Numbers without a unit are minutes (sources.md 8.3).
 *
 * @param comma whether a comma is the decimal mark
 * @returns undefined if the text isn't a duration
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
  return readWithUnits(trimmed);
}

function readDecimal(text: string, comma: boolean): Minutes | undefined {
  return readMinutes(comma && DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text);
}

function readWithUnits(text: string): DurationReading | undefined {
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

/** Reads a decimal number of hours exactly. Returns undefined if the text isn't a number. */
export function readHours(text: string, comma: boolean): Minutes | undefined {
  const hours = readDecimal(text.trim(), comma);
  return hours && multiplyMinutes(hours, 60);
}

const TIME_OF_DAY =
  /^(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[T ]\s*)?(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?\s*([AP])?\.?(?:M\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const SECONDS_OF_A_DAY = 86_400;

/** Reads a time of day such as `14:05` or `2:05 PM`, alone or after a date. @returns the seconds since midnight */
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
 * Returns the seconds from a start to an end. An end before the start is after midnight if that makes at most 12 hours.
 * Otherwise it's a mistake, and the result is undefined.
 */
export function secondsBetween(start: number, end: number): number | undefined {
  const seconds = end >= start ? end - start : end + SECONDS_OF_A_DAY - start;
  return end < start && seconds > SECONDS_OF_A_DAY / 2 ? undefined : seconds;
}

/** Returns the minutes from a start to an end, like {@link secondsBetween}. */
export function minutesBetween(start: number, end: number): Minutes | undefined {
  const seconds = secondsBetween(start, end);
  return seconds === undefined ? undefined : secondsToMinutes(seconds);
}
