import type { CalendarMonth } from '../../log/values/calendarDate';
import { grouped } from '../../text/grouped';
import type { BillingCode, EarnedCodes } from './codes';

declare const centsBrand: unique symbol;

/** An amount of money in whole cents, 0 or more, to avoid binary floating point. */
export type Cents = number & { readonly [centsBrand]: true };

/** The allowed amounts of codes for a period, for one profile or for all profiles. */
export interface Fees {
  /** The profile that uses them; undefined for all profiles. */
  readonly profile: string | undefined;
  readonly from: CalendarMonth | undefined;
  readonly to: CalendarMonth | undefined;
  readonly amounts: ReadonlyMap<BillingCode, Cents>;
}

/** The user's fees. If several apply, the last one is used. None are built in. */
export type FeeSchedule = readonly Fees[];

/** The amount that a payer is expected to allow for codes. It's an estimate, not a payment amount. */
export interface Estimate {
  readonly amount: Cents;
  /** The codes without a fee, which the amount doesn't include. */
  readonly without: readonly BillingCode[];
}

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,2}))?$/;

/** Reads an amount such as `145.24` exactly. @returns undefined if it isn't an amount or has fractions of a cent */
export function readCents(text: string): Cents | undefined {
  const match = DECIMAL.exec(text.trim());
  return match ? cents(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))) : undefined;
}

/** @param count a whole number of cents */
function cents(count: number): Cents {
  return count as Cents;
}

export const NO_CENTS = cents(0);

/** Returns the sum of amounts, as a list: a report can have more amounts than a call can have arguments. */
export function addCents(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((sum, amount) => sum + amount, 0));
}

/** Returns the difference of two amounts. The second must not be the larger one. */
export function subtractCents(amount: Cents, less: Cents): Cents {
  return cents(amount - less);
}

/** Returns the amount for several units. @param units a whole number */
export function multiplyCents(amount: Cents, units: number): Cents {
  return cents(amount * units);
}

/** Formats an amount as `6,141.01`. */
export function formatCents(amount: Cents): string {
  return grouped(formatPlainCents(amount));
}

/** Formats an amount as `6141.01`, for cells that programs read. */
export function formatPlainCents(amount: Cents): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

/** Estimates the amount for a month's codes with the fees of its profile. */
export function estimate(codes: EarnedCodes, month: CalendarMonth, profile: string, schedule: FeeSchedule): Estimate {
  const units: [BillingCode, number][] = [
    ...(codes.base ? [[codes.base, 1] as [BillingCode, number]] : []),
    ...(codes.addOnUnits > 0 ? [['99494', codes.addOnUnits] as [BillingCode, number]] : []),
  ];
  let amount = 0;
  const without: BillingCode[] = [];
  for (const [code, count] of units) {
    const fee = findFee(code, month, profile, schedule);
    if (fee === undefined) {
      without.push(code);
    } else {
      amount += fee * count;
    }
  }
  return { amount: cents(amount), without };
}

function findFee(code: BillingCode, month: CalendarMonth, profile: string, schedule: FeeSchedule): Cents | undefined {
  const fits = ({ profile: feesProfile, from, to, amounts }: Fees): boolean =>
    (feesProfile === undefined || feesProfile === profile) &&
    (from === undefined || month >= from) &&
    (to === undefined || month <= to) &&
    amounts.has(code);
  // Fees for the profile take precedence over fees for all profiles.
  return (
    schedule.findLast((fees) => fees.profile !== undefined && fits(fees)) ?? schedule.findLast(fits)
  )?.amounts.get(code);
}
