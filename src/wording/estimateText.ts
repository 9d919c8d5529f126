import { formatCents, type Estimate } from '../billing/rules/feeSchedule';
import { t } from '../text/text';

/** Returns `$6,141.01`, followed by the codes without a fee, if any. Always show the text as an estimate. */
export function estimateText({ amount, without }: Estimate): string {
  const dollars = `$${formatCents(amount)}`;
  return without.length === 0 ? dollars : t`${dollars}, not including ${without.join(', ')}`;
}

/** Returns the note that every view shows with an estimate. */
export function estimateNote(): string {
  return t`An estimate of allowed amounts from your own fee schedule. Not a payment amount. Excludes coinsurance, sequestration, and locality adjustments.`;
}
