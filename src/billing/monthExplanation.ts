import type { CalendarDate } from '../log/values/calendarDate';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../log/values/minutes';
import type { RowTable } from '../log/rows/rowTable';
import type { RowId } from '../log/rows/rowId';
import { NOTHING_EARNED, type BillingCode, type EarnedCodes } from './rules/codes';
import type { NotCounted } from './rules/countedTime';
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
  readonly lost: Minutes;
  /** The total of the month with this entry. */
  readonly total: Minutes;
  /** The codes that this entry earned: those the total had not reached before it. */
  readonly earned: readonly BillingCode[];
  /** The codes of the month with this entry. */
  readonly codes: EarnedCodes;
}

export interface LeftOutEntry {
  readonly row: RowId;
  /** By the payer's rules; undefined for an entry in error. */
  readonly why: NotCounted | undefined;
}

/** Why a patient-month has the codes it has. */
export interface MonthExplanation {
  readonly profileTitle: string;
  readonly profileSource: string;
  readonly rule: TimeRule;
  readonly entries: readonly CountedEntry[];
  readonly leftOut: readonly LeftOutEntry[];
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
  const { settled, codes } = month;
  const entries: CountedEntry[] = [];
  let total = NO_MINUTES;
  let before = NOTHING_EARNED;
  for (const row of settled.counted) {
    const lost = settled.lost.get(row) ?? NO_MINUTES;
    const minutes = subtractMinutes(table.minutesOf(row), lost);
    total = addMinutes(total, minutes);
    const now = codesAt(month, total);
    const date = table.dateOf(row);
    if (date !== 0) {
      entries.push({ row, date, minutes, lost, total, earned: newCodes(before, now), codes: now });
    }
    before = now;
  }
  const counted = new Set(settled.counted);
  const { base } = codes;
  const crossing = base === undefined ? undefined : entries.find(({ earned }) => earned.includes(base));
  return {
    profileTitle: settled.profile.title,
    profileSource: settled.profile.source,
    rule: settled.profile.timeRule,
    entries,
    leftOut: month.rows
      .filter((row) => !counted.has(row))
      .sort(table.compare)
      .map((row) => ({ row, why: settled.notCounted.get(row) })),
    crossing,
    dateOfService:
      crossing && dateOfService(settled.profile.dateOfService, month.month, crossing.date, entries.at(-1)?.date),
  };
}

function codesAt({ kind, month, settled }: PatientMonth, total: Minutes): EarnedCodes {
  if (kind !== 'initial' && kind !== 'subsequent') {
    return NOTHING_EARNED;
  }
  return earnedCodes(settled.profile, { kind, month, total, otherCodes: settled.facts.otherCodes });
}

/** The codes there are now and were not before, units one by one. */
function newCodes(before: EarnedCodes, now: EarnedCodes): BillingCode[] {
  const units = Array.from({ length: Math.max(0, now.addOnUnits - before.addOnUnits) }, () => '99494' as const);
  return now.base !== undefined && now.base !== before.base ? [now.base, ...units] : units;
}
