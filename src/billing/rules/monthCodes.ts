import type { CalendarMonth } from '../../log/values/calendarDate';
import { compareMinutes, wholeMinutes, type Minutes } from '../../log/values/minutes';
import {
  APCM_CODES,
  CODE_PERIODS,
  NOTHING_EARNED,
  existsIn,
  type BaseCode,
  type BillableMonthKind,
  type EarnedCodes,
  type NextCode,
} from './codes';
import type { PayerProfile } from './payerProfile';
import { minutesTo, reaches, type Threshold } from './timeRules';

/** The parts of a month that decide its codes. */
export interface BilledMonth {
  readonly kind: BillableMonthKind;
  readonly month: CalendarMonth;
  /** The exact sum of the entries that count. */
  readonly total: Minutes;
  /** The other codes that are billed for the patient in the month. */
  readonly otherCodes: ReadonlySet<string>;
}

export interface MonthCodes {
  readonly codes: EarnedCodes;
  readonly next: NextCode | undefined;
}

/** Returns the codes of a month under a payer's profile, and the next code that it can earn. */
export function monthCodes(profile: PayerProfile, month: BilledMonth): MonthCodes {
  return { codes: earnedCodes(profile, month), next: nextCode(profile, month) };
}

/**
 * Returns the codes of a month under a payer's profile (sources.md 1.1, 2.1, 2.2). Of codes that can't be billed in the same
 * month, it returns only one.
 */
export function earnedCodes(profile: PayerProfile, month: BilledMonth): EarnedCodes {
  const { kind, total } = month;
  if (isApcmMonth(profile, month)) {
    return earnedOnly(kind === 'initial' ? 'G0568' : 'G0569');
  }
  if (isFlatMonth(profile, month.month)) {
    return reaches(total, g0512Threshold(profile, kind)) ? earnedOnly('G0512') : NOTHING_EARNED;
  }
  const codes = profile.timeRule.earned(kind, total);
  const earned = codes.base
    ? undefined
    : lesserSteps(profile, month).findLast((step) => reaches(total, step.threshold));
  return earned ? earnedOnly(earned.code) : codes;
}

/** Returns the next code that a month can earn under a payer's profile; undefined if more minutes don't earn another code. */
export function nextCode(profile: PayerProfile, month: BilledMonth): NextCode | undefined {
  const { kind, total } = month;
  if (isApcmMonth(profile, month)) {
    return undefined;
  }
  if (isFlatMonth(profile, month.month)) {
    const threshold = g0512Threshold(profile, kind);
    return reaches(total, threshold) ? undefined : createNextCode('G0512', threshold, total);
  }
  const isBaseEarned = profile.timeRule.earned(kind, total).base !== undefined;
  const step = isBaseEarned
    ? undefined
    : lesserSteps(profile, month).find(({ threshold }) => !reaches(total, threshold));
  return step ? createNextCode(step.code, step.threshold, total) : profile.timeRule.next(kind, total);
}

function earnedOnly(base: BaseCode): EarnedCodes {
  return { base, addOnUnits: 0 };
}

function createNextCode(code: BaseCode, threshold: Threshold, total: Minutes): NextCode {
  return { code, remaining: minutesTo(threshold, total), ...threshold };
}

function isApcmMonth(profile: PayerProfile, { month, otherCodes }: BilledMonth): boolean {
  return profile.apcmAddOns && existsIn('G0568', month) && APCM_CODES.some((code) => otherCodes.has(code));
}

/** Checks whether the month is billed with G0512 instead of the component codes. */
export function isFlatMonth({ site, g0512Until }: PayerProfile, month: CalendarMonth): boolean {
  const last = g0512Until ?? CODE_PERIODS.G0512.to;
  return site === 'ruralHealth' && month >= CODE_PERIODS.G0512.from && (last === undefined || month <= last);
}

function g0512Threshold({ g0512Minutes }: PayerProfile, kind: BillableMonthKind): Threshold {
  const minutes = g0512Minutes === 'seventyThenSixty' && kind === 'initial' ? 70 : 60;
  return { at: wholeMinutes(minutes), isBeyond: false };
}

interface Step {
  readonly code: BaseCode;
  readonly threshold: Threshold;
}

/**
 * Returns the codes that the profile uses for months without 99492 or 99493, by minutes. Codes with a higher threshold than
 * 99492 or 99493 are never earned.
 */
function lesserSteps(profile: PayerProfile, { kind, month }: BilledMonth): Step[] {
  const base = profile.timeRule.threshold(kind, 0);
  const steps: Step[] = [];
  if (profile.generalBhiMinutes !== undefined && existsIn('99484', month)) {
    steps.push(stepAt('99484', profile.generalBhiMinutes));
  }
  if (profile.g2214Minutes !== undefined && existsIn('G2214', month)) {
    steps.push(stepAt('G2214', profile.g2214Minutes));
  }
  return steps
    .filter(({ threshold }) => compareMinutes(threshold.at, base.at) < 0)
    .sort((a, b) => compareMinutes(a.threshold.at, b.threshold.at));
}

function stepAt(code: BaseCode, minutes: number): Step {
  return { code, threshold: { at: wholeMinutes(minutes), isBeyond: false } };
}
