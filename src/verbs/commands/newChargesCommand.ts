import { findDamage, readClaimRecords, updateClaimRecords, type RecordAdditions } from '../../files/claimRecords';
import { batchName } from '../../report/claims/batchName';
import type { ClaimRecord } from '../../report/claims/claimEvent';
import { ClaimHistories } from '../../report/claims/claimHistory';
import { planClaims, recordPlan, type ClaimPlan } from '../../report/claims/claimPlan';
import { planSentence, waitingSentences } from '../../report/claims/claimPlanWords';
import { findClaimProblems } from '../../report/claims/findClaimProblems';
import { success, type Result } from '../../text/result';
import type { ChargesCommand } from '../chargesArguments';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import { createChargeFiles, writeNewFiles, type ChargeFile, type ChargeFilesOptions } from './chargeFiles';
import { findLayout } from './layoutOfCommand';
import { formatProblem, toPrintedProblem } from '../printedProblem';
import { createOutcome, formatAssumptions, readCommandLogs, type CommandLogs } from './logsOfCommand';
import { accessRecords } from './recordsOfCommand';
import { writeOutput } from './outputFile';

/** What an export gives out, as a file and in words. */
interface NewCharges {
  /** What is in the files, and what waits. */
  readonly plan: ClaimPlan;
  readonly files: readonly ChargeFile[];
  /** The claims that can't be written, one line for each. */
  readonly incomplete: string;
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
  const layout = findLayout(logs, command.layout);
  if (!layout.ok) {
    return failedOutcome(layout.failure);
  }
  const batch = batchName(context.today(), context.random());
  const options = { command, context, batch, layout: layout.value };
  return command.selection === 'record' ? recordCharges(logs, options) : printCharges(logs, options);
}

type BatchOptions = Omit<ChargeFilesOptions, 'records'>;

/** Writes the charges without recording them. */
async function printCharges(logs: CommandLogs, options: BatchOptions): Promise<Outcome> {
  const { context } = options;
  const { files, mrnForms } = accessRecords(logs, context);
  const records = await readClaimRecords(files, logs.files, mrnForms);
  const damage = findDamage(files, records.files);
  if (damage) {
    return failedOutcome(damage);
  }
  const created = createCharges(
    logs,
    records.files.map(({ record }) => record),
    records.numberOfLog,
    options,
  );
  if (!created.ok) {
    return failedOutcome(created.failure);
  }
  const charges = created.value;
  const { output, format } = options.command;
  const outcome = createChargesOutcome(
    createOutcome(logs),
    formatAssumptions(logs),
    charges,
    `${planSentence(charges.plan)}\n${format === 'csv' ? '' : listWritten(charges.files)}`,
  );
  if (format !== 'csv') {
    const written = await writeNewFiles(context, charges.files);
    return written.ok ? outcome : failedOutcome(written.failure);
  }
  const text = charges.files[0]?.text ?? '';
  return output === undefined ? { ...outcome, stdout: text } : writeOutput(context, output, text, outcome);
}

/** Writes the charges to new files, and records them as a batch. Nothing is written if there's nothing to give out. */
async function recordCharges(logs: CommandLogs, options: BatchOptions): Promise<Outcome> {
  // Reads the logs for the last time, so that a change of them can't stop the command after it recorded the charges.
  const end = createOutcome(logs);
  const assumptions = formatAssumptions(logs);
  const { batch, context } = options;
  const recorded = await updateClaimRecords(
    accessRecords(logs, context),
    (records, numberOfLog): Result<RecordAdditions<NewCharges>> => {
      const created = createCharges(logs, records, numberOfLog, options);
      if (!created.ok) {
        return created;
      }
      const charges = created.value;
      const isEmpty = charges.plan.claims.length === 0;
      return success({
        drafts: recordPlan(charges.plan, batch),
        value: charges,
        // First the charges, then the record: charges that are recorded and lost would never be billed.
        before: () => (isEmpty ? Promise.resolve(success(undefined)) : writeNewFiles(context, charges.files)),
      });
    },
  );
  if (!recorded.ok) {
    return failedOutcome(recorded.failure);
  }
  const { plan, files } = recorded.value;
  const sentence = plan.claims.length === 0 ? '' : `Recorded as batch ${batch}. ${listWritten(files)}`;
  return createChargesOutcome(end, assumptions, recorded.value, `${planSentence(plan)}\n${sentence}`);
}

function listWritten(files: readonly ChargeFile[]): string {
  return files.length === 0 ? '' : `${files.map(({ path }) => path).join(', ')} written.\n`;
}

function createCharges(
  logs: CommandLogs,
  records: readonly ClaimRecord[],
  numberOfLog: readonly number[],
  options: BatchOptions,
): Result<NewCharges> {
  const { billed, files } = logs;
  const { month, includesCheck } = options.command;
  const histories = new ClaimHistories(records.map(({ events }) => events));
  const plan = planClaims(billed, histories, { numberOfLog, month, includesCheck });
  const created = createChargeFiles(logs, plan.claims, { ...options, records });
  if (!created.ok) {
    return created;
  }
  const corrections = findClaimProblems(billed, histories, month)
    .map(({ log, problem }) => formatProblem(toPrintedProblem(files[log] ?? '', problem)))
    .join('');
  const { claims, incomplete } = created.value;
  return success({ plan: { ...plan, claims }, files: created.value.files, incomplete, corrections });
}

function createChargesOutcome(
  end: Outcome,
  assumptions: string,
  { plan, corrections, incomplete }: NewCharges,
  sentence: string,
): Outcome {
  const waiting = waitingSentences(plan)
    .map((line) => `${line}\n`)
    .join('');
  return {
    ...end,
    exitCode: incomplete === '' ? end.exitCode : 1,
    stderr: `${end.stderr}${corrections}${incomplete}${sentence}${waiting}${assumptions}`,
  };
}
