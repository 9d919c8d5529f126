import { dateOf, monthOf, type CalendarMonth } from '../../log/values/calendarDate';
import type { Minutes } from '../../log/values/minutes';

/**
 * The code that stands for a month (sources.md 2.1; descriptors are the AMA's and not carried here).
 * 99492, 99493: CoCM, initial and subsequent month. G2214: CoCM, the first 30 minutes. 99484: general behavioral health
 * integration. G0512: CoCM of a rural health clinic or federally qualified health center. G0568, G0569: CoCM in the initial and
 * in a subsequent month as an add-on to advanced primary care management (APCM); G0570: general integration as such an add-on.
 */
export const BASE_CODES = ['99492', '99493', 'G2214', '99484', 'G0512', 'G0568', 'G0569', 'G0570'] as const;
export type BaseCode = (typeof BASE_CODES)[number];

/** 99494: each further 30 minutes, with 99492 or 99493 only. */
export type BillingCode = BaseCode | '99494';

/** The codes of the report's own columns. */
export const CPT_CODES = ['99492', '99493', '99494'] as const;
export type CptCode = (typeof CPT_CODES)[number];

/** Every code a month can earn, those of the report's columns first. */
export const BILLING_CODES: readonly BillingCode[] = [
  ...CPT_CODES,
  ...BASE_CODES.filter((code) => code !== '99492' && code !== '99493'),
];

/** Which base code a month can earn: the calendar month of the initial assessment is the initial one (sources.md 0.1). */
export type BillableMonthKind = 'initial' | 'subsequent';

/** What a month's minutes have earned. Add-on units exist only with 99492 or 99493. */
export interface EarnedCodes {
  readonly base: BaseCode | undefined;
  readonly addOnUnits: number;
}

export const NOTHING_EARNED: EarnedCodes = { base: undefined, addOnUnits: 0 };

/** More units a month than these are rare. */
const FEW_UNITS = 16;
const EARNED: Readonly<Record<'99492' | '99493', readonly EarnedCodes[]>> = {
  '99492': Array.from({ length: FEW_UNITS }, (_, addOnUnits) => ({ base: '99492', addOnUnits })),
  '99493': Array.from({ length: FEW_UNITS }, (_, addOnUnits) => ({ base: '99493', addOnUnits })),
};

/** A base code with units of 99494. Most months earn one of few, and each is made once. */
export function earnedWith(base: '99492' | '99493', addOnUnits: number): EarnedCodes {
  return EARNED[base][addOnUnits] ?? { base, addOnUnits };
}

/** The next code a month can earn: what is missing, and the total at which it is earned. */
export interface NextCode {
  readonly code: BillingCode;
  readonly remaining: Minutes;
  readonly at: Minutes;
  /** Whether the total must be more than `at`: at it the code is not yet earned. */
  readonly isBeyond: boolean;
}

/** The months in which a code exists; open where it has no known end. */
export interface CodeLife {
  readonly from: CalendarMonth;
  readonly to: CalendarMonth | undefined;
}

function month(year: number, monthOfYear: number): CalendarMonth {
  const reading = dateOf(year, monthOfYear, 1);
  if (!reading.ok) {
    throw new RangeError(`${year}-${monthOfYear} is no month.`);
  }
  return monthOf(reading.date);
}

/** When each code can be billed (sources.md 2.1). A payer may keep G0512 longer: that is for its profile to say. */
export const CODE_LIVES: Readonly<Record<BillingCode, CodeLife>> = {
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
export const EXCLUSIVE_CODES = ['99484', 'G0511', 'G0512', 'G0323', 'G2214', '99492', '99493'] as const;

/** Codes that a log may list as also billed, each with the last month in which it was paid (sources.md 2.1). */
export const ENDED_CODES: Readonly<Record<string, CalendarMonth>> = {
  G0502: month(2017, 12),
  G0503: month(2017, 12),
  G0504: month(2017, 12),
  G0507: month(2017, 12),
  G0511: month(2025, 9),
  G0512: month(2025, 12),
};

/** Whether a code exists in a month. */
export function existsIn(code: BillingCode, which: CalendarMonth): boolean {
  const { from, to } = CODE_LIVES[code];
  return which >= from && (to === undefined || which <= to);
}
