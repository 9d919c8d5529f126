import { makeDate, formatIsoDate, type CalendarDate } from '../values/calendarDate';
import { findNpiFlaw } from '../values/npi';
import { unwrapIdentifier } from '../values/spreadsheetDamage';

/** The ten digits of a valid NPI that is written with spaces, dashes, dots or decimals; undefined when there is none. */
export function cleanNpi(value: string): string | undefined {
  const text = unwrapIdentifier(value.trim()).text;
  return [text, text.replace(/\.0+$/, '')]
    .map((candidate) => candidate.replace(/[\s.\u00ad\u2010-\u2015-]/g, ''))
    .find((digits) => findNpiFlaw(digits) === undefined);
}

const WITH_UNIT = /^(\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?)\.?$/i;
/** Three digits behind the comma would be thousands to many. */
const DECIMAL_COMMA = /^(\d+),(\d{1,2})$/;

/** The minutes as a plain decimal number, where the text can be read in no other way. */
export function cleanMinutes(value: string): string | undefined {
  const text = unwrapIdentifier(value.trim()).text;
  const number = (WITH_UNIT.exec(text)?.[1] ?? text).replace(DECIMAL_COMMA, '$1.$2');
  return /^\d+(?:\.\d+)?$/.test(number) ? number : undefined;
}

const YEAR_FIRST = /^(\d{4})([/. -])(\d{1,2})\2(\d{1,2})$/;
const DIGITS = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;

export interface CleanDate {
  readonly text: string;
  /** The day meant, where the text alone shows it; undefined where the log decides whether month or day come first. */
  readonly date: CalendarDate | undefined;
}

/** A date without what keeps it from being read, where it can be read in no other way. */
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
    // Year first is read in one way only, whatever order of month and day the log has.
    return reading.ok ? { text: formatIsoDate(reading.date), date: reading.date } : undefined;
  }
  return text === value.trim() ? undefined : { text, date: undefined };
}
