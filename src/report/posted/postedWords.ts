import { addCents, formatCents } from '../../billing/rules/feeSchedule';
import { t } from '../../text/text';
import { counted } from '../../wording/figureWords';
import type { PostedPlan } from './planPosted';

/** Returns what is recorded, in sentences that name no patient. @param pending lines without an answer */
export function postedSentences({ denied, paid, amounts, repeated, problems }: PostedPlan, pending: number): string[] {
  const recorded = [
    ...(denied > 0 ? [t`${counted(denied, 'line')} denied`] : []),
    ...(paid > 0 ? [t`${counted(paid, 'line')} paid ($${formatCents(addCents(amounts))})`] : []),
  ];
  return [
    recorded.length === 0 ? t`Nothing new was recorded.` : t`Recorded: ${recorded.join(', ')}.`,
    ...(repeated > 0 ? [t`Recorded already: ${counted(repeated, 'line')}.`] : []),
    ...(pending > 0 ? [t`Not decided by the payer yet: ${counted(pending, 'line')}.`] : []),
    ...(problems.length > 0 ? [t`Not recorded: ${counted(problems.length, 'line')}.`] : []),
  ];
}
