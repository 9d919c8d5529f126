import { ZONE } from './dateForms';
import { readDate } from './dateText';
import {
  addMinutes,
  divideMinutes,
  multiplyMinutes,
  NO_MINUTES,
  readMinutes,
  secondsToMinutes,
  subtractMinutes,
  wholeMinutes,
  type Minutes,
} from './minutes';
import { toPlainCharacters } from './plainCharacters';
import { removeSpreadsheetMarks } from './spreadsheetDamage';

export interface DurationReading {
  readonly minutes: Minutes;
  /** Whether the text could mean something else, such as `1:15`, which could be minutes and seconds. */
  readonly isDoubtful: boolean;
}

/** Longer texts aren't read, because a cell can contain megabytes of anything. */
const LONGEST_DURATION = 100;

const CLOCK = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d(?:[.,]\d+)?))?$/;
const CLOCK_WITH_UNIT = /^(\d{1,3}:[0-5]\d(?::[0-5]\d)?)\s*(?:(h|hrs?|hours?)|m|mins?|minutes?)\.?$/i;
const NUMBER = String.raw`(\d+(?:[.,]\d+)?|[.,]\d+)`;
const JOIN = String.raw`\s*,?\s*(?:(?:and|&)\s*)?`;
const UNITS = new RegExp(
  String.raw`^(?=[\d.,])(?:${NUMBER}\s*(?:h|hrs?|hours?)\.?)?(?:${JOIN}${NUMBER}\s*(?:m|mins?|minutes?|')\.?)?(?:${JOIN}${NUMBER}\s*(?:s|secs?|seconds?|"|'')\.?)?$`,
  'i',
);
/** `1h05`. With one digit, it could also be a part of an hour. */
const HOURS_AND_DIGITS = /^(\d{1,3})\s*h(?:rs?|ours?)?\.?\s*([0-5]\d)$/i;
const ISO_8601 = new RegExp(
  String.raw`^P(?:(\d+)D)?(?:T(?=[\d.,])(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
  'i',
);
/** `0 days 00:20:00`, as Python writes it, and `0.00:20:00`, as .NET does. */
const DAYS_AND_CLOCK = /^(\d{1,3})(?:\s*days?,?\s*|\.(?=\d\d:))(\d{1,2}:[0-5]\d:[0-5]\d(?:\.\d+)?)$/i;
/** Day 0 of a spreadsheet's calendar, before a duration that was formatted as a date. A time zone would have moved the time. */
const DAY_ZERO =
  /^(?:0?1\/0?0\/(?:19)?00|12\/3[01]\/1899|3[01][./-]12[./-]1899|1899-12-3[01]|1900-0?1-00)(?:T|,? )\s*(\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[AP]\.?M\.?)?)$/i;
/** Less than an hour that a spreadsheet formatted as a time of day. Later hours are probably times of day. */
const FIRST_HOUR = /^12:([0-5]\d)(?::([0-5]\d))?(?:\.0+)?\s*a\.?m\.?$/i;
/** In a file with commas between fields: `20,5` can only have a decimal comma, but `1,250` could be thousands. */
const SHORT_DECIMAL_COMMA = /^\d{1,3},\d{1,2}$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;
/** As hours and minutes, it would be longer than a usual entry, so `18:25 min` can only be minutes and seconds. */
const FEWEST_MINUTES_WITH_SECONDS = 9;

/**
 * Reads a duration as people and programs write it: `20`, `20.5`, `20 min`, `1h 15m`, `1h05`, `1:15`, `0:20:30` (hours, minutes,
 * seconds), `PT20M`, and `1/0/1900 0:20`, with a decimal comma if the file uses it. Numbers without a unit are minutes
 * (sources.md 8.3). A number in parentheses is negative.
 *
 * @param comma whether a comma is the decimal mark
 * @returns undefined if the text isn't a duration, or could be two, such as `20:00.0`
 */
export function readDuration(text: string, comma: boolean): DurationReading | undefined {
  if (text.length > LONGEST_DURATION) {
    return undefined;
  }
  const { isNegative, number } = splitSign(cleanNumber(text));
  const reading = readUnsigned(number, comma);
  return reading && isNegative ? { ...reading, minutes: subtractMinutes(NO_MINUTES, reading.minutes) } : reading;
}

function readUnsigned(text: string, comma: boolean): DurationReading | undefined {
  const plain = readDecimal(text, comma);
  if (plain) {
    return { minutes: plain, isDoubtful: false };
  }
  if (SHORT_DECIMAL_COMMA.test(text)) {
    const minutes = readMinutes(text.replace(',', '.'));
    return minutes && { minutes, isDoubtful: true };
  }
  const clock = readClock(text);
  return (
    (clock && { minutes: clock, isDoubtful: text.indexOf(':') === text.lastIndexOf(':') }) ??
    readClockWithUnit(text) ??
    certain(readUnits(text, comma) ?? readIsoDuration(text) ?? readDaysAndClock(text) ?? readDayZero(text)) ??
    readFirstHour(text)
  );
}

function certain(minutes: Minutes | undefined): DurationReading | undefined {
  return minutes && { minutes, isDoubtful: false };
}

/** Most numbers are plain already. */
const DIGITS = /^[\d.]+$/;
const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' };

/** Returns a number in the plain form of its characters, without spreadsheet marks and with decimals instead of ½, ¼, and ¾. */
export function cleanNumber(text: string): string {
  if (DIGITS.test(text)) {
    return text;
  }
  return removeSpreadsheetMarks(toPlainCharacters(text.trim()))
    .replace(/ ?([½¼¾])/, (_, fraction: string) => FRACTIONS[fraction] ?? fraction)
    .replace(/^=(?=[+-]?\d+(?:\.\d+)?$)/, '')
    .trim();
}

/** Splits the sign from a negative number: `-20`, `(20)`, or `20-`. */
export function splitSign(text: string): { readonly isNegative: boolean; readonly number: string } {
  const inner = /^-(?=[\d.])(.*)$/.exec(text) ?? /^\(\s*([\d.].*)\)$/.exec(text) ?? /^(\d[\d.,]*)-$/.exec(text);
  return inner ? { isNegative: true, number: (inner[1] ?? '').trim() } : { isNegative: false, number: text };
}

function readDecimal(text: string, comma: boolean): Minutes | undefined {
  return readMinutes(comma && DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text);
}

/** Reads `1:15` and `0:20:30` as hours, minutes, and seconds. */
function readClock(text: string): Minutes | undefined {
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? [];
  return addParts([hours, minutes, seconds], false);
}

/** Reads `1:05 h`, and minutes and seconds such as `18:25 min`. */
function readClockWithUnit(text: string): DurationReading | undefined {
  const [, clock = '', hours] = CLOCK_WITH_UNIT.exec(text) ?? [];
  if (hours !== undefined || clock === '') {
    return certain(readClock(clock));
  }
  const [minutes = '', seconds = '', ...others] = clock.split(':');
  return others.length > 0 || Number(minutes) < FEWEST_MINUTES_WITH_SECONDS
    ? undefined
    : certain(secondsToMinutes(Number(minutes) * 60 + Number(seconds)));
}

function readUnits(text: string, comma: boolean): Minutes | undefined {
  const digits = HOURS_AND_DIGITS.exec(text);
  if (digits) {
    return wholeMinutes(Number(digits[1]) * 60 + Number(digits[2]));
  }
  const [, hours, minutes, seconds] = UNITS.exec(text) ?? [];
  return addParts([hours, minutes, seconds], comma);
}

function readIsoDuration(text: string): Minutes | undefined {
  const [, days, ...parts] = ISO_8601.exec(text) ?? [];
  const time = addParts(parts, true);
  const whole = days === undefined ? undefined : wholeMinutes(Number(days) * MINUTES_OF_A_DAY);
  return whole && time ? addMinutes(whole, time) : (whole ?? time);
}

/** Adds hours, minutes, and seconds. Returns undefined if there are none, or if one of them isn't a number. */
function addParts([hours, minutes, seconds]: readonly (string | undefined)[], comma: boolean): Minutes | undefined {
  const plain = (text: string): string => (comma || !/,\d{3,}$/.test(text) ? text.replace(',', '.') : text);
  const parts = [
    hours === undefined ? NO_MINUTES : readHours(plain(hours), false),
    minutes === undefined ? NO_MINUTES : readMinutes(plain(minutes)),
    seconds === undefined ? NO_MINUTES : readSeconds(plain(seconds)),
  ];
  const found = parts.filter((part) => part !== undefined);
  const isComplete = found.length === parts.length && (hours ?? minutes ?? seconds) !== undefined;
  return isComplete ? found.reduce(addMinutes) : undefined;
}

/** Reads a decimal number of seconds. */
function readSeconds(text: string): Minutes | undefined {
  const seconds = readMinutes(text.replace(',', '.'));
  return seconds && divideMinutes(seconds, 60);
}

function readDaysAndClock(text: string): Minutes | undefined {
  const [, days, clock = ''] = DAYS_AND_CLOCK.exec(text) ?? [];
  const minutes = readClock(clock);
  return minutes && addMinutes(wholeMinutes(Number(days) * MINUTES_OF_A_DAY), minutes);
}

function readDayZero(text: string): Minutes | undefined {
  const seconds = readClockOfDay(DAY_ZERO.exec(text)?.[1] ?? '');
  return seconds === undefined ? undefined : secondsToMinutes(seconds);
}

function readFirstHour(text: string): DurationReading | undefined {
  const hour = FIRST_HOUR.exec(text);
  return hour
    ? { minutes: secondsToMinutes(Number(hour[1]) * 60 + Number(hour[2] ?? 0)), isDoubtful: true }
    : undefined;
}

/** Reads a decimal number of hours exactly. Returns undefined if the text isn't a number. */
export function readHours(text: string, comma: boolean): Minutes | undefined {
  const { isNegative, number } = splitSign(cleanNumber(text));
  const hours = readDecimal(number, comma);
  const minutes = hours && multiplyMinutes(hours, 60);
  return minutes && isNegative ? subtractMinutes(NO_MINUTES, minutes) : minutes;
}

const MINUTES_OF_A_DAY = 1440;
export const SECONDS_OF_A_DAY = 86_400;
const NOON = SECONDS_OF_A_DAY / 2;

const TIME_OF_DAY = new RegExp(
  String.raw`^(?:(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:[.,:]\d+)?)?(?:\s*([AP])(?:\.?\s?M)?\.?)?|(\d{1,2})\s*([AP])\.?\s?M\.?)${ZONE}$`,
  'i',
);
/** `0905`, with four digits. */
const DIGITS_OF_DAY = /^([01]\d|2[0-4])([0-5]\d)$/;
const DATE_AND_TIME =
  /^(.*?\d)(?:T|(?:,| )\s*(?:(?:at|@|-) ?)?)((?:\d{1,2}:\d|\d{1,2}\s*[AP]\.?\s?M).*|[0-2]\d[0-5]\d)$/i;
/** A date of any kind, also day 0 of a spreadsheet's calendar. */
const NUMERIC_DATE = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/;

/**
 * Reads a time of day such as `14:05`, `0905`, `2:05 PM`, or `noon`, alone or after a date.
 *
 * @returns the seconds since midnight: 86,400 for `24:00`
 */
export function readTimeOfDay(text: string): number | undefined {
  if (text.length > LONGEST_DURATION) {
    return undefined;
  }
  const cleaned = removeSpreadsheetMarks(toPlainCharacters(text.trim()));
  const time = readClockOfDay(cleaned);
  if (time !== undefined) {
    return time;
  }
  const [, date = '', clock = ''] = DATE_AND_TIME.exec(cleaned) ?? [];
  const isDate = NUMERIC_DATE.test(date) || readDate(date).ok || readDate(date, 'dayFirst').ok;
  return isDate ? readClockOfDay(clock) : undefined;
}

function readClockOfDay(text: string): number | undefined {
  const [, hourText, minutes = '0', seconds = '0', half, wholeHour, halfOfHour] = TIME_OF_DAY.exec(text) ?? [];
  const hour = readHour(hourText ?? wholeHour, half ?? halfOfHour);
  if (hour !== undefined) {
    const time = hour * 3600 + Number(minutes) * 60 + Number(seconds);
    return time > SECONDS_OF_A_DAY ? undefined : time;
  }
  const digits = DIGITS_OF_DAY.exec(text);
  if (digits) {
    return readClockOfDay(`${digits[1] ?? ''}:${digits[2] ?? ''}`);
  }
  const word = /^(?:12(?::00)? ?)?(?:(noon)|(midnight))$/i.exec(text);
  return word ? (word[1] === undefined ? 0 : NOON) : undefined;
}

/** Returns the hour from 0 to 24. */
function readHour(text: string | undefined, half: string | undefined): number | undefined {
  const hour = Number(text);
  if (text === undefined || hour > 24) {
    return undefined;
  }
  if (half === undefined) {
    return hour;
  }
  return hour < 1 || hour > 12 ? undefined : (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

/**
 * Returns the seconds from a start to an end. An end before the start is after midnight if that makes at most 12 hours.
 * Otherwise it's a mistake, and the result is undefined.
 */
export function secondsBetween(start: number, end: number): number | undefined {
  const seconds = end >= start ? end - start : end + SECONDS_OF_A_DAY - start;
  return end < start && seconds > SECONDS_OF_A_DAY / 2 ? undefined : seconds;
}
