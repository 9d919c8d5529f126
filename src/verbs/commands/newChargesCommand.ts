import { findDamage, readClaimRecords, updateClaimRecords, type RecordAdditions } from '../../files/claimRecords';
import { batchName } from '../../report/claims/batchName';
import type { ClaimRecord } from '../../report/claims/claimEvent';
import { ClaimHistories } from '../../report/claims/claimHistory';
import { planClaims, recordPlan, type ClaimPlan } from '../../report/claims/claimPlan';
import { planSentence, waitingSentences } from '../../report/claims/claimPlanWords';
import { findClaimProblems } from '../../report/claims/findClaimProblems';
import { newChargesCsv } from '../../report/exports/newCharges';
import { failure, success, type Result } from '../../text/result';
import type { ChargesCommand } from '../chargesArguments';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import { formatProblem, toPrintedProblem } from '../printedProblem';
import { createOutcome, formatAssumptions, readCommandLogs, type CommandLogs } from './logsOfCommand';
import { accessRecords } from './recordsOfCommand';
import { writeOutput } from './outputFile';

/** What an export gives out, as a file and in words. */
interface NewCharges {
  readonly plan: ClaimPlan;
  readonly text: string;
  /** What changed in claims that went out before, for standard error. */
  readonly corrections: string;
}

/**
 * `cocm-billing charges --new`: the claims that haven't gone out, and corrections of claims whose figures changed. With --record, they
 * are also written into the records of claims, so that they don't go out again.
 */
export async function runNewCharges(command: ChargesCommand, context: CommandContext): Promise<Outcome> {
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const logs = read.value;
  const batch = batchName(context.today(), context.random());
  return command.selection === 'record'
    ? recordCharges(command, logs, context, batch)
    : printCharges(command, logs, context, batch);
}

/** Writes the charges without recording them. */
async function printCharges(
  { month, output, includesCheck }: ChargesCommand,
  logs: CommandLogs,
  context: CommandContext,
  batch: string,
): Promise<Outcome> {
  const { files, mrnForms } = accessRecords(logs, context);
  const records = await readClaimRecords(files, logs.files, mrnForms);
  const damage = findDamage(files, records.files);
  if (damage) {
    return failedOutcome(damage);
  }
  const charges = createCharges(
    logs,
    records.files.map(({ record }) => record),
    { numberOfLog: records.numberOfLog, month, batch, includesCheck },
  );
  const outcome = createChargesOutcome(
    createOutcome(logs),
    formatAssumptions(logs),
    charges,
    `${planSentence(charges.plan)}\n`,
  );
  return output === undefined
    ? { ...outcome, stdout: charges.text }
    : writeOutput(context, output, charges.text, outcome);
}

/** Writes the charges to a new file, and records them as a batch. Nothing is written if there's nothing to give out. */
async function recordCharges(
  { month, output = '', includesCheck }: ChargesCommand,
  logs: CommandLogs,
  context: CommandContext,
  batch: string,
): Promise<Outcome> {
  // Reads the logs for the last time, so that a change of them can't stop the command after it recorded the charges.
  const end = createOutcome(logs);
  const assumptions = formatAssumptions(logs);
  const recorded = await updateClaimRecords(
    accessRecords(logs, context),
    (records, numberOfLog): Result<RecordAdditions<NewCharges>> => {
      const charges = createCharges(logs, records, { numberOfLog, month, batch, includesCheck });
      const isEmpty = charges.plan.claims.length === 0;
      return success({
        drafts: recordPlan(charges.plan, batch),
        value: charges,
        // First the charges, then the record: charges that are recorded and lost would never be billed.
        before: () => (isEmpty ? Promise.resolve(success(undefined)) : writeNewFile(context, output, charges.text)),
      });
    },
  );
  if (!recorded.ok) {
    return failedOutcome(recorded.failure);
  }
  const { plan } = recorded.value;
  const sentence = plan.claims.length === 0 ? '' : `Recorded as batch ${batch}. ${output} written.\n`;
  return createChargesOutcome(end, assumptions, recorded.value, `${planSentence(plan)}\n${sentence}`);
}

/** Writes a file that doesn't exist yet, because nothing shows that the charges in an existing one were sent. */
async function writeNewFile(
  { files, writeFile }: CommandContext,
  output: string,
  text: string,
): Promise<Result<undefined>> {
  if ((await files.stat(output)).ok) {
    return failure(
      'output-exists',
      'This file exists. Charges that are recorded go to a new file, so that no earlier ones are lost. Nothing was recorded.',
      { file: output },
    );
  }
  return writeFile(output, text);
}

function createCharges(
  { billed, files }: CommandLogs,
  records: readonly ClaimRecord[],
  options: {
    readonly numberOfLog: readonly number[];
    readonly month: ChargesCommand['month'];
    readonly batch: string;
    readonly includesCheck: boolean;
  },
): NewCharges {
  const histories = new ClaimHistories(records.map(({ events }) => events));
  const plan = planClaims(billed, histories, options);
  const corrections = findClaimProblems(billed, histories, options.month)
    .map(({ log, problem }) => formatProblem(toPrintedProblem(files[log] ?? '', problem)))
    .join('');
  return { plan, text: newChargesCsv(plan.claims, options.batch, billed), corrections };
}

function createChargesOutcome(
  end: Outcome,
  assumptions: string,
  { plan, corrections }: NewCharges,
  sentence: string,
): Outcome {
  const waiting = waitingSentences(plan)
    .map((line) => `${line}\n`)
    .join('');
  return { ...end, stderr: `${end.stderr}${corrections}${sentence}${waiting}${assumptions}` };
}
