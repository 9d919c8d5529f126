import type { Cents } from '../../billing/rules/feeSchedule';

/** Formats an amount as `1145.24`, for cells that programs read. */
export function formatPlainCents(amount: Cents): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}
