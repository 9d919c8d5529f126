import { dateOfDayNumber, daysBetween, makeDate, type CalendarDate, type DateReading } from './calendarDate';
import { toPlainCharacters } from './plainCharacters';
import { removeSpreadsheetMarks } from './spreadsheetDamage';

const CLOCK = String.raw`(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,:]\d+)?)?(?:\s*[AP](?:\.?\s?M)?\.?)?|\d{1,2}\s*[AP]\.?\s?M\.?)`;
const ZONE_NAME = String.raw`(?:Z|UTC|GMT|[ECMPA][SD]?T|AK[SD]T|H[SD]?T|CES?T|BST)`;
const ZONE_PLACE = String.raw`(?:[A-Z_]+(?:/[A-Z_+-]+){1,2}\d*|\[[A-Z_/+-]+\d*\]|\([A-Z ]+\)|(?:Eastern|Central|Mountain|Pacific)(?: (?:Standard|Daylight))?(?: Time)?)`;
export const ZONE = String.raw`(?:\s*${ZONE_NAME})?(?:\s*[+-]\d{1,2}(?::?\d{2})?)?(?:\s*${ZONE_PLACE})?`;

/**
 * A time of day, or the times from which to which, after a date, with or without a time zone. It's ignored: the date is the calendar
 * date at the clinic.
 */
export const TIME = String.raw`(?:(?:T|[,\s]\s*(?:(?:at|@|-)\s*)?)${CLOCK}(?:\s*(?:-|to)\s*${CLOCK})?${ZONE})?`;
/** A time zone right after a date, as in XML: `2024-01-03-05:00`. */
export const DATE_ZONE = String.raw`(?:Z|[+-]\d{2}:\d{2})?`;

const ORDINAL = '(?:st|nd|rd|th)?';
const GAP = String.raw`[\s/.,-]`;
const MONTH = String.raw`([a-z]{3,10})\.?`;
const DAY_NAME_YEAR = new RegExp(
  String.raw`^(\d{1,2})${ORDINAL}${GAP}*(?:(?:of|de)\s+)?${MONTH}${GAP}*(?:del?\s+)?'?(\d{4}|\d{2})${TIME}$`,
  'i',
);
const NAME_DAY_YEAR = new RegExp(
  String.raw`^${MONTH}${GAP}*(?:(\d{1,2})${ORDINAL}${GAP}+'?(\d{4}|\d{2})|(\d{2})(\d{4}))${TIME}$`,
  'i',
);
const YEAR_NAME_DAY = new RegExp(String.raw`^(\d{4})${GAP}*${MONTH}${GAP}*(\d{1,2})${ORDINAL}${TIME}$`, 'i');
/** `Jan 03 09:00:00 EST 2024`, as Unix and Java write it after the weekday. */
const YEAR_LAST = new RegExp(String.raw`^${MONTH} +(\d{1,2}) ${CLOCK}${ZONE} (\d{4})$`, 'i');
/** `20240103`, also with a time as in ISO 8601 or HL7. */
const DIGITS = new RegExp(
  String.raw`^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2}(?:\.\d+)?)?${ZONE}|${TIME})$`,
  'i',
);
const ISO_WEEK = /^(\d{4})-?W(\d{2})-?([1-7])$/i;

// cspell:ignore enero febrero marzo abril junio agosto septiembre octubre noviembre diciembre
/** The months in English and Spanish. Both have the same first three letters, or different ones. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['january', 'enero'],
  ['february', 'febrero'],
  ['march', 'marzo'],
  ['april', 'abril'],
  ['may', 'mayo'],
  ['june', 'junio'],
  ['july', 'julio'],
  ['august', 'agosto'],
  ['september', 'septiembre', 'sept'],
  ['october', 'octubre'],
  ['november', 'noviembre'],
  ['december', 'diciembre'],
];

/** Dates of only digits and their separators, which need no cleaning. */
const PLAIN = /^\d+(?:[/.-]\d+)*$/;
/**
 * Returns the text of a date cell without invisible characters, spreadsheet marks, and `#` around it, and with the common
 * form of each character.
 */
export function cleanDateText(cell: string): string {
  const trimmed = cell.trim();
  if (PLAIN.test(trimmed)) {
    return trimmed;
  }
  return (
    removeSpreadsheetMarks(toPlainCharacters(trimmed))
      .replace(/^#(.*)#$/, '$1')
      .trim()
      .replace(/^(\d+)\s*([/.-])\s*(\d+)\s*\2\s*(\d+)/, '$1$2$3$2$4')
      // A colon before the time, as in `03JAN2024:09:00:00`.
      .replace(/(\d{4}):(?=\d{2}:)/, '$1 ')
  );
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY =
  /(?:^|[\s,]*[\s(,])(sun|mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?(?![a-z])\.?\)?,?\s*/i;

/** Splits the day of the week from a date: 0 for Sunday to 6 for Saturday, or undefined if the text has none. */
export function splitWeekday(text: string): { readonly text: string; readonly weekday: number | undefined } {
  const match = WEEKDAY.exec(text);
  if (!match) {
    return { text, weekday: undefined };
  }
  const weekday = WEEKDAYS.indexOf((match[1] ?? '').slice(0, 3).toLowerCase());
  return { text: text.replace(WEEKDAY, ' ').trim(), weekday };
}

/** Whether a date has a day of the week. */
export function hasWeekday(text: string): boolean {
  return WEEKDAY.test(text);
}

/**
 * Reads the forms of a date that have only one reading, whatever the order of day and month: with the name of the month, only
 * digits with the year first, or an ISO week. Returns undefined for any other text.
 *
 * @param getFullYear returns the year for the text of a year with two or four digits
 */
export function readUnambiguousForm(text: string, getFullYear: (year: string) => number): DateReading | undefined {
  const dayName = DAY_NAME_YEAR.exec(text);
  if (dayName) {
    return readNamedDate(getFullYear(dayName[3] ?? ''), dayName[2], dayName[1]);
  }
  const nameDay = NAME_DAY_YEAR.exec(text);
  if (nameDay) {
    const [, name, day, year, gluedDay, gluedYear] = nameDay;
    return readNamedDate(getFullYear(year ?? gluedYear ?? ''), name, day ?? gluedDay);
  }
  const yearName = YEAR_NAME_DAY.exec(text);
  if (yearName) {
    return readNamedDate(Number(yearName[1]), yearName[2], yearName[3]);
  }
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    return readNamedDate(Number(yearLast[3]), yearLast[1], yearLast[2]);
  }
  const digits = DIGITS.exec(text);
  // A month above 12 shows that the year isn't first.
  if (digits && Number(digits[2]) <= 12) {
    return makeDate(Number(digits[1]), Number(digits[2]), Number(digits[3]));
  }
  const week = ISO_WEEK.exec(text);
  return week ? readIsoWeek(Number(week[1]), Number(week[2]), Number(week[3])) : undefined;
}

function readNamedDate(year: number, name: string | undefined, day: string | undefined): DateReading | undefined {
  const wanted = name?.toLowerCase() ?? '';
  const month = MONTH_NAMES.findIndex((names) =>
    names.some((known) => known === wanted || known.slice(0, 3) === wanted),
  );
  return month < 0 ? undefined : makeDate(year, month + 1, Number(day));
}

const EPOCH = 19700101 as CalendarDate;

/** Reads a day of an ISO week. Week 1 is the week with January 4. Weeks begin on Monday (1). */
function readIsoWeek(year: number, week: number, weekday: number): DateReading {
  const fourth = makeDate(year, 1, 4);
  if (!fourth.ok) {
    return fourth;
  }
  const fourthNumber = daysBetween(EPOCH, fourth.date);
  // January 1, 1970, was a Thursday.
  const firstMonday = fourthNumber - ((((fourthNumber + 3) % 7) + 7) % 7);
  const monday = firstMonday + (week - 1) * 7;
  // The year of a week is the year of its Thursday.
  const yearOfWeek = Math.floor(dateOfDayNumber(monday + 3) / 10000);
  return week === 0 || yearOfWeek !== year
    ? { ok: false, flaw: 'impossible' }
    : { ok: true, date: dateOfDayNumber(monday + weekday - 1) };
}
