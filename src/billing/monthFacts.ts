import type { CalendarDate } from '../log/calendarDate';
import { NO_MINUTES, addMinutes, compareMinutes, type Minutes } from '../log/minutes';
import { HAS_SCORE_BIT, HAS_VISIT_BIT } from '../log/rowFlags';
import type { RowId, RowTable } from '../log/rowTable';
import { isConsultation } from './countedTime';

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
  readonly days: ReadonlySet<CalendarDate>;
}

const NO_CODES: ReadonlySet<string> = new Set();

/** @param counted by date */
export function monthFacts(counted: readonly RowId[], table: RowTable): MonthFacts {
  let hasActivities = false;
  let hasConsultation = false;
  let otherCodes = NO_CODES;
  let longestDay = NO_MINUTES;
  let day = NO_MINUTES;
  let isUniform = true;
  let said = 0;
  const days = new Set<CalendarDate>();
  const seen = new Set<number>();
  const first = counted[0];
  for (const row of counted) {
    const minutes = table.minutesOf(row);
    const date = table.dateOf(row);
    said |= table.flagsOf(row);
    day = date !== 0 && days.has(date) ? addMinutes(day, minutes) : minutes;
    longestDay = compareMinutes(day, longestDay) > 0 ? day : longestDay;
    isUniform &&= first === undefined || compareMinutes(minutes, table.minutesOf(first)) === 0;
    if (date !== 0) {
      days.add(date);
    }
    const id = table.contactIdOf(row);
    if (!seen.has(id)) {
      seen.add(id);
      const contact = table.contactOf(row);
      hasActivities ||= contact.activity !== '';
      hasConsultation ||= isConsultation(contact);
      otherCodes = contact.otherCodes.length === 0 ? otherCodes : new Set([...otherCodes, ...contact.otherCodes]);
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
    days,
  };
}
