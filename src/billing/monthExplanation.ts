import type { CalendarDate } from '../log/values/calendarDate';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../log/values/minutes';
import type { RowTable } from '../log/rows/rowTable';
import type { RowId } from '../log/rows/rowId';
import { NOTHING_EARNED, type BillingCode, type EarnedCodes } from './rules/codes';
import type { TimeExclusionCode } from './rules/countedTime';
import { dateOfService } from './rules/dateOfService';
import { earnedCodes } from './rules/monthCodes';
import type { PatientMonth } from './months/patientMonth';
import type { TimeRule } from './rules/timeRules';

/** An entry that counts, in the order of the month. */
export interface CountedEntry {
  readonly row: RowId;
  readonly date: CalendarDate;
  /** What of its minutes counts. */
  readonly minutes: Minutes;
  /** What does not, for it overlaps another entry. */
  readonly overlap: Minutes;
  /** The total of the month with this entry. */
  readonly total: Minutes;
  /** The codes that this entry earned: those the total had not reached before it. */
  readonly earned: readonly BillingCode[];
  /** The codes of the month with this entry. */
  readonly codes: EarnedCodes;
}

export interface ExcludedEntry {
  readonly row: RowId;
  /** By the payer's rules; undefined for an entry in error. */
  readonly reason: TimeExclusionCode | undefined;
}

/** Why a patient-month has the codes it has. */
export interface MonthExplanation {
  readonly profileTitle: string;
  readonly profileSource: string;
  readonly rule: TimeRule;
  readonly entries: readonly CountedEntry[];
  readonly excluded: readonly ExcludedEntry[];
  /** The entry at which the base code was earned; before its date no claim can be made. Undefined where none was. */
  readonly crossing: CountedEntry | undefined;
  /** The date of service for the claim by the payer's rule; undefined where nothing was earned. */
  readonly dateOfService: CalendarDate | undefined;
}

/**
 * Goes through a month's entries by date, and by place in the log within a day, and tells at which of them each code was earned
 * (sources.md 2.3).
 */
export function explainMonth(month: PatientMonth, table: RowTable): MonthExplanation {
  const { summary, codes } = month;
  const entries: CountedEntry[] = [];
  let total = NO_MINUTES;
  let before = NOTHING_EARNED;
  for (const row of summary.countedRows) {
    const lost = summary.overlapMinutes.get(row) ?? NO_MINUTES;
    const minutes = subtractMinutes(table.minutesOf(row), lost);
    total = addMinutes(total, minutes);
    const now = findCodes(month, total);
    const date = table.dateOf(row);
    if (date !== 0) {
      entries.push({ row, date, minutes, overlap: lost, total, earned: findNewCodes(before, now), codes: now });
    }
    before = now;
  }
  const counted = new Set(summary.countedRows);
  const { base } = codes;
  const crossing = base === undefined ? undefined : entries.find(({ earned }) => earned.includes(base));
  return {
    profileTitle: summary.profile.title,
    profileSource: summary.profile.source,
    rule: summary.profile.timeRule,
    entries,
    excluded: month.rows
      .filter((row) => !counted.has(row))
      .sort(table.compare)
      .map((row) => ({ row, reason: summary.excludedRows.get(row) })),
    crossing,
    dateOfService:
      crossing && dateOfService(summary.profile.dateOfService, month.month, crossing.date, entries.at(-1)?.date),
  };
}

function findCodes({ kind, month, summary }: PatientMonth, total: Minutes): EarnedCodes {
  if (kind !== 'initial' && kind !== 'subsequent') {
    return NOTHING_EARNED;
  }
  return earnedCodes(summary.profile, { kind, month, total, otherCodes: summary.facts.otherCodes });
}

/** The codes there are now and were not before, units one by one. */
function findNewCodes(before: EarnedCodes, now: EarnedCodes): BillingCode[] {
  const units = Array.from({ length: Math.max(0, now.addOnUnits - before.addOnUnits) }, () => '99494' as const);
  return now.base !== undefined && now.base !== before.base ? [now.base, ...units] : units;
}
