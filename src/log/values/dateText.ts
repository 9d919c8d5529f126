import { dateOfDayNumber, makeDate, weekdayOf, type CalendarDate, type DateReading } from './calendarDate';
import { cleanDateText, DATE_ZONE, readUnambiguousForm, splitWeekday, TIME } from './dateForms';
import { t } from '../../text/text';

/** Which of the first two numbers in `3/4/2024` is the month. */
export type DateOrder = 'monthFirst' | 'dayFirst';

/** Longer texts aren't read, because a cell can contain megabytes of anything. */
const LONGEST_DATE = 100;

const UNREADABLE: DateReading = { ok: false, flaw: 'unreadable' };
const IMPOSSIBLE: DateReading = { ok: false, flaw: 'impossible' };

const NUMBERS = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, 'i');
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([/. -])(\d{1,2})\2(\d{1,2})(?:${TIME}|${DATE_ZONE})$`, 'i');
/** A date as spreadsheets store it: the day's number, with the time of day as the fraction. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/;

/**
 * Reads a date as analysts, spreadsheets, and record systems write it: `1/3/2024`, `01/03/24`, `2024-01-03`, `20240103`, `3-Jan-24`,
 * `Wed, Jan 3, 2024`, or a spreadsheet's serial number such as `45294`. A time of day and a time zone after the date are ignored,
 * and so are spaces and spreadsheet marks around it (sources.md 8.3).
 *
 * @param order which number is the month if the numbers don't show it
 * @returns the date, or whether it is unreadable or impossible (2/30/2024, month 13, year 0204, or another day of the week)
 */
export function readDate(text: string, order: DateOrder = 'monthFirst'): DateReading {
  if (text.length > LONGEST_DATE) {
    return UNREADABLE;
  }
  const { text: day, weekday } = splitWeekday(cleanDateText(text));
  const reading = readDay(day, order);
  return weekday === undefined || !reading.ok || weekdayOf(reading.date) === weekday ? reading : IMPOSSIBLE;
}

function readDay(text: string, order: DateOrder): DateReading {
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [, first, , second, year] = numbers;
    return order === 'monthFirst'
      ? makeDate(fullYear(year), Number(first), Number(second))
      : makeDate(fullYear(year), Number(second), Number(first));
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    return makeDate(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  }
  const serial = SERIAL.exec(text);
  return serial ? serialDate(Number(serial[1])) : (readUnambiguousForm(text, fullYear) ?? UNREADABLE);
}

/** A four-digit year, also among other digits, or a spreadsheet's serial number. */
const WHOLE_YEAR = /\d{4}/;

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
  const numbers = text.length > LONGEST_DATE ? null : NUMBERS.exec(splitWeekday(cleanDateText(text)).text);
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
