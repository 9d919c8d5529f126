import {
  NO_MINUTES,
  TICKS_PER_MINUTE,
  addMinutes,
  compareMinutes,
  subtractMinutes,
  wholeMinutes,
  type Minutes,
} from '../log/minutes';

/** 99492: initial month. 99493: subsequent month. 99494: each further 30 minutes of either. */
export type BaseCode = '99492' | '99493';
export type CptCode = BaseCode | '99494';
export const CPT_CODES: readonly CptCode[] = ['99492', '99493', '99494'];

/** Which base code a month can earn: the calendar month of the initial assessment is the initial one (billing-rules 0.1). */
export type BillableMonthKind = 'initial' | 'subsequent';

/** What a month's minutes have earned. Add-on units exist only with a base code. */
export interface EarnedCodes {
  readonly base: BaseCode | undefined;
  readonly addOnUnits: number;
}

export const NOTHING_EARNED: EarnedCodes = { base: undefined, addOnUnits: 0 };

/** The next code a month can earn: what is missing, and the total at which it is earned. */
export interface NextCode {
  readonly code: CptCode;
  readonly remaining: Minutes;
  readonly at: Minutes;
}

/** How a month's minutes become codes. */
export interface TimeRule {
  readonly id: string;
  /** The rule in a few words, for people. */
  readonly name: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** @param total the exact sum of the month, 0 or more */
  earned(kind: BillableMonthKind, total: Minutes): EarnedCodes;
  next(kind: BillableMonthKind, total: Minutes): NextCode;
}

/** Whole minutes at which the base code is earned, billing-rules 1.1. */
const BASE_MINUTES: Readonly<Record<BillableMonthKind, number>> = { initial: 70, subsequent: 60 };
const ADD_ON_MINUTES = 30;

/** The base code of a month of this kind. */
export function baseCodeOf(kind: BillableMonthKind): BaseCode {
  return kind === 'initial' ? '99492' : '99493';
}

/**
 * Full time: a code is earned when all of its minutes are there, exactly 70, 60 or 30 included (billing-rules 1.1, "strict /
 * full time"; the rule of the sample report, 0.1).
 */
export const FULL_TIME: TimeRule = {
  id: 'full-time',
  name: 'Full time (70 / 60 / +30 minutes)',
  source: 'billing-rules 0.1 and 1.1',
  earned(kind, total) {
    const beyond = subtractMinutes(total, wholeMinutes(BASE_MINUTES[kind]));
    if (compareMinutes(beyond, NO_MINUTES) < 0) {
      return NOTHING_EARNED;
    }
    return { base: baseCodeOf(kind), addOnUnits: Math.floor(beyond.ticks / (ADD_ON_MINUTES * TICKS_PER_MINUTE)) };
  },
  next(kind, total) {
    const earned = this.earned(kind, total);
    const base = wholeMinutes(BASE_MINUTES[kind]);
    if (!earned.base) {
      return { code: baseCodeOf(kind), remaining: subtractMinutes(base, total), at: base };
    }
    const at = addMinutes(base, wholeMinutes((earned.addOnUnits + 1) * ADD_ON_MINUTES));
    return { code: '99494', remaining: subtractMinutes(at, total), at };
  },
};

/** The rules a person can name, by their id. */
export const TIME_RULES: ReadonlyMap<string, TimeRule> = new Map([[FULL_TIME.id, FULL_TIME]]);
