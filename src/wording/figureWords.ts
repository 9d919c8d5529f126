import type { ProblemTotals } from '../billing/problemList';
import { compareMinutes, formatMinutes, isPositive, subtractMinutes, type Minutes } from '../log/values/minutes';
import { grouped } from '../text/grouped';
import { phrase, type Phrase, formatPhrase, t } from '../text/text';

export { grouped };

/** Things that are counted, in singular and plural. For a text with a verb, write both sentences instead. */
const COUNTED = {
  'charge line': [phrase`{0} charge line`, phrase`{0} charge lines`],
  claim: [phrase`{0} claim`, phrase`{0} claims`],
  column: [phrase`{0} column`, phrase`{0} columns`],
  condition: [phrase`{0} condition`, phrase`{0} conditions`],
  entry: [phrase`{0} entry`, phrase`{0} entries`],
  error: [phrase`{0} error`, phrase`{0} errors`],
  line: [phrase`{0} line`, phrase`{0} lines`],
  month: [phrase`{0} month`, phrase`{0} months`],
  patient: [phrase`{0} patient`, phrase`{0} patients`],
  notice: [phrase`{0} notice`, phrase`{0} notices`],
  'patient-month': [phrase`{0} patient-month`, phrase`{0} patient-months`],
  place: [phrase`{0} place`, phrase`{0} places`],
  problem: [phrase`{0} problem`, phrase`{0} problems`],
  row: [phrase`{0} row`, phrase`{0} rows`],
  'time log': [phrase`{0} time log`, phrase`{0} time logs`],
  warning: [phrase`{0} warning`, phrase`{0} warnings`],
} as const satisfies Record<string, readonly [one: Phrase, many: Phrase]>;

/** `1 row`, `3 rows`, `1,234 rows`. */
export function counted(count: number, what: keyof typeof COUNTED): string {
  const [one, many] = COUNTED[what];
  return formatPhrase(count === 1 ? one : many, grouped(String(count)));
}

/** `2 errors, 19 warnings`, with `, 3 notices` if there's information. */
export function formatProblemTotals({ errors, warnings, information }: ProblemTotals): string {
  const notices = information > 0 ? [counted(information, 'notice')] : [];
  return [counted(errors, 'error'), counted(warnings, 'warning'), ...notices].join(', ');
}

/** `74.22 min`. */
export function minutesText(minutes: Minutes): string {
  return t`${grouped(formatMinutes(minutes))} min`;
}

/**
 * Returns the minutes of rows that are left out: the sum, `minutes unknown`, or `45.5 min, minutes unknown in 1 row`.
 *
 * @param sum the minutes that are known, as text
 * @param unknown how many of the rows have unknown minutes
 */
export function leftOutMinutesText(sum: string, rows: number, unknown: number): string {
  if (unknown === 0) {
    return sum;
  }
  return unknown === rows ? t`minutes unknown` : t`${sum}, minutes unknown in ${counted(unknown, 'row')}`;
}

/** `2 rows (45.5 min) left out`, or `2 rows (minutes unknown) left out`. */
export function leftOutRowsText(rows: number, minutes: Minutes, unknown: number): string {
  const sum = leftOutMinutesText(minutesText(minutes), rows, unknown);
  return rows === 1 ? t`1 row (${sum}) left out` : t`${grouped(String(rows))} rows (${sum}) left out`;
}

/** `1 row left out`, `3 rows left out`. */
export function rowsLeftOutText(rows: number): string {
  return rows === 1 ? t`1 row left out` : t`${grouped(String(rows))} rows left out`;
}

/** Returns by how much `a` is more or less than `b`, such as `12.5 more minutes` or `1 fewer minute`. The two must differ. */
export function minutesDifference(a: Minutes, b: Minutes): string {
  const isMore = compareMinutes(a, b) > 0;
  const difference = formatMinutes(isMore ? subtractMinutes(a, b) : subtractMinutes(b, a));
  if (difference === '1') {
    return isMore ? t`1 more minute` : t`1 fewer minute`;
  }
  return isMore ? t`${grouped(difference)} more minutes` : t`${grouped(difference)} fewer minutes`;
}

/** Returns a difference with its sign: `+12.5`, `-3`, or `0`. */
export function signedMinutes(minutes: Minutes): string {
  const text = grouped(formatMinutes(minutes));
  return isPositive(minutes) ? `+${text}` : text;
}
