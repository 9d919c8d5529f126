import type { CalendarDate } from '../log/calendarDate';
import { NO_MINUTES, compareMinutes, minutesOf, type Minutes } from '../log/minutes';
import { HAS_SCORE_BIT, HAS_VISIT_BIT } from '../log/rowFlags';
import type { RowId, RowTable } from '../log/rowTable';
import type { ContactFactsTable } from './contactFacts';

/** What the counted rows of a patient-month show besides their sum; looked at when the month is judged. */
export interface MonthFacts {
  /** Whether any row says what was done: where none does, nothing can be missing. */
  readonly hasActivities: boolean;
  readonly hasConsultation: boolean;
  /** Whether any entry has a score of a rating scale. */
  readonly hasScore: boolean;
  /** Whether any entry says when the initiating visit was. */
  readonly hasInitiatingVisit: boolean;
  /** Codes billed for the patient besides, by any row. */
  readonly otherCodes: ReadonlySet<string>;
  /** Whether every entry has the same minutes. */
  readonly isUniform: boolean;
  /** The day with most minutes. */
  readonly longestDay: Minutes;
}

const NO_CODES: ReadonlySet<string> = new Set();

/** @param counted by date */
export function monthFacts(counted: readonly RowId[], table: RowTable, contacts: ContactFactsTable): MonthFacts {
  let hasActivities = false;
  let hasConsultation = false;
  let otherCodes = NO_CODES;
  let longestDay = NO_MINUTES;
  let date: CalendarDate | 0 = 0;
  let dayTicks = 0;
  let dayFine = 0;
  let isUniform = true;
  let said = 0;
  const first = counted[0];
  const [firstTicks, firstFine] = first === undefined ? [0, 0] : [table.ticksOf(first), table.fineOf(first)];
  for (const row of counted) {
    const ticks = table.ticksOf(row);
    const fine = table.fineOf(row);
    const its = table.dateOf(row);
    const isSameDay = its !== 0 && its === date;
    said |= table.flagsOf(row);
    dayTicks = isSameDay ? dayTicks + ticks : ticks;
    dayFine = isSameDay ? dayFine + fine : fine;
    date = its;
    // The fine part of a day's few entries is never as much as a tick for each of them.
    if (dayTicks + counted.length > longestDay.ticks) {
      const day = minutesOf(dayTicks, dayFine);
      longestDay = compareMinutes(day, longestDay) > 0 ? day : longestDay;
    }
    isUniform &&= ticks === firstTicks && fine === firstFine;
    const facts = contacts.of(row);
    const { contact } = facts;
    hasActivities ||= contact.activity !== '';
    hasConsultation ||= facts.isConsultation;
    if (contact.otherCodes.length > 0) {
      otherCodes = new Set([...otherCodes, ...contact.otherCodes]);
    }
  }
  return {
    hasScore: (said & HAS_SCORE_BIT) !== 0,
    hasInitiatingVisit: (said & HAS_VISIT_BIT) !== 0,
    hasActivities,
    hasConsultation,
    otherCodes,
    isUniform,
    longestDay,
  };
}
