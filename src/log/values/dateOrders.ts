import { makeDate, weekdayOf, type CalendarDate, type DateReading } from './calendarDate';
import { cleanDateText, hasWeekday, splitWeekday } from './dateForms';
import { findShownStamp, findStampDate, readTimeStamp, type ShownStamp, type StampNotation } from './timeStamps';
import { fullYear, getDateFormat, readBirthDate, readDate, splitNumericDate, type DateOrder } from './dateText';

/** Where the year is in dates such as 24-01-03. 'unknown' if nothing shows it. */
export type TwoDigitYear = 'first' | 'last' | 'unknown';

/** How the numeric dates of a column are read. */
export interface DateNotation {
  /** The order of day and month, in dates where the year is last. */
  readonly order: DateOrder;
  /** The position of the year in dates where the year has two digits. */
  readonly twoDigitYear: TwoDigitYear;
  /** How time stamps are read; undefined for a column that has only dates. */
  readonly stamps?: StampNotation | undefined;
}

/** Returns the date format that is unambiguous in a column with this notation. */
export function getNotationFormat({ order, twoDigitYear }: DateNotation): string {
  return getDateFormat(twoDigitYear === 'first' ? 'dayFirst' : order);
}

/** The orders in which a numeric date can be read, as a set of bits. 0 for any text that only has one reading, or none. */
export type PossibleOrders = number;

/** The first number can be the month. */
export const CAN_BE_MONTH_FIRST = 1;
/** The first number can be the day. */
export const CAN_BE_DAY_FIRST = 2;
/** The first number can be a year of two digits. */
export const CAN_BE_YEAR_FIRST = 4;
/** The year has two digits, wherever it is. */
export const HAS_TWO_DIGIT_YEAR = 8;
/** How many bits the set has. */
export const ORDER_BITS = 4;

/** The reading of a date cell, and the orders in which it can be read. */
export interface DateCell {
  readonly reading: DateReading;
  readonly orders: PossibleOrders;
  /** What its time stamp shows about those of the column. */
  readonly shownStamp: ShownStamp;
  /** Whether the date could be in another month at the clinic, because its zone isn't known. */
  readonly isMonthDoubtful: boolean;
}

/** 'care' for dates of the treatment, which are recent, and 'birth' for dates of birth. */
export type DateKind = 'care' | 'birth';

/** The collaborative care codes were introduced in 2017 (sources.md 1), so no year of care begins with a month's number. */
const EARLIEST_YEAR_OF_CARE = 2016;
/** Two digits aren't read as a year of care that is longer ago, or later than next year. */
const MOST_YEARS_AGO = 10;

/**
 * Reads a cell of a date column.
 *
 * @param notation how the numeric dates of the column are read. A date that can't be read in this way isn't read at all:
 *   it has the flaw 'otherOrder', or 'unclearYear' if it's a question of where the year is
 * @param today the day on which the file is read
 */
export function readDateCell(text: string, notation: DateNotation, today: CalendarDate, kind: DateKind): DateCell {
  const orders = findPossibleOrders(text, today, kind);
  const reading = readInNotation(text, orders, notation, today, kind);
  // A date of birth has no time, even if a program writes one.
  const stamp = kind === 'care' ? readTimeStamp(text) : undefined;
  if (!stamp || !reading.ok) {
    return { reading, orders, shownStamp: 0, isMonthDoubtful: false };
  }
  const { date, isMonthDoubtful } = findStampDate(reading.date, stamp, notation.stamps);
  return { reading: { ok: true, date }, orders, shownStamp: findShownStamp(stamp), isMonthDoubtful };
}

function readInNotation(
  text: string,
  orders: PossibleOrders,
  { order, twoDigitYear }: DateNotation,
  today: CalendarDate,
  kind: DateKind,
): DateReading {
  const hasYearLast = (orders & (CAN_BE_MONTH_FIRST | CAN_BE_DAY_FIRST)) !== 0;
  const hasYearFirst = (orders & CAN_BE_YEAR_FIRST) !== 0;
  if ((orders & HAS_TWO_DIGIT_YEAR) !== 0) {
    if (twoDigitYear === 'first' && hasYearFirst) {
      return readYearFirst(text, today, kind);
    }
    const isUnclear = twoDigitYear === 'unknown' ? hasYearFirst && (kind === 'care' || !hasYearLast) : !hasYearLast;
    if (isUnclear || twoDigitYear === 'first') {
      return { ok: false, flaw: 'unclearYear' };
    }
  }
  const wanted = order === 'monthFirst' ? CAN_BE_MONTH_FIRST : CAN_BE_DAY_FIRST;
  if (hasYearLast && (orders & wanted) === 0) {
    return { ok: false, flaw: 'otherOrder' };
  }
  return kind === 'birth' ? readBirthDate(text, order, today) : readDate(text, order);
}

function readYearFirst(text: string, today: CalendarDate, kind: DateKind): DateReading {
  const [year = '', month, day] = splitNumericDate(text) ?? [];
  const reading = makeDate(fullYear(year), Number(month), Number(day));
  const isTooLate = reading.ok && kind === 'birth' && reading.date > today;
  const inPast = isTooLate ? makeDate(fullYear(year) - 100, Number(month), Number(day)) : reading;
  return inPast.ok && !isOnWeekdayOf(text, inPast.date) ? { ok: false, flaw: 'impossible' } : inPast;
}

function isOnWeekdayOf(text: string, date: CalendarDate): boolean {
  const { weekday } = splitWeekday(cleanDateText(text));
  return weekday === undefined || weekdayOf(date) === weekday;
}

/**
 * Finds the orders in which a numeric date can be read. A year of two digits that isn't a likely year of care rules an order out if
 * another order has a likelier year.
 */
export function findPossibleOrders(text: string, today: CalendarDate, kind: DateKind): PossibleOrders {
  const numbers = splitNumericDate(text);
  if (!numbers) {
    return 0;
  }
  const orders = findOrdersOfNumbers(numbers, today, kind);
  const yearLast = CAN_BE_MONTH_FIRST | CAN_BE_DAY_FIRST;
  if ((orders & yearLast) !== yearLast || numbers[2].length === 2 || !hasWeekday(text)) {
    return orders;
  }
  // The day of the week rules out an order, as in Wed 3/1/2024.
  return (
    (readDate(text, 'monthFirst').ok ? CAN_BE_MONTH_FIRST : 0) | (readDate(text, 'dayFirst').ok ? CAN_BE_DAY_FIRST : 0)
  );
}

function findOrdersOfNumbers(
  numbers: readonly [first: string, second: string, third: string],
  today: CalendarDate,
  kind: DateKind,
): PossibleOrders {
  const [first, second, third] = numbers;
  const yearLast = findYearLastOrders(Number(first), Number(second));
  if (third.length === 4) {
    return yearLast;
  }
  const isYearFirst = first.length === 2 && isMonth(Number(second)) && isDay(Number(third));
  const yearFirst = isYearFirst ? CAN_BE_YEAR_FIRST : 0;
  if (yearLast === 0 || yearFirst === 0 || kind === 'birth') {
    return yearLast + yearFirst === 0 ? 0 : yearLast | yearFirst | HAS_TWO_DIGIT_YEAR;
  }
  const distance = countYearsOff(fullYear(third), today) - countYearsOff(fullYear(first), today);
  return (distance <= 0 ? yearLast : 0) | (distance >= 0 ? yearFirst : 0) | HAS_TWO_DIGIT_YEAR;
}

/** Finds the orders in which the first two numbers of a date with the year last can be read. */
export function findYearLastOrders(first: number, second: number): PossibleOrders {
  return (
    (isMonth(first) && isDay(second) ? CAN_BE_MONTH_FIRST : 0) |
    (isDay(first) && isMonth(second) ? CAN_BE_DAY_FIRST : 0)
  );
}

function isMonth(number: number): boolean {
  return number >= 1 && number <= 12;
}

function isDay(number: number): boolean {
  return number >= 1 && number <= 31;
}

/** Returns how many years a year is outside the likely years of care, or 0. */
function countYearsOff(year: number, today: CalendarDate): number {
  const thisYear = Math.floor(today / 10000);
  const earliest = Math.max(EARLIEST_YEAR_OF_CARE, thisYear - MOST_YEARS_AGO);
  return Math.max(0, earliest - year, year - (thisYear + 1));
}
