import type { CalendarMonth } from '../../log/values/calendarDate';
import type { BillingCode, EarnedCodes } from './codes';

declare const centsBrand: unique symbol;

/** Money in whole cents, 0 or more: no binary floating point. */
export type Cents = number & { readonly [centsBrand]: true };

/** Allowed amounts of the codes for some months, of one payer's profile or of all. */
export interface Fees {
  /** The profile they hold for; undefined for all. */
  readonly profile: string | undefined;
  readonly from: CalendarMonth | undefined;
  readonly to: CalendarMonth | undefined;
  readonly amounts: ReadonlyMap<BillingCode, Cents>;
}

/** The user's own fees; the last that fit count. None are built in. */
export type FeeSchedule = readonly Fees[];

/** What codes of a month are expected to be allowed. An estimate: not a payment, nor what the payer will find. */
export interface Estimate {
  readonly amount: Cents;
  /** Codes without a fee, which the amount lacks. */
  readonly without: readonly BillingCode[];
}

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,2}))?$/;

/** Reads an amount such as `145.24`, exactly; undefined for what is none, or has fractions of a cent. */
export function readCents(text: string): Cents | undefined {
  const match = DECIMAL.exec(text.trim());
  return match ? cents(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))) : undefined;
}

/** A whole number of cents. */
function cents(count: number): Cents {
  return count as Cents;
}

/** The sum of amounts. */
export function addCents(...amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((sum, amount) => sum + amount, 0));
}

/** `6,141.01` */
export function formatCents(amount: Cents): string {
  const dollars = String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${dollars}.${String(amount % 100).padStart(2, '0')}`;
}

/** The estimate for a month's codes by the fees of its profile. */
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
  const fits = ({ profile: its, from, to, amounts }: Fees): boolean =>
    (its === undefined || its === profile) &&
    (from === undefined || month >= from) &&
    (to === undefined || month <= to) &&
    amounts.has(code);
  // Fees of the profile itself go before those of all.
  return (
    schedule.findLast((fees) => fees.profile !== undefined && fits(fees)) ?? schedule.findLast(fits)
  )?.amounts.get(code);
}
