import type { CalendarMonth } from '../../log/values/calendarDate';
import { compareMinutes, isPositive, wholeMinutes, type Minutes } from '../../log/values/minutes';
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
import { getTimeRule, type PayerProfile } from './payerProfile';
import { getBaseCode, minutesTo, reaches, type Threshold } from './timeRules';

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
  if (isTimeBased(profile, month)) {
    const codes = getTimeRule(profile, month.month).earned(kind, total);
    if (codes.base) {
      return codes;
    }
  }
  const earned = findSteps(profile, month).findLast((step) => reaches(total, step.threshold));
  return earned ? { base: earned.code, addOnUnits: 0 } : NOTHING_EARNED;
}

/** Returns the next code that a month can earn under a payer's profile; undefined if more minutes don't earn another code. */
export function nextCode(profile: PayerProfile, month: BilledMonth): NextCode | undefined {
  const { kind, total } = month;
  const rule = isTimeBased(profile, month) ? getTimeRule(profile, month.month) : undefined;
  const isBaseEarned = rule?.earned(kind, total).base !== undefined;
  const step = isBaseEarned
    ? undefined
    : findSteps(profile, month).find(({ threshold }) => isPositive(threshold.at) && !reaches(total, threshold));
  return step
    ? { code: step.code, remaining: minutesTo(step.threshold, total), ...step.threshold }
    : rule?.next(kind, total);
}

/**
 * Returns the codes that the month would earn if the clinic chose the other of an APCM add-on and the time-based codes; undefined
 * if only one of them can be billed in the month (sources.md 2.2).
 */
export function findAlternative(profile: PayerProfile, month: BilledMonth): EarnedCodes | undefined {
  return mayBeApcmMonth(month)
    ? earnedCodes({ ...profile, apcmAddOns: !(profile.apcmAddOns ?? false) }, month)
    : undefined;
}

/** Checks whether the month has an APCM code, so that either an APCM add-on or the time-based codes can be billed. */
export function mayBeApcmMonth({ month, otherCodes }: Pick<BilledMonth, 'month' | 'otherCodes'>): boolean {
  return otherCodes.size > 0 && existsIn('G0568', month) && APCM_CODES.some((code) => otherCodes.has(code));
}

function isApcmMonth({ apcmAddOns }: PayerProfile, month: BilledMonth): boolean {
  return apcmAddOns === true && mayBeApcmMonth(month);
}

/** Checks whether the month can earn 99492 or 99493. */
function isTimeBased(profile: PayerProfile, month: BilledMonth): boolean {
  return (
    existsIn(getBaseCode(month.kind), month.month) && !isApcmMonth(profile, month) && !isFlatMonth(profile, month.month)
  );
}

/** Checks whether the month is billed with G0512 instead of the component codes. */
export function isFlatMonth({ site, g0512From, g0512Until }: PayerProfile, month: CalendarMonth): boolean {
  const first = Math.max(g0512From ?? 0, CODE_PERIODS.G0512.from);
  const last = g0512Until ?? CODE_PERIODS.G0512.to;
  return site === 'ruralHealth' && month >= first && (last === undefined || month <= last);
}

interface Step {
  readonly code: BaseCode;
  readonly threshold: Threshold;
}

/**
 * Returns the codes other than 99492 and 99493 that the month can earn, by minutes. Each is worth more than the one before it: a
 * code that needs as many minutes as a better one, or more, is never earned.
 */
function findSteps(profile: PayerProfile, month: BilledMonth): Step[] {
  const best = findBestFirst(profile, month);
  const base = isTimeBased(profile, month) ? getTimeRule(profile, month.month).threshold(month.kind, 0).at : undefined;
  const steps: Step[] = [];
  let limit = base;
  for (const step of best) {
    if (limit === undefined || compareMinutes(step.threshold.at, limit) < 0) {
      steps.unshift(step);
      limit = step.threshold.at;
    }
  }
  return steps;
}

/** Returns the codes other than 99492 and 99493 that the profile uses in the month, the best one first. */
function findBestFirst(profile: PayerProfile, month: BilledMonth): Step[] {
  const { g0512Minutes, g2214Minutes, generalBhiMinutes, apcmMinutes = 0 } = profile;
  const { kind } = month;
  if (isApcmMonth(profile, month)) {
    const general = generalBhiMinutes === undefined ? [] : [createStep('G0570', generalBhiMinutes)];
    return [createStep(kind === 'initial' ? 'G0568' : 'G0569', apcmMinutes), ...general];
  }
  if (isFlatMonth(profile, month.month)) {
    return [createStep('G0512', g0512Minutes === 'seventyThenSixty' && kind === 'initial' ? 70 : 60)];
  }
  const steps: Step[] = [];
  if (g2214Minutes !== undefined && existsIn('G2214', month.month)) {
    steps.push(createStep('G2214', g2214Minutes));
  }
  if (generalBhiMinutes !== undefined && existsIn('99484', month.month)) {
    steps.push(createStep('99484', generalBhiMinutes));
  }
  return steps;
}

/** @param minutes whole minutes; 0 for any minutes, but some */
function createStep(code: BaseCode, minutes: number): Step {
  return { code, threshold: { at: wholeMinutes(minutes), isBeyond: minutes === 0 } };
}
