/**
 * Days that programs write where there is no date, by year: the first or last day that they can store. Most of them are the same in
 * any order of day and month.
 */
const FIRST_AND_LAST_DAYS: ReadonlyMap<number, readonly string[]> = new Map([
  [1, ['1/1']],
  [1601, ['1/1']],
  [1753, ['1/1']],
  [1800, ['1/1']],
  [1840, ['12/31']],
  [1841, ['1/1']],
  [1899, ['12/30', '12/31']],
  [1900, ['1/1', '1/0']],
  [1901, ['1/1']],
  [1904, ['1/1']],
  [1969, ['12/31']],
  [1970, ['1/1']],
]);
/** Dates far in the future, such as 12/31/9999, mean "never". */
const FIRST_DISTANT_YEAR = 2900;
/** Real dates of birth, although programs write them for "no date" too. */
const POSSIBLE_BIRTHS: ReadonlySet<string> = new Set(['12/31/1969', '1/1/1970']);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Three numbers, or a month's name and two numbers, before an optional time of day. */
const THREE_PARTS =
  /^(?:[a-z]{3,9},? )?(\d{1,4}|[a-z]{3,9})\.?[\s/.,-]+(\d{1,4}|[a-z]{3,9})[\s/.,-]+(\d{1,4})(?=$|[\sT,])/i;
const EIGHT_DIGITS = /^(\d{4})(\d\d)(\d\d)(?:\.0+)?$/;
const JOINED_NAME = /^(\d{1,2})([a-z]{3})(\d{4})(?=$|[\s:T])/i;
/** The day before the first, as spreadsheets show it in the format of a time or a day: `0:00`, `12:00:00 AM`, or `0-Jan`. */
const DAY_ZERO = /^(?:00?:00(?::00)?|12:00(?::00)? ?AM|0-Jan)$/i;
const SHORTEST = 4;
const LONGEST_DATE = 100;

/**
 * Returns the name of the date that a text has if programs write it for "no date", such as `1/1/1900`, in any notation and with or
 * without a time. Returns undefined for any other text.
 *
 * @param isBirth whether the date is a date of birth, where days in 1969 and 1970 are real
 */
export function findPlaceholderDate(text: string, isBirth = false): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_DATE || trimmed.length < SHORTEST || !mayBePlaceholder(trimmed)) {
    return undefined;
  }
  if (DAY_ZERO.test(trimmed)) {
    return '1/0/1900';
  }
  const parts = THREE_PARTS.exec(trimmed) ?? EIGHT_DIGITS.exec(trimmed) ?? JOINED_NAME.exec(trimmed);
  const name = parts ? findName([parts[1] ?? '', parts[2] ?? '', parts[3] ?? '']) : undefined;
  return name === undefined || (isBirth && POSSIBLE_BIRTHS.has(name)) ? undefined : name;
}

/** Whether a text has a year of a placeholder, or a zero for the day. Rules out almost every date without reading it. */
function mayBePlaceholder(text: string): boolean {
  return /00|1601|1753|184\d|1899|190\d|1969|1970|(?:29|[3-9]\d)\d\d|(?:^|\D)0(?:\D|$)/.test(text);
}

function findName(parts: readonly [string, string, string]): string | undefined {
  const numbers = parts.map((part) => {
    const month = MONTHS.indexOf(part.slice(0, 3).toLowerCase()) + 1;
    return /^\d/.test(part) ? Number(part) : month === 0 ? Number.NaN : month;
  });
  if (numbers.some(Number.isNaN)) {
    return undefined;
  }
  const [first = 0, second = 0, third = 0] = numbers;
  if (first === 0 && second === 0 && third === 0) {
    return '0/0/0000';
  }
  const isYearFirst = parts[0].length > 2 && /^\d/.test(parts[0]);
  const yearText = parts[isYearFirst ? 0 : 2];
  const [year, a, b] = isYearFirst ? [first, second, third] : [third, first, second];
  if (yearText.length === 2) {
    // Spreadsheets show the day before the first as 1/0/00. Other dates with two digits for the year are real.
    return year === 0 && Math.min(a, b) === 0 && Math.max(a, b) <= 1 ? '1/0/1900' : undefined;
  }
  if (yearText.length !== 4) {
    return undefined;
  }
  if (year >= FIRST_DISTANT_YEAR) {
    return `12/31/${year}`;
  }
  if (year === 0) {
    return '0/0/0000';
  }
  const days = FIRST_AND_LAST_DAYS.get(year);
  const day = days?.find((each) => each === `${a}/${b}` || each === `${b}/${a}`);
  return day && `${day}/${yearText}`;
}
