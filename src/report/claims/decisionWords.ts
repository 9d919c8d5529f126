import { formatPhrase, t } from '../../text/text';
import { counted } from '../../wording/figureWords';
import type { DecisionKind } from './claimEvent';
import { SKIP_REASONS, type DecisionPlan, type SkipReason } from './decisions';

/** Returns `Approved: 3 patient-months.`, or that nothing was recorded. */
export function decisionSentence(kind: DecisionKind, { decided }: Pick<DecisionPlan, 'decided'>): string {
  if (decided.length === 0) {
    return t`No decision was recorded.`;
  }
  const count = counted(decided.length, 'patient-month');
  switch (kind) {
    case 'approved':
      return t`Approved: ${count}.`;
    case 'held':
      return t`Held: ${count}.`;
    case 'released':
      return t`Released: ${count}.`;
    case 'withdrawn':
      return t`Decision withdrawn: ${count}.`;
  }
}

/** Returns one line for each reason why nothing was recorded: `Not recorded: 2 patient-months (billed already).` */
export function skippedSentences({ skipped }: Pick<DecisionPlan, 'skipped'>): string[] {
  const reasons = Object.keys(SKIP_REASONS) as SkipReason[];
  return reasons.flatMap((reason) => {
    const count = skipped.filter(({ why }) => why === reason).length;
    const why = formatPhrase(SKIP_REASONS[reason]);
    return count === 0 ? [] : [t`Not recorded: ${counted(count, 'patient-month')} (${why}).`];
  });
}
