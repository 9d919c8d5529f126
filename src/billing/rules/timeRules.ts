import {
  TICKS_PER_MINUTE,
  compareMinutes,
  subtractMinutes,
  wholeMinutes,
  type Minutes,
} from '../../log/values/minutes';
import { NOTHING_EARNED, earnedWith, type BillableMonthKind, type EarnedCodes, type NextCode } from './codes';

/** The total at which a code is earned. */
export interface Threshold {
  readonly at: Minutes;
  /** Whether the total must be more than `at` to earn the code. */
  readonly isBeyond: boolean;
}

/** How the minutes of a month become 99492 or 99493 and units of 99494. */
export interface TimeRule {
  readonly id: string;
  /** The rule in a few words, as it is shown. */
  readonly name: string;
  /** Where the rule comes from, in words that can be looked up. docs/sources.md has the details. */
  readonly source: string;
  /** Returns the codes of a month. @param total the exact sum of the month, 0 or more */
  earned(kind: BillableMonthKind, total: Minutes): EarnedCodes;
  /** Returns the next code or unit that the month can earn. */
  next(kind: BillableMonthKind, total: Minutes): NextCode;
  /** Returns the threshold of a code. @param units 0 for the base code, n for the nth unit of 99494 */
  threshold(kind: BillableMonthKind, units: number): Threshold;
}

/** Whole minutes for an initial and a subsequent month. */
type MinutesByKind = Readonly<Record<BillableMonthKind, number>>;

interface RuleTable {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly base: MinutesByKind;
  readonly firstAddOn: MinutesByKind;
  readonly isBaseBeyond?: boolean;
  readonly isAddOnBeyond?: boolean;
}

/** The minutes of each unit of 99494 (sources.md 1.1). */
const ADD_ON_MINUTES = 30;

/** Returns the base code of a month of this kind. */
export function getBaseCode(kind: BillableMonthKind): '99492' | '99493' {
  return kind === 'initial' ? '99492' : '99493';
}

/** Checks whether a total reaches a threshold. */
export function reaches(total: Minutes, { at, isBeyond }: Threshold): boolean {
  const difference = compareMinutes(total, at);
  return isBeyond ? difference > 0 : difference >= 0;
}

/** Returns the minutes that are missing to a threshold. */
export function minutesTo({ at }: Threshold, total: Minutes): Minutes {
  return subtractMinutes(at, total);
}

function createTimeRule(table: RuleTable): TimeRule {
  const threshold = (kind: BillableMonthKind, units: number): Threshold =>
    units === 0
      ? { at: wholeMinutes(table.base[kind]), isBeyond: table.isBaseBeyond ?? false }
      : {
          at: wholeMinutes(table.firstAddOn[kind] + (units - 1) * ADD_ON_MINUTES),
          isBeyond: table.isAddOnBeyond ?? false,
        };
  const addOnUnits = (kind: BillableMonthKind, total: Minutes): number => {
    const first = threshold(kind, 1);
    if (!reaches(total, first)) {
      return 0;
    }
    const beyond = subtractMinutes(total, first.at);
    const whole = Math.floor(beyond.ticks / (ADD_ON_MINUTES * TICKS_PER_MINUTE));
    // If the total must be more than a threshold, a total exactly at it doesn't earn the unit yet.
    return reaches(total, threshold(kind, whole + 1)) ? whole + 1 : whole;
  };
  const earned = (kind: BillableMonthKind, total: Minutes): EarnedCodes =>
    reaches(total, threshold(kind, 0)) ? earnedWith(getBaseCode(kind), addOnUnits(kind, total)) : NOTHING_EARNED;
  return {
    id: table.id,
    name: table.name,
    source: table.source,
    threshold,
    earned,
    next(kind, total) {
      const { base, addOnUnits: units } = earned(kind, total);
      const step = threshold(kind, base ? units + 1 : 0);
      return { code: base ? '99494' : getBaseCode(kind), remaining: minutesTo(step, total), ...step };
    },
  };
}

/**
 * Full time: a code is earned at its full minutes, including exactly 70, 60, or 30 (sources.md 1.1, "strict / full time"; the
 * rule of the sample report, 0.1).
 */
export const FULL_TIME = createTimeRule({
  id: 'full-time',
  name: 'Full time (70 / 60 / +30 minutes)',
  source: 'the full minutes of each code',
  base: { initial: 70, subsequent: 60 },
  firstAddOn: { initial: 100, subsequent: 90 },
});

/**
 * CPT midpoint: a unit of time is attained when its midpoint is passed. In whole minutes, these are 36 and 31, and 86 and 76
 * for the first add-on (sources.md 1.1). Only full minutes of the month's total count (1.3). Because all thresholds are whole
 * minutes, comparing the exact total gives the same result.
 */
export const CPT_MIDPOINT = createTimeRule({
  id: 'cpt-midpoint',
  name: 'CPT midpoint (36 / 31 / 86 and 76, +30 minutes)',
  source: 'CPT rule for time; BCBS North Dakota NDRP-GC-017, BCBS Texas Medicaid 2022, AAP News 12223',
  base: { initial: 36, subsequent: 31 },
  firstAddOn: { initial: 86, subsequent: 76 },
});

/** CPT midpoint with fractions: 35.5 minutes have passed the midpoint of 70 (sources.md 1.3, disputed). */
export const CPT_MIDPOINT_FRACTIONS = createTimeRule({
  id: 'cpt-midpoint-fractions',
  name: 'CPT midpoint, fractions count (more than 35 / 30 / 85 and 75, +30 minutes)',
  source: 'CPT rule for time, applied to fractions of a minute; disputed',
  base: { initial: 35, subsequent: 30 },
  firstAddOn: { initial: 85, subsequent: 75 },
  isBaseBeyond: true,
  isAddOnBeyond: true,
});

/** Hybrid: the midpoint for the base code, and full 30 minutes for each add-on (sources.md 1.1). */
export const HYBRID = createTimeRule({
  id: 'hybrid',
  name: 'Hybrid (36 / 31, then full 30 minutes beyond 70 / 60)',
  source: 'CPT rule for time for the base code, full minutes beyond it; disputed',
  base: { initial: 36, subsequent: 31 },
  firstAddOn: { initial: 100, subsequent: 90 },
});

/** More than full time: exactly 70 or 60 minutes don't earn a code, but exactly 30 more earn an add-on (sources.md 0.2). */
export const BEYOND_FULL_TIME = createTimeRule({
  id: 'beyond-full-time',
  name: 'More than full time (more than 70 / 60, +30 minutes)',
  source: 'a registry that requires more than the full minutes',
  base: { initial: 70, subsequent: 60 },
  firstAddOn: { initial: 100, subsequent: 90 },
  isBaseBeyond: true,
});

/** The time rules that a configuration can name, by their ID. */
export const TIME_RULES: ReadonlyMap<string, TimeRule> = new Map(
  [FULL_TIME, CPT_MIDPOINT, HYBRID, CPT_MIDPOINT_FRACTIONS, BEYOND_FULL_TIME].map((rule) => [rule.id, rule]),
);
