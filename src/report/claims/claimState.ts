import { describeChange, hasOtherLines, hasOtherPayer } from './claimChange';
import type { MonthClaim } from './claimFigures';
import type { MonthHistory, SentClaim } from './claimHistory';
import { t } from '../../text/text';

/**
 * What a patient-month's claim needs by its figures and its history:
 *
 * - `nothing`: no code is earned, and no claim is open.
 * - `bill`: codes are earned, and no claim is open.
 * - `billed`: the open claim has what is earned.
 * - `replace`: the open claim has something else, or was denied and approved again.
 * - `void`: a claim is open, and no code is earned.
 * - `voidAndBill`: the open claim went to another payer.
 * - `billedTwice`: several claims are open, so a person must decide which of them to void.
 */
export type ClaimState =
  | { readonly kind: 'nothing' | 'bill' }
  | { readonly kind: 'billed' | 'billedTwice'; readonly claim: SentClaim }
  | {
      readonly kind: 'replace' | 'void' | 'voidAndBill';
      readonly claim: SentClaim;
      /** What changed since the claim went out. */
      readonly change: string;
    };

/**
 * Finds what a patient-month's claim needs.
 *
 * @param now undefined if the logs don't have the patient-month
 */
export function findClaimState(now: MonthClaim | undefined, history: MonthHistory | undefined): ClaimState {
  const [claim, second] = history?.openClaims ?? [];
  const isEarned = now !== undefined && now.lines.length > 0;
  if (!claim || !history) {
    return { kind: isEarned ? 'bill' : 'nothing' };
  }
  if (second) {
    return { kind: 'billedTwice', claim };
  }
  if (!isEarned) {
    return { kind: 'void', claim, change: describeChange(claim, now) };
  }
  if (hasOtherPayer(claim, now)) {
    return { kind: 'voidAndBill', claim, change: describeChange(claim, now) };
  }
  if (hasOtherLines(claim, now)) {
    return { kind: 'replace', claim, change: describeChange(claim, now) };
  }
  return isApprovedAfterDenial(claim, history)
    ? { kind: 'replace', claim, change: t`denied, and approved again` }
    : { kind: 'billed', claim };
}

/** Checks whether a person approved the month after the payer denied a line of its claim. */
function isApprovedAfterDenial({ lines }: SentClaim, { decision }: MonthHistory): boolean {
  return (
    decision?.kind === 'approved' &&
    lines.some(({ answer }) => answer?.kind === 'denied' && answer.event.time.seconds < decision.time.seconds)
  );
}
