import { billingReport } from '../../report/billingReport';
import { chargeLines, chargeLinesCsv } from '../../report/exports/chargeLines';
import { layoutFile } from '../../report/outgoing/layoutFile';
import { createReportClaims } from '../../report/outgoing/outgoingClaim';
import type { ChargesCommand } from '../chargesArguments';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import { chargeSettingsOf, findLayout } from './layoutOfCommand';
import { runNewCharges } from './newChargesCommand';
import { createOutcome, formatAssumptions, readCommandLogs } from './logsOfCommand';
import { applyRecords } from './recordsOfCommand';
import { writeOutput } from './outputFile';

/** `cocm-billing charges`: one row for each line of a claim, and what is missing from it. 1 when the logs have errors. */
export async function runCharges(command: ChargesCommand, context: CommandContext): Promise<Outcome> {
  if (command.selection !== 'all') {
    return runNewCharges(command, context);
  }
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const records = await applyRecords(read.value, context);
  if (!records.ok) {
    return failedOutcome(records.failure);
  }
  const { month, output } = command;
  const { billed } = read.value;
  const layout = findLayout(read.value, command.layout);
  if (!layout.ok) {
    return failedOutcome(layout.failure);
  }
  const report = billingReport(billed, { month }, { hasStates: false });
  const text = layout.value
    ? layoutFile(createReportClaims(report, billed, chargeSettingsOf(read.value).amounts), layout.value)
    : chargeLinesCsv(chargeLines(report, billed));
  const end = createOutcome(read.value);
  const outcome = { ...end, stderr: end.stderr + formatAssumptions(read.value) };
  return output === undefined ? { ...outcome, stdout: text } : writeOutput(context, output, text, outcome);
}
