import { makeDate, formatIsoDate, type CalendarDate } from '../values/calendarDate';
import { findNpiFlaw } from '../values/npi';
import { unwrapIdentifier } from '../values/spreadsheetDamage';

/** Returns the 10 digits of a valid NPI that has spaces, dashes, dots, or decimals. Returns undefined if it isn't valid. */
export function cleanNpi(value: string): string | undefined {
  const text = unwrapIdentifier(value.trim()).text;
  return [text, text.replace(/\.0+$/, '')]
    .map((candidate) => candidate.replace(/[\s.\u00ad\u2010-\u2015-]/g, ''))
    .find((digits) => findNpiFlaw(digits) === undefined);
}

const WITH_UNIT = /^(\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?)\.?$/i;
/** With three digits after the comma, it could be a thousands separator. */
const DECIMAL_COMMA = /^(\d+),(\d{1,2})$/;

/** Returns the minutes as a plain decimal number if the text can't mean anything else. */
export function cleanMinutes(value: string): string | undefined {
  const text = unwrapIdentifier(value.trim()).text;
  const number = (WITH_UNIT.exec(text)?.[1] ?? text).replace(DECIMAL_COMMA, '$1.$2');
  return /^\d+(?:\.\d+)?$/.test(number) ? number : undefined;
}

const YEAR_FIRST = /^(\d{4})([/. -])(\d{1,2})\2(\d{1,2})$/;
const DIGITS = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;

export interface CleanDate {
  readonly text: string;
  /** The date if the text shows it, or undefined if it depends on the log's order of day and month. */
  readonly date: CalendarDate | undefined;
}

/** Returns a date without the characters that make it unreadable, if it can't mean anything else. */
export function cleanDate(value: string): CleanDate | undefined {
  const text = unwrapIdentifier(value.trim())
    .text.replace(/[.,;]+$/, '')
    .replace(/\s*([/.-])\s*/g, '$1');
  const yearFirst = YEAR_FIRST.exec(text);
  const digits = DIGITS.exec(text);
  const [year, month, day] = yearFirst
    ? [yearFirst[1], yearFirst[3], yearFirst[4]]
    : [digits?.[1], digits?.[2], digits?.[3]];
  if (year !== undefined) {
    const reading = makeDate(Number(year), Number(month), Number(day));
    // A date with the year first means the same in any order of month and day.
    return reading.ok ? { text: formatIsoDate(reading.date), date: reading.date } : undefined;
  }
  return text === value.trim() ? undefined : { text, date: undefined };
}
