import { formatCents, type Estimate } from '../billing/rules/feeSchedule';
import { t } from '../text/text';

/** `$6,141.01`, and behind it the codes it lacks for want of a fee. Always to be shown as an estimate. */
export function estimateText({ amount, without }: Estimate): string {
  const dollars = `$${formatCents(amount)}`;
  return without.length === 0 ? dollars : t`${dollars} without ${without.join(', ')}`;
}

/** What an estimate is, wherever one is shown. */
export function estimateNote(): string {
  return t`An estimate of allowed amounts by your own fee schedule. It is no payment: coinsurance, sequestration and locality are not in it.`;
}
