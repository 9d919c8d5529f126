import { formatCents, type Estimate } from '../billing/feeSchedule';

/** `$6,141.01`, and behind it the codes it lacks for want of a fee. Always to be shown as an estimate. */
export function estimateText({ amount, without }: Estimate): string {
  const lacking = without.length === 0 ? '' : ` without ${without.join(', ')}`;
  return `$${formatCents(amount)}${lacking}`;
}

/** What an estimate is, wherever one is shown. */
export const ESTIMATE_NOTE =
  'An estimate of allowed amounts by your own fee schedule. It is no payment: coinsurance, sequestration and locality are not in it.';
