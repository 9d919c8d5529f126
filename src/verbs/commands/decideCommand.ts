import { recordDecisions } from '../../files/claimDecisions';
import { findReadiness } from '../../billing/readiness/readiness';
import type { BilledLogs } from '../../billing/billedLogs';
import type { ClaimHistories } from '../../report/claims/claimHistory';
import { listAccounts } from '../../report/claims/claimPlan';
import { listDecisionTargets, type DecisionPlan, type DecisionTarget } from '../../report/claims/decisions';
import { decisionSentence, skippedSentences } from '../../report/claims/decisionWords';
import { createRecordedClaims } from '../../report/readiness/recordedClaims';
import type { CommandContext } from '../context';
import type { DecideCommand } from '../decideArguments';
import { failedOutcome, type Outcome } from '../outcome';
import { createOutcome, formatAssumptions, readCommandLogs } from './logsOfCommand';
import { accessRecords } from './recordsOfCommand';

/**
 * `cocm-billing decide`: records a person's decision about patient-months. 1 when a patient that was named has nothing to decide, or the
 * logs have errors.
 */
export async function runDecide(command: DecideCommand, context: CommandContext): Promise<Outcome> {
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const { billed } = read.value;
  const { kind, reason } = command;
  // Reads the logs for the last time, so that a change of them can't stop the command after it recorded the decision.
  const end = createOutcome(read.value);
  const assumptions = formatAssumptions(read.value);
  const recorded = await recordDecisions(accessRecords(read.value, context), billed, (histories) => ({
    kind,
    reason,
    targets: chooseTargets(command, billed, histories),
  }));
  if (!recorded.ok) {
    return failedOutcome(recorded.failure);
  }
  const lines = [decisionSentence(kind, recorded.value), ...describeSkipped(command, recorded.value)];
  const isMissing = command.mrns !== undefined && recorded.value.skipped.some(({ why }) => why !== 'sameDecision');
  return {
    exitCode: isMissing ? 1 : end.exitCode,
    stdout: '',
    stderr: `${end.stderr}${lines.map((line) => `${line}\n`).join('')}${assumptions}`,
  };
}

/** Returns the patients that are named, or all patient-months of the month that have something to decide. */
function chooseTargets(
  { kind, month, mrns, state }: DecideCommand,
  billed: BilledLogs,
  histories: ClaimHistories,
): readonly DecisionTarget[] {
  const recorded = createRecordedClaims(billed, histories);
  const isChosen = ({ mrn }: DecisionTarget): boolean => {
    const patientMonth = state === undefined ? undefined : billed.ledger.patientMonth(mrn, month);
    return state === undefined || (patientMonth && findReadiness(billed, patientMonth, recorded)?.state) === state;
  };
  if (mrns) {
    return mrns.map((mrn) => ({ mrn, month })).filter(isChosen);
  }
  const accounts = listAccounts(billed, histories, month);
  const targets =
    kind === 'withdrawn' ? accounts.filter(({ decision }) => decision !== undefined) : listDecisionTargets(accounts);
  return targets.map(({ mrn }) => ({ mrn, month })).filter(isChosen);
}

/** Names patients by their place among the options. Never an MRN, because the lines can end up in a build log. */
function describeSkipped({ mrns }: DecideCommand, plan: DecisionPlan): string[] {
  const unknown = plan.skipped
    .filter(({ why }) => why === 'unknown')
    .map(
      ({ mrn }) =>
        `--mrn number ${(mrns?.indexOf(mrn) ?? 0) + 1} has no patient-month in this month. MRNs are case-sensitive, and zeros make a difference.`,
    );
  return [...unknown, ...skippedSentences({ skipped: plan.skipped.filter(({ why }) => why !== 'unknown') })];
}
