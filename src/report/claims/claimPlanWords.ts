import { formatPhrase, t } from '../../text/text';
import { counted } from '../../wording/figureWords';
import type { SentKind } from './claimEvent';
import { WAITING_REASONS, type ClaimPlan, type WaitingReason } from './claimPlan';

/** Returns `New charges: 12 claims to bill, 1 claim to replace, 1 claim to void.`, or that there are none. */
export function planSentence({ claims }: ClaimPlan): string {
  const count = (kind: SentKind): number => claims.filter((claim) => claim.kind === kind).length;
  const [bill, replace, voided] = [count('billed'), count('replaced'), count('voided')];
  const parts = [
    ...(bill > 0 ? [t`${counted(bill, 'claim')} to bill`] : []),
    ...(replace > 0 ? [t`${counted(replace, 'claim')} to replace`] : []),
    ...(voided > 0 ? [t`${counted(voided, 'claim')} to void`] : []),
  ];
  return parts.length === 0 ? t`There are no new charges.` : t`New charges: ${parts.join(', ')}.`;
}

/** Returns one line for each reason why patient-months wait: `Not included: 2 patient-months (held by a decision).` */
export function waitingSentences({ waiting }: ClaimPlan): string[] {
  const reasons = Object.keys(WAITING_REASONS) as WaitingReason[];
  return reasons.flatMap((reason) => {
    const count = waiting.filter((month) => month.reason === reason).length;
    const why = formatPhrase(WAITING_REASONS[reason]);
    return count === 0 ? [] : [t`Not included: ${counted(count, 'patient-month')} (${why}).`];
  });
}
