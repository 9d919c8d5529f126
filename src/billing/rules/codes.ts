import { makeDate, monthOf, type CalendarMonth } from '../../log/values/calendarDate';
import type { Minutes } from '../../log/values/minutes';

/**
 * The codes of which a month can earn one (sources.md 2.1). Their official descriptors are copyrighted and not included.
 * 99492 and 99493: CoCM, initial and subsequent month. G2214: CoCM, 30 minutes. 99484: general behavioral health integration
 * (BHI). G0512: CoCM in a rural health clinic or federally qualified health center. G0568 and G0569: CoCM in the initial and
 * subsequent month, as an add-on to advanced primary care management (APCM). G0570: general BHI as such an add-on.
 */
export const BASE_CODES = ['99492', '99493', 'G2214', '99484', 'G0512', 'G0568', 'G0569', 'G0570'] as const;
export type BaseCode = (typeof BASE_CODES)[number];

/** A base code, or the add-on 99494, which can be billed only with 99492 or 99493. */
export type BillingCode = BaseCode | '99494';

/** The codes that have a column in the report. */
export const CPT_CODES = ['99492', '99493', '99494'] as const;
export type CptCode = (typeof CPT_CODES)[number];

/** Every code that a month can earn. The codes with a column in the report come first. */
export const BILLING_CODES: readonly BillingCode[] = [
  ...CPT_CODES,
  ...BASE_CODES.filter((code) => code !== '99492' && code !== '99493'),
];

/** Which base code a month can earn. The calendar month of the initial assessment is the initial month (sources.md 0.1). */
export type BillableMonthKind = 'initial' | 'subsequent';

/**
 * The codes of a first month (sources.md 2.1): 99492, and the codes that are billed in its place. Once an episode has earned one of
 * them, its later months are subsequent months.
 */
export const FIRST_MONTH_CODES: ReadonlySet<BaseCode> = new Set<BaseCode>(['99492', 'G0512', 'G0568']);

/** The codes that a month earns. Only 99492 and 99493 have add-on units. */
export interface EarnedCodes {
  readonly base: BaseCode | undefined;
  readonly addOnUnits: number;
}

export const NOTHING_EARNED: EarnedCodes = { base: undefined, addOnUnits: 0 };

/** Months with this many units or more are rare. */
const COMMON_UNITS = 16;
const EARNED: Readonly<Record<'99492' | '99493', readonly EarnedCodes[]>> = {
  '99492': Array.from({ length: COMMON_UNITS }, (_, addOnUnits) => ({ base: '99492', addOnUnits })),
  '99493': Array.from({ length: COMMON_UNITS }, (_, addOnUnits) => ({ base: '99493', addOnUnits })),
};

/** Returns a base code with units of 99494. Most months earn one of a few combinations, so each is created once. */
export function earnedWith(base: '99492' | '99493', addOnUnits: number): EarnedCodes {
  return EARNED[base][addOnUnits] ?? { base, addOnUnits };
}

/** The next code that a month can earn, with the missing minutes and the total at which it's earned. */
export interface NextCode {
  readonly code: BillingCode;
  readonly remaining: Minutes;
  readonly at: Minutes;
  /** Whether the total must be more than `at` to earn the code. */
  readonly isBeyond: boolean;
}

/** The months in which a code can be billed. */
export interface CodePeriod {
  readonly from: CalendarMonth;
  readonly to: CalendarMonth | undefined;
}

function month(year: number, monthOfYear: number): CalendarMonth {
  const reading = makeDate(year, monthOfYear, 1);
  if (!reading.ok) {
    throw new RangeError(`${year}-${monthOfYear} isn't a month.`);
  }
  return monthOf(reading.date);
}

/** When each code can be billed (sources.md 2.1). A payer's profile can extend G0512. */
export const CODE_PERIODS: Readonly<Record<BillingCode, CodePeriod>> = {
  '99492': { from: month(2018, 1), to: undefined },
  '99493': { from: month(2018, 1), to: undefined },
  '99494': { from: month(2018, 1), to: undefined },
  '99484': { from: month(2018, 1), to: undefined },
  G2214: { from: month(2021, 1), to: undefined },
  G0512: { from: month(2018, 1), to: month(2025, 12) },
  G0568: { from: month(2026, 1), to: undefined },
  G0569: { from: month(2026, 1), to: undefined },
  G0570: { from: month(2026, 1), to: undefined },
};

/** APCM codes (advanced primary care management), one of which an APCM add-on requires (sources.md 2.1). */
export const APCM_CODES = ['G0556', 'G0557', 'G0558'] as const;

/** Add-ons to an APCM code (sources.md 2.1). */
export const APCM_ADD_ON_CODES = ['G0568', 'G0569', 'G0570'] as const satisfies readonly BaseCode[];

/** Codes for the same service or for general integration: only one of them can be billed in a month (sources.md 2.2). */
const EXCLUSIVE_CODES: ReadonlySet<string> = new Set([
  '99484',
  'G0511',
  'G0512',
  'G0323',
  'G2214',
  '99492',
  '99493',
  ...APCM_ADD_ON_CODES,
]);

/** Checks whether two codes can't be billed in the same month (sources.md 2.2). 99494 can be billed only with 99492 or 99493. */
export function excludeEachOther(a: string, b: string): boolean {
  const needsBase = (code: string, other: string): boolean =>
    code === '99494' && other !== '99492' && other !== '99493' && EXCLUSIVE_CODES.has(other);
  return (a !== b && EXCLUSIVE_CODES.has(a) && EXCLUSIVE_CODES.has(b)) || needsBase(a, b) || needsBase(b, a);
}

/** Codes that a log may list as also billed, each with the last month in which it was paid (sources.md 2.1). */
export const ENDED_CODES: Readonly<Record<string, CalendarMonth>> = {
  G0502: month(2017, 12),
  G0503: month(2017, 12),
  G0504: month(2017, 12),
  G0507: month(2017, 12),
  G0511: month(2025, 9),
  G0512: month(2025, 12),
};

/** Checks whether a code can be billed in a month. */
export function existsIn(code: BillingCode, which: CalendarMonth): boolean {
  const { from, to } = CODE_PERIODS[code];
  return which >= from && (to === undefined || which <= to);
}
