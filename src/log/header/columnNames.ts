import { removeSpreadsheetMarks } from '../values/spreadsheetDamage';

/** Names of only ASCII letters, digits, and spaces, which most names are. */
const PLAIN = /^[\w ]*$/;
/** Longer texts aren't names, because a cell can contain megabytes of anything. */
const LONGEST_NAME = 1000;
/** Marks of footnotes, which aren't part of a number in the name. */
const SUPERSCRIPTS = /[\u00b2\u00b3\u00b9\u2070-\u2079]/g;
/** Control and format characters, such as zero-width spaces and text directions. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/**
 * Returns a column name in lowercase, without spaces, underscores, and invisible characters, to compare it with others. The name
 * of a configured column must match a column in this form, so it keeps all marks in which two columns can differ.
 */
export function normalizeColumnName(name: string): string {
  if (PLAIN.test(name) || name.length > LONGEST_NAME) {
    return name.toLowerCase().replace(/[\s_]/g, '');
  }
  const visible = name.replace(INVISIBLE, '').trim();
  return removeSpreadsheetMarks(visible).normalize('NFKC').toLowerCase().replace(/[\s_]/g, '');
}

/** Remarks in parentheses that don't change what a column contains. A date with the day first isn't among them. */
const REMARK =
  /[([{](?:required|optional|total|local|localtime|m{1,2}[/.-]d{1,2}[/.-]y{2,4}|yyyy[/.-]mm[/.-]dd)[)\]}]/g;
/** Marks around and between words. Others, such as `?`, `%`, and `$`, change the meaning of a name. */
const MARKS = /[\p{Pd}.,:;*/\\|()[\]{}'"`´‘’“”†‡§•°~^!−]/gu;

/** The unit in `Duration (s)`. Without the parentheses, it would be a plural. */
const IN_SECONDS = /(duration|time|spent|length)[([{]s[)\]}]$/;

/**
 * Returns the words of a column name only, in the form of {@link normalizeColumnName}: `Time Spent (min)` and `time-spent_min.` are
 * the same name, and so are `Chart #` and `Chart Number`.
 */
export function simplifyColumnName(name: string): string {
  if (PLAIN.test(name) || name.length > LONGEST_NAME) {
    return normalizeColumnName(name);
  }
  return normalizeColumnName(name.replace(SUPERSCRIPTS, ''))
    .replace(IN_SECONDS, '$1seconds')
    .replace(REMARK, '')
    .replaceAll('#', 'number')
    .replace(MARKS, '');
}

/** Names of a duration that don't state its unit. */
const DURATIONS = [
  'time',
  'time spent',
  'total time',
  'duration',
  'total duration',
  'length',
  'session length',
  'call length',
  'call duration',
  'session duration',
  'amount of time',
];
const MINUTES = ['min', 'mins', 'minute', 'minutes', 'm'];
const HOURS = ['h', 'hr', 'hrs', 'hour', 'hours'];
const SECONDS = ['sec', 'secs', 'second', 'seconds'];

/** Names of a duration with a unit, such as `time spent (min)` and `duration in hours`. */
export const DURATIONS_IN_MINUTES = nameDurations(MINUTES);
export const DURATIONS_IN_HOURS = nameDurations(HOURS);
export const DURATIONS_IN_SECONDS = nameDurations(SECONDS);

function nameDurations(units: readonly string[]): string[] {
  return DURATIONS.flatMap((duration) => units.flatMap((unit) => [`${duration} ${unit}`, `${duration} in ${unit}`]));
}

/** The names with a unit for each name without one, all simplified. */
const WITH_UNIT: ReadonlyMap<string, readonly string[]> = new Map(
  DURATIONS.map((duration) => {
    const names = [...MINUTES, ...HOURS, ...SECONDS].flatMap((unit) => [
      `${duration} ${unit}`,
      `${duration} in ${unit}`,
    ]);
    return [simplifyColumnName(duration), names.map(simplifyColumnName)];
  }),
);

/** Whether a column has the name of another without its unit: `Duration` beside `Duration (min)`. Both names are simplified. */
export function isSameWithoutUnit(name: string, other: string): boolean {
  return WITH_UNIT.get(name)?.includes(other) ?? false;
}
