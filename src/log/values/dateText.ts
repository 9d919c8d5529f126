import { makeDate, type CalendarDate, type DateReading } from './calendarDate';
import { t } from '../../text/text';

/** Which of the first two numbers in `3/4/2024` is the month. */
export type DateOrder = 'monthFirst' | 'dayFirst';

/** Longer texts aren't read, because a cell can contain megabytes of anything. */
const LONGEST_DATE = 100;

const UNREADABLE: DateReading = { ok: false, flaw: 'unreadable' };

/** A time of day after the date, with or without a time zone. It's ignored: the date is the calendar date at the clinic. */
const TIME = String.raw`(?:(?:[T ]|,? )\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]\.?M\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, 'i');
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})${TIME}$`, 'i');
const DAY_NAME_YEAR = new RegExp(String.raw`^(\d{1,2})[ -]([a-z]{3,9})\.?[ ,-]+(\d{4}|\d{2})${TIME}$`, 'i');
const NAME_DAY_YEAR = new RegExp(String.raw`^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})${TIME}$`, 'i');
/** A date as spreadsheets store it: the day's number, with the time of day as the fraction. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/;

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * Reads a date as analysts, spreadsheets, and record systems write it: `1/3/2024`, `01/03/24`, `2024-01-03`, `3-Jan-24`,
 * `Jan 3, 2024`, or a spreadsheet's serial number such as `45294`. A time of day and a time zone after the date are ignored,
 * and so are spaces around it (sources.md 8.3).
 *
 * @param order which number is the month if the numbers don't show it
 * @returns the date, or whether it is unreadable or impossible (2/30/2024, month 13, year 0204)
 */
export function readDate(text: string, order: DateOrder = 'monthFirst'): DateReading {
  if (text.length > LONGEST_DATE) {
    return UNREADABLE;
  }
  const trimmed = text.trim();
  const numbers = splitNumericDate(trimmed);
  if (numbers) {
    const [first, second, year] = numbers;
    return order === 'monthFirst'
      ? makeDate(fullYear(year), Number(first), Number(second))
      : makeDate(fullYear(year), Number(second), Number(first));
  }
  const yearFirst = YEAR_FIRST.exec(trimmed);
  if (yearFirst) {
    return makeDate(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  }
  const dayName = DAY_NAME_YEAR.exec(trimmed);
  if (dayName) {
    return namedDate(dayName[3], dayName[2], dayName[1]);
  }
  const nameDay = NAME_DAY_YEAR.exec(trimmed);
  if (nameDay) {
    return namedDate(nameDay[3], nameDay[1], nameDay[2]);
  }
  const serial = SERIAL.exec(trimmed);
  return serial ? serialDate(Number(serial[1])) : UNREADABLE;
}

/** A four-digit year, or a spreadsheet's serial number. */
const WHOLE_YEAR = /(?:^|\D)\d{4,5}(?:\D|$)/;

/**
 * Reads a date of birth like {@link readDate}, except that a two-digit year is read as a year up to `today`.
 *
 * @param today the day on which the log is read
 */
export function readBirthDate(text: string, order: DateOrder, today: CalendarDate): DateReading {
  const reading = readDate(text, order);
  if (!reading.ok || reading.date <= today || WHOLE_YEAR.test(text)) {
    return reading;
  }
  const { date } = reading;
  return makeDate(Math.floor(date / 10000) - 100, Math.floor(date / 100) % 100, date % 100);
}

/** Returns the three numbers of a date such as 1/3/2024 or 24-01-03, or undefined for any other text. */
export function splitNumericDate(text: string): readonly [first: string, second: string, third: string] | undefined {
  const numbers = text.length > LONGEST_DATE ? null : NUMBERS.exec(text.trim());
  if (!numbers) {
    return undefined;
  }
  const [, first = '', , second = '', third = ''] = numbers;
  return [first, second, third];
}

/** Returns the date format that is unambiguous in a file with this order. */
export function getDateFormat(order: DateOrder): string {
  return order === 'dayFirst' ? t`YYYY-MM-DD` : t`M/D/YYYY`;
}

/** Returns the full year. Two digits mean a year from 1970 to 2069. */
export function fullYear(year: string | undefined): number {
  const number = Number(year);
  if (year?.length !== 2) {
    return number;
  }
  return number < 70 ? 2000 + number : 1900 + number;
}

function namedDate(year: string | undefined, name: string | undefined, day: string | undefined): DateReading {
  const wanted = name?.toLowerCase() ?? '';
  const month =
    MONTH_NAMES.findIndex(
      (known) => known === wanted || known.slice(0, 3) === wanted || (wanted === 'sept' && known === 'september'),
    ) + 1;
  return month === 0 ? UNREADABLE : makeDate(fullYear(year), month, Number(day));
}

/**
 * Reads the number of days since December 30, 1899, as Excel and Google Sheets count them. Only numbers for 1954 to 2119 are read
 * as dates.
 */
function serialDate(serial: number): DateReading {
  if (serial < 20_000 || serial > 80_000) {
    return UNREADABLE;
  }
  return { ok: true, date: dateOfDayNumber(serial - 25_569) };
}

/** Returns the date in the Gregorian calendar that is a number of days after January 1, 1970. */
function dateOfDayNumber(days: number): CalendarDate {
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
