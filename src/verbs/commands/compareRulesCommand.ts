import { billingReport } from '../../report/billingReport';
import { WHOLE_REPORT } from '../../report/reportChoice';
import { sideBySide } from '../../report/twoRules/sideBySide';
import { sideBySidePage } from '../../report/twoRules/sideBySideText';
import type { CompareRulesCommand } from '../comparisonArguments';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import { createOutcome, formatAssumptions, readCommandLogs } from './logsOfCommand';

/**
 * `cocm-billing compare-rules`: the same logs under two rules, as a Markdown page. 1 when the logs or the configuration have
 * errors.
 */
export async function runCompareRules(command: CompareRulesCommand, context: CommandContext): Promise<Outcome> {
  const { rule, other } = command;
  const left = await readCommandLogs(context, command);
  if (!left.ok) {
    return failedOutcome(left.failure);
  }
  const right = await readCommandLogs(context, { ...command, rule: other });
  if (!right.ok) {
    return failedOutcome(right.failure);
  }
  const compared = sideBySide(
    billingReport(left.value.billed, WHOLE_REPORT, { hasStates: false }),
    billingReport(right.value.billed, WHOLE_REPORT, { hasStates: false }),
  );
  const names: [string, string] = [rule?.id ?? 'the configured rules', other.id];
  const outcome = createOutcome(left.value);
  return {
    ...outcome,
    stdout: sideBySidePage(compared, names),
    stderr: outcome.stderr + formatAssumptions(left.value),
  };
}
