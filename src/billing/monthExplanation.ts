import type { CalendarDate } from '../log/calendarDate';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../log/minutes';
import type { RowId, RowTable } from '../log/rowTable';
import type { BillingCode } from './codes';
import type { NotCounted } from './countedTime';
import { dateOfService } from './dateOfService';
import { monthCodes } from './monthCodes';
import type { PatientMonth } from './patientMonth';
import type { TimeRule } from './timeRules';

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
 * (billing-rules 2.3).
 */
export function explainMonth(month: PatientMonth, table: RowTable): MonthExplanation {
  const { settled, codes } = month;
  const entries: CountedEntry[] = [];
  let total = NO_MINUTES;
  let before: ReadonlyMap<BillingCode, number> = new Map();
  for (const row of settled.counted) {
    const lost = settled.lost.get(row) ?? NO_MINUTES;
    const minutes = subtractMinutes(table.minutesOf(row), lost);
    total = addMinutes(total, minutes);
    const now = codesAt(month, total);
    const date = table.dateOf(row);
    if (date !== 0) {
      entries.push({ row, date, minutes, lost, total, earned: newCodes(before, now) });
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

/** Each code with its units at a total. */
function codesAt(month: PatientMonth, total: Minutes): ReadonlyMap<BillingCode, number> {
  const { kind, settled } = month;
  if (kind !== 'initial' && kind !== 'subsequent') {
    return new Map();
  }
  const { otherCodes } = settled.facts;
  const { codes } = monthCodes(settled.profile, { kind, month: month.month, total, otherCodes });
  return new Map<BillingCode, number>([
    ...(codes.base ? [[codes.base, 1] as const] : []),
    ...(codes.addOnUnits > 0 ? [['99494', codes.addOnUnits] as const] : []),
  ]);
}

function newCodes(before: ReadonlyMap<BillingCode, number>, now: ReadonlyMap<BillingCode, number>): BillingCode[] {
  return [...now].flatMap(([code, units]) =>
    Array.from({ length: Math.max(0, units - (before.get(code) ?? 0)) }, () => code),
  );
}
