import type { RowTable } from '../../log/rows/rowTable';
import { addMinutes, NO_MINUTES, subtractMinutes, type Minutes } from '../../log/values/minutes';
import type { CalendarDate } from '../../log/values/calendarDate';
import { NOTHING_EARNED, type EarnedCodes } from '../rules/codes';
import { dateOfService } from '../rules/dateOfService';
import { earnedCodes } from '../rules/monthCodes';
import type { PatientMonth } from './patientMonth';

/** Returns the codes that a part of the month's minutes earns. */
export function findCodesOfTotal({ kind, month, summary }: PatientMonth, total: Minutes): EarnedCodes {
  if (kind !== 'initial' && kind !== 'subsequent') {
    return NOTHING_EARNED;
  }
  return earnedCodes(summary.profile, { kind, month, total, otherCodes: summary.facts.otherCodes });
}

/**
 * Returns the date of service for the claim of a month under the payer's rule (sources.md 2.3), or undefined if no base code is
 * earned.
 */
export function findDateOfService(month: PatientMonth, table: RowTable): CalendarDate | undefined {
  const { codes, summary } = month;
  const last = summary.countedRows.at(-1);
  if (codes.base === undefined || last === undefined) {
    return undefined;
  }
  const rule = summary.profile.dateOfService;
  const lastDate = table.dateOf(last) as CalendarDate;
  // These two don't depend on the entry that earns the code.
  const earned = rule === 'lastDayOfMonth' || rule === 'lastActivity' ? lastDate : findDayEarned(month, table);
  return dateOfService(rule, month.month, earned ?? lastDate, lastDate);
}

/** Returns the day of the entry that earns the base code. */
function findDayEarned(month: PatientMonth, table: RowTable): CalendarDate | undefined {
  const { codes, summary } = month;
  let total = NO_MINUTES;
  for (const row of summary.countedRows) {
    const overlap = summary.overlapMinutes.get(row) ?? NO_MINUTES;
    total = addMinutes(total, subtractMinutes(table.minutesOf(row), overlap));
    if (findCodesOfTotal(month, total).base === codes.base) {
      return table.dateOf(row) as CalendarDate;
    }
  }
  return undefined;
}
