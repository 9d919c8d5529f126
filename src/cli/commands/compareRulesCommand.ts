import { billingReport } from '../../report/billingReport';
import { sideBySide } from '../../report/twoRules/sideBySide';
import { sideBySidePage } from '../../report/twoRules/sideBySideText';
import type { CompareRulesCommand } from '../arguments';
import { endOf, readNamedLogs, unusable } from './namedLogs';
import type { Outcome } from '../outcome';
import { UnreadableInput } from '../../files/unreadableInput';

/** `cocm-billing compare-rules`: the same logs under two rules, as a page of Markdown. 1 when the logs or the configuration have errors. */
export function runCompareRules(command: CompareRulesCommand): Outcome {
  const { rule, other } = command;
  const left = readNamedLogs(command);
  if (left instanceof UnreadableInput) {
    return unusable(left);
  }
  const right = readNamedLogs({ ...command, rule: other });
  if (right instanceof UnreadableInput) {
    return unusable(right);
  }
  const compared = sideBySide(billingReport(left.billed), billingReport(right.billed));
  return { ...endOf(left), stdout: sideBySidePage(compared, [rule?.id ?? 'the configured rules', other.id]) };
}
