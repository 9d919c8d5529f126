import type { NumberFormat } from './numberFormats';

/** The days of the two date systems (ECMA-376, part 1, 18.17.4.1), and whether a workbook counts from 1904. */
const DAYS_FROM_1900_TO_1904 = 1462;
/** The first of March 1900 in the 1900 system, which has a February 29 that didn't exist. */
const FIRST_DAY_AFTER_FALSE_LEAP_DAY = 61;
const SECONDS_OF_DAY = 86_400;
const MILLISECONDS_OF_DAY = SECONDS_OF_DAY * 1000;
/** Below this, a number with a format of a time is a duration of days, and not a date whose format shows only its time (1950). */
const FIRST_LIKELY_DATE = 18_264;
/** From here on, a number has lost digits: Excel keeps 15 of them. */
const FIRST_ROUNDED = 1e15;
const SIGNIFICANT_DIGITS = 15;

/**
 * Returns the text of a number as a log has it. It's what the cell has, and not what it shows: the day of a date whatever its format is,
 * all hours of a duration, and all digits of a number, as exactly as Excel keeps them (15 digits).
 *
 * - a date: `2024-03-04`, with `14:05:00` if it has a time
 * - a time of day or a duration: `0:20:00`, `26:30:00`, or `2:05:00 PM` if its format has AM and PM
 * - an identifier with a format such as `00000000`: with its zeros
 * - a number of more than 15 digits: in scientific notation, because its last digits are lost; the log reports it as damaged
 *
 * @param is1904 whether the workbook counts days from 1904
 */
export function writeNumber(value: number, { kind, digits }: NumberFormat, is1904: boolean): string {
  switch (kind) {
    case 'date':
      return writeDate(value, is1904) ?? writeDecimal(value);
    case 'time':
    case 'time12':
      return value >= FIRST_LIKELY_DATE
        ? (writeDate(value, is1904) ?? writeDecimal(value))
        : writeTime(value, kind === 'time12' && value < 1);
    case 'duration':
      return writeTime(value, false);
    case 'zeros':
      return Number.isInteger(value) && value >= 0 ? writeDecimal(value).padStart(digits, '0') : writeDecimal(value);
    case 'number':
      return writeDecimal(value);
  }
}

/** Returns a number with all of its digits and without an exponent, unless digits were lost. */
export function writeDecimal(value: number): string {
  if (!Number.isFinite(value)) {
    return '#NUM!';
  }
  if (Math.abs(value) >= FIRST_ROUNDED) {
    return value.toExponential(SIGNIFICANT_DIGITS - 1).replace('e', 'E');
  }
  const shortest = String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
  const [, sign = '', first = '', rest = '', exponent = ''] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(shortest) ?? [];
  return first === '' ? shortest : `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`;
}

/** Returns a date and, if it isn't midnight, its time. Undefined for a number that isn't a date of the system. */
function writeDate(value: number, is1904: boolean): string | undefined {
  const serial = is1904 ? value + DAYS_FROM_1900_TO_1904 : value;
  const milliseconds = Math.round((serial - Math.floor(serial)) * MILLISECONDS_OF_DAY);
  const day = Math.floor(serial) + (milliseconds === MILLISECONDS_OF_DAY ? 1 : 0);
  const time = milliseconds % MILLISECONDS_OF_DAY;
  if (value < 0 || day < 1 || day > 2_958_465 || !Number.isFinite(value)) {
    return undefined;
  }
  const date =
    day === FIRST_DAY_AFTER_FALSE_LEAP_DAY - 1
      ? '1900-02-29'
      : formatDay(day + (day < FIRST_DAY_AFTER_FALSE_LEAP_DAY ? 1 : 0));
  return time === 0 ? date : `${date} ${formatClock(time, 2)}`;
}

/** Returns a day as `2024-03-04`. @param day days after 1899-12-30 */
function formatDay(day: number): string {
  // Days to a date of the Gregorian calendar by whole numbers from the number of days in 400, 100, 4, and 1 years.
  const shifted = day + 693_899;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}`;
}

/** Returns days as hours, minutes, and seconds. */
function writeTime(days: number, hasMark: boolean): string {
  const milliseconds = Math.round(Math.abs(days) * MILLISECONDS_OF_DAY);
  if (!Number.isSafeInteger(milliseconds)) {
    return writeDecimal(days);
  }
  const sign = days < 0 && milliseconds > 0 ? '-' : '';
  if (!hasMark) {
    return `${sign}${formatClock(milliseconds, 1)}`;
  }
  const hours = Math.floor(milliseconds / 3_600_000) % 24;
  const clock = formatClock(milliseconds - (hours - (hours % 12 || 12)) * 3_600_000, 1);
  return `${sign}${clock} ${hours < 12 ? 'AM' : 'PM'}`;
}

function formatClock(milliseconds: number, hourDigits: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const rest = milliseconds % 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
  const hours = String(Math.floor(seconds / 3600)).padStart(hourDigits, '0');
  return `${hours}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${fraction}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
