import type { CalendarDate } from '../../log/values/calendarDate';
import { compareMinutes, minutesOf, wholeMinutes, type Minutes } from '../../log/values/minutes';
import { HAS_SCORE_BIT, HAS_VISIT_BIT } from '../../log/problems/rowFlags';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import type { ContactFactsTable } from './contactFacts';

/** What the rows of a patient-month show besides their sum; looked at when the month is judged. */
export interface MonthFacts {
  /** Whether any row says what was done: where none does, nothing can be missing. */
  readonly hasActivities: boolean;
  readonly hasConsultation: boolean;
  /** Whether any entry has a score of a rating scale. */
  readonly hasScore: boolean;
  /** Whether any entry says when the initiating visit was. */
  readonly hasInitiatingVisit: boolean;
  /** Whether every entry that counts has the same minutes. */
  readonly isUniform: boolean;
  /** Codes billed for the patient besides, by any row. */
  readonly otherCodes: ReadonlySet<string>;
  /** The day with most minutes, where these are more than anybody believes; else undefined. */
  readonly longDay: Minutes | undefined;
}

/** More than half a day with one patient is not believed (sources.md 7). */
const MOST_MINUTES_A_DAY = wholeMinutes(12 * 60);
const NO_CODES: ReadonlySet<string> = new Set();

/**
 * @param sound the rows without an error: a review, a score or another code is there, whether its row's time counts or not
 * @param counted those of them that count, by date
 */
export function findMonthFacts(
  sound: readonly RowId[],
  counted: readonly RowId[],
  table: RowTable,
  contacts: ContactFactsTable,
): MonthFacts {
  let hasActivities = false;
  let hasConsultation = false;
  let otherCodes = NO_CODES;
  let said = 0;
  for (const row of sound) {
    said |= table.flagsOf(row);
    const facts = contacts.get(row);
    const { contact } = facts;
    hasActivities ||= contact.activity !== '';
    hasConsultation ||= facts.isConsultation;
    if (contact.otherCodes.length > 0) {
      otherCodes = new Set([...otherCodes, ...contact.otherCodes]);
    }
  }
  const bits =
    (hasActivities ? HAS_ACTIVITIES : 0) |
    (hasConsultation ? HAS_CONSULTATION : 0) |
    ((said & HAS_SCORE_BIT) !== 0 ? HAS_SCORE : 0) |
    ((said & HAS_VISIT_BIT) !== 0 ? HAS_VISIT : 0) |
    (haveEqualMinutes(counted, table) ? IS_UNIFORM : 0);
  const longDay = findLongDay(counted, table);
  return longDay === undefined && otherCodes === NO_CODES
    ? (ORDINARY_FACTS[bits] ?? createFacts(bits, NO_CODES, undefined))
    : createFacts(bits, otherCodes, longDay);
}

const HAS_ACTIVITIES = 1;
const HAS_CONSULTATION = 2;
const HAS_SCORE = 4;
const HAS_VISIT = 8;
const IS_UNIFORM = 16;

/** The facts of most months: they are one of few, and each is made once. */
const ORDINARY_FACTS: readonly MonthFacts[] = Array.from({ length: 32 }, (_, bits) =>
  createFacts(bits, NO_CODES, undefined),
);

function createFacts(bits: number, otherCodes: ReadonlySet<string>, longDay: Minutes | undefined): MonthFacts {
  return {
    hasActivities: (bits & HAS_ACTIVITIES) !== 0,
    hasConsultation: (bits & HAS_CONSULTATION) !== 0,
    hasScore: (bits & HAS_SCORE) !== 0,
    hasInitiatingVisit: (bits & HAS_VISIT) !== 0,
    isUniform: (bits & IS_UNIFORM) !== 0,
    otherCodes,
    longDay,
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
    const its = table.dateOf(row);
    const isSameDay = its !== 0 && its === date;
    ticks = (isSameDay ? ticks : 0) + table.ticksOf(row);
    fine = (isSameDay ? fine : 0) + table.fineOf(row);
    date = its;
    // The fine part of a day's few entries is never as much as a tick for each of them.
    if (ticks + rows.length > MOST_MINUTES_A_DAY.ticks) {
      const day = minutesOf(ticks, fine);
      if (compareMinutes(day, longest ?? MOST_MINUTES_A_DAY) > 0) {
        longest = day;
      }
    }
  }
  return longest;
}
