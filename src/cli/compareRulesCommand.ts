import { problemTotals } from '../billing/problemList';
import { billingReport } from '../report/billingReport';
import { sideBySide } from '../report/sideBySide';
import { sideBySidePage } from '../report/sideBySideText';
import type { CompareRulesCommand } from './arguments';
import { foundLogs } from './foundLogs';
import { readLogs } from './logFiles';
import type { Outcome } from './outcome';
import { asText, placed } from './placedProblem';
import { UnreadableInput } from './unreadableInput';

/** `cocm-billing compare-rules`: the same logs under two rules, as a page of Markdown. 1 when the logs or the configuration have errors. */
export function runCompareRules({ logs: named, rule, other, config }: CompareRulesCommand): Outcome {
  const logs = foundLogs(named);
  const left = logs instanceof UnreadableInput ? logs : readLogs(logs, rule, config);
  const right = logs instanceof UnreadableInput ? logs : readLogs(logs, other, config);
  if (left instanceof UnreadableInput || right instanceof UnreadableInput) {
    const { sentence } = left instanceof UnreadableInput ? left : (right as UnreadableInput);
    return { exitCode: 2, stdout: '', stderr: `${sentence}\n` };
  }
  const compared = sideBySide(billingReport(left.billed), billingReport(right.billed));
  const stdout = sideBySidePage(compared, [rule?.id ?? 'the configured rules', other.id]);
  // A part of the configuration that is not applied must not pass unnoticed: it may be the rule of one of the two sides.
  const ofConfiguration = left.configurationProblems.map(({ file, problem }) => placed(file, problem));
  const isWrong = problemTotals(left.billed).errors > 0 || ofConfiguration.some(({ severity }) => severity === 'error');
  return { exitCode: isWrong ? 1 : 0, stdout, stderr: ofConfiguration.map(asText).join('') };
}
