import type { CalendarDate, CalendarMonth } from '../log/values/calendarDate';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../log/values/minutes';
import type { RowTable } from '../log/rows/rowTable';
import type { RowId } from '../log/rows/rowId';
import { findCodesOfTotal, findDateOfService } from './months/serviceDate';
import { NOTHING_EARNED, type BillingCode, type EarnedCodes } from './rules/codes';
import type { TimeExclusionCode } from './rules/countedTime';
import { getTimeRule } from './rules/payerProfile';
import type { PatientMonth } from './months/patientMonth';
import type { TimeRule } from './rules/timeRules';

/** An entry that counts. */
export interface CountedEntry {
  readonly row: RowId;
  readonly date: CalendarDate;
  /** The minutes that count. */
  readonly minutes: Minutes;
  /** The minutes that don't count, because they overlap another entry. */
  readonly overlap: Minutes;
  /** The total of the month up to and including this entry. */
  readonly total: Minutes;
  /** The codes that this entry earns, because the total hadn't reached them before. */
  readonly earned: readonly BillingCode[];
  /** The codes of the month up to and including this entry. */
  readonly codes: EarnedCodes;
}

export interface ExcludedEntry {
  readonly row: RowId;
  /** Why it doesn't count under the payer's rules or by its status; undefined for a row with an error. */
  readonly reason: TimeExclusionCode | 'CB117' | undefined;
}

/** Explains the codes of a patient-month. */
export interface MonthExplanation {
  readonly profileTitle: string;
  readonly profileSource: string;
  /** The month in which the rules of the profile were last checked. */
  readonly rulesAsOf: CalendarMonth;
  readonly rule: TimeRule;
  readonly entries: readonly CountedEntry[];
  readonly excluded: readonly ExcludedEntry[];
  /** The entry that earns the base code, before which no claim can be made. Undefined if no base code is earned. */
  readonly crossing: CountedEntry | undefined;
  /** The date of service for the claim under the payer's rule; undefined if no base code is earned. */
  readonly dateOfService: CalendarDate | undefined;
}

/**
 * Goes through the entries of a month by date, and by position in the log within a day, and finds the entry that earns each
 * code (sources.md 2.3).
 */
export function explainMonth(month: PatientMonth, table: RowTable): MonthExplanation {
  const { summary, codes } = month;
  const entries: CountedEntry[] = [];
  let total = NO_MINUTES;
  let before = NOTHING_EARNED;
  for (const row of summary.countedRows) {
    const overlap = summary.overlapMinutes.get(row) ?? NO_MINUTES;
    const minutes = subtractMinutes(table.minutesOf(row), overlap);
    total = addMinutes(total, minutes);
    const now = findCodesOfTotal(month, total);
    const date = table.dateOf(row);
    if (date !== 0) {
      entries.push({ row, date, minutes, overlap, total, earned: findNewCodes(before, now), codes: now });
    }
    before = now;
  }
  const counted = new Set(summary.countedRows);
  const { base } = codes;
  const crossing = base === undefined ? undefined : entries.find(({ earned }) => earned.includes(base));
  return {
    profileTitle: summary.profile.title,
    profileSource: summary.profile.source,
    rulesAsOf: summary.profile.rulesAsOf,
    rule: getTimeRule(summary.profile, month.month),
    entries,
    excluded: month.rows
      .filter((row) => !counted.has(row))
      .sort(table.compare)
      .map((row) => ({
        row,
        reason: summary.excludedRows.get(row) ?? (table.isLeftOutByStatus(row) ? 'CB117' : undefined),
      })),
    crossing,
    dateOfService: findDateOfService(month, table),
  };
}

/** Returns the codes that were added, with one 99494 for each unit. */
function findNewCodes(before: EarnedCodes, now: EarnedCodes): BillingCode[] {
  const units = Array.from({ length: Math.max(0, now.addOnUnits - before.addOnUnits) }, () => '99494' as const);
  return now.base !== undefined && now.base !== before.base ? [now.base, ...units] : units;
}
