import type { CalendarDate } from '../../log/values/calendarDate';
import { compareMinutes, makeMinutes, wholeMinutes, type Minutes } from '../../log/values/minutes';
import { assignBits } from '../../log/problems/bitSet';
import { HAS_SCORE_BIT, HAS_VISIT_BIT, IS_ROUNDED_BIT } from '../../log/problems/rowFlags';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import type { ContactFactsTable } from './contactFacts';

/** What the rows of a patient-month show in addition to their sum, for the checks of its claim. */
export interface MonthFacts {
  /** Whether any row has an activity. If none has, a consultation can't be missing. */
  readonly hasActivities: boolean;
  readonly hasConsultation: boolean;
  /** Whether the activity of any entry is the initial assessment. */
  readonly hasInitialAssessment: boolean;
  /** Whether any entry has a rating scale score or is the use of a rating scale. */
  readonly hasScore: boolean;
  /** Whether any entry has the date of the initiating visit. */
  readonly hasInitiatingVisit: boolean;
  /** Whether every entry that counts has the same minutes. */
  readonly isUniform: boolean;
  /** The other codes that are billed for the patient, according to any row. */
  readonly otherCodes: ReadonlySet<string>;
  /** The most minutes on one day, if they are implausibly many. */
  readonly longDay: Minutes | undefined;
  /** The ticks by which the minutes can be too high or too low because they come from rounded hours. Nearly always 0. */
  readonly rounding: number;
}

/** More time with one patient in a day is implausible (sources.md 7). */
const MOST_MINUTES_A_DAY = wholeMinutes(12 * 60);
const NO_CODES: ReadonlySet<string> = new Set();

/**
 * Finds the facts of a patient-month.
 *
 * @param validRows the rows without errors. A review, a score, or another code counts even if the time of its row doesn't
 * @param countedRows the valid rows that count, by date
 */
export function findMonthFacts(
  validRows: readonly RowId[],
  countedRows: readonly RowId[],
  table: RowTable,
  contacts: ContactFactsTable,
): MonthFacts {
  let hasActivities = false;
  let hasConsultation = false;
  let hasInitialAssessment = false;
  let otherCodes = NO_CODES;
  let isMeasured = false;
  let flags = 0;
  for (const row of validRows) {
    flags |= table.flagsOf(row);
    const facts = contacts.get(row);
    const { contact } = facts;
    hasActivities ||= contact.activity !== '';
    hasConsultation ||= facts.isConsultation;
    hasInitialAssessment ||= facts.isInitialAssessment;
    isMeasured ||= facts.isMeasurement;
    if (contact.otherCodes.length > 0) {
      otherCodes = new Set([...otherCodes, ...contact.otherCodes]);
    }
  }
  const bits =
    (hasActivities ? BITS.hasActivities : 0) |
    (hasConsultation ? BITS.hasConsultation : 0) |
    (hasInitialAssessment ? BITS.hasInitialAssessment : 0) |
    (isMeasured || (flags & HAS_SCORE_BIT) !== 0 ? BITS.hasScore : 0) |
    ((flags & HAS_VISIT_BIT) !== 0 ? BITS.hasInitiatingVisit : 0) |
    (haveEqualMinutes(countedRows, table) ? BITS.isUniform : 0);
  const longDay = findLongDay(countedRows, table);
  const rounding = (flags & IS_ROUNDED_BIT) === 0 ? 0 : sumRounding(countedRows, table);
  return longDay === undefined && otherCodes === NO_CODES && rounding === 0
    ? (ORDINARY_FACTS[bits] ?? createFacts(bits, NO_CODES, undefined, 0))
    : createFacts(bits, otherCodes, longDay, rounding);
}

function sumRounding(rows: readonly RowId[], table: RowTable): number {
  return rows.reduce((sum, row) => sum + table.roundingOf(row), 0);
}

const FLAGS = [
  'hasActivities',
  'hasConsultation',
  'hasInitialAssessment',
  'hasScore',
  'hasInitiatingVisit',
  'isUniform',
] as const;
const BITS = assignBits(FLAGS);

/** The facts of most months. There are only a few different ones, so each is created once. */
const ORDINARY_FACTS: readonly MonthFacts[] = Array.from({ length: 1 << FLAGS.length }, (_, bits) =>
  createFacts(bits, NO_CODES, undefined, 0),
);

function createFacts(
  bits: number,
  otherCodes: ReadonlySet<string>,
  longDay: Minutes | undefined,
  rounding: number,
): MonthFacts {
  return {
    hasActivities: (bits & BITS.hasActivities) !== 0,
    hasConsultation: (bits & BITS.hasConsultation) !== 0,
    hasInitialAssessment: (bits & BITS.hasInitialAssessment) !== 0,
    hasScore: (bits & BITS.hasScore) !== 0,
    hasInitiatingVisit: (bits & BITS.hasInitiatingVisit) !== 0,
    isUniform: (bits & BITS.isUniform) !== 0,
    otherCodes,
    longDay,
    rounding,
  };
}

function haveEqualMinutes(rows: readonly RowId[], table: RowTable): boolean {
  const [first] = rows;
  for (const row of rows) {
    if (
      first !== undefined &&
      (table.ticksOf(row) !== table.ticksOf(first) || table.fineOf(row) !== table.fineOf(first))
    ) {
      return false;
    }
  }
  return true;
}

/** @param rows by date */
function findLongDay(rows: readonly RowId[], table: RowTable): Minutes | undefined {
  let longest: Minutes | undefined;
  let date: CalendarDate | 0 = 0;
  let ticks = 0;
  let fine = 0;
  for (const row of rows) {
    const rowDate = table.dateOf(row);
    const isSameDay = rowDate !== 0 && rowDate === date;
    ticks = (isSameDay ? ticks : 0) + table.ticksOf(row);
    fine = (isSameDay ? fine : 0) + table.fineOf(row);
    date = rowDate;
    // The fine parts of the entries add up to less than one tick for each entry.
    if (ticks + rows.length > MOST_MINUTES_A_DAY.ticks) {
      const day = makeMinutes(ticks, fine);
      if (compareMinutes(day, longest ?? MOST_MINUTES_A_DAY) > 0) {
        longest = day;
      }
    }
  }
  return longest;
}
