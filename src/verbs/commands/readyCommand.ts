import { billingReport } from '../../report/billingReport';
import { readyCsv, readyJson, readyText } from '../../report/readiness/readyLines';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import type { ReadyCommand } from '../readyArguments';
import { createOutcome, formatAssumptions, readCommandLogs } from './logsOfCommand';
import { applyRecords } from './recordsOfCommand';

const FORMATS = { text: readyText, csv: readyCsv, json: readyJson } as const;

/** `cocm-billing ready`: the claims by state, with the reasons. 1 when a claim is held, or the logs have errors. */
export async function runReady(command: ReadyCommand, context: CommandContext): Promise<Outcome> {
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const { billed, files } = read.value;
  const records = await applyRecords(read.value, context);
  if (!records.ok) {
    return failedOutcome(records.failure);
  }
  const report = billingReport(billed, { month: command.month, state: command.state });
  const end = createOutcome(read.value);
  const heldClaims = report.stateTotals.get('held')?.lines ?? 0;
  return {
    left: heldClaims,
    exitCode: heldClaims > 0 ? 1 : end.exitCode,
    stdout: FORMATS[command.format](report, billed, files),
    stderr: end.stderr + formatAssumptions(read.value),
  };
}
