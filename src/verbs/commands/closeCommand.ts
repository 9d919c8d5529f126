import { recordDecisions } from '../../files/claimDecisions';
import { formatMonthName } from '../../log/values/calendarDate';
import { planClaims } from '../../report/claims/claimPlan';
import { planSentence } from '../../report/claims/claimPlanWords';
import { decisionSentence, skippedSentences } from '../../report/claims/decisionWords';
import { describeUndecided, listUndecidedClaims } from '../../report/readiness/undecidedClaims';
import { readyLine } from '../../report/readiness/readyLines';
import type { ReportLine } from '../../report/reportLine';
import { success, type Result } from '../../text/result';
import type { CloseCommand } from '../closeArguments';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import { listMonthFiles, type MonthFile } from './closedMonthFiles';
import { createOutcome, formatAssumptions, readCommandLogs, type CommandLogs } from './logsOfCommand';
import { accessRecords, applyRecords } from './recordsOfCommand';

/**
 * `cocm-billing close`: saves the current report of a month next to each log, so that later changes to the month are found. Without
 * --record, it shows what closing would do. 1 when claims aren't decided, the month isn't closed, or the logs have errors.
 */
export async function runClose(command: CloseCommand, context: CommandContext): Promise<Outcome> {
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const logs = read.value;
  const records = await applyRecords(logs, context);
  if (!records.ok) {
    return failedOutcome(records.failure);
  }
  const monthFiles = await listMonthFiles(logs, command.month, context);
  if (!monthFiles.ok) {
    return failedOutcome(monthFiles.failure);
  }
  const { billed } = logs;
  const { month, decision } = command;
  const undecided = listUndecidedClaims(billed, records.value.histories, month);
  const plan = planClaims(billed, records.value.histories, { numberOfLog: records.value.numberOfLog, month });
  const targets = decision?.kind === 'approved' ? undecided.filter(isToCheck) : decision ? undecided : [];
  // Reads the logs for the last time, so that a change of them can't stop the command after it recorded the decisions.
  const end = createOutcome(logs);
  const shown: Outcome = {
    ...end,
    exitCode: undecided.length > 0 ? 1 : end.exitCode,
    left: undecided.length,
    stdout: [
      ...undecided.flatMap((line) => readyLine(line, billed, logs.files)),
      ...describeOpen(undecided, planSentence(plan)),
    ]
      .map((line) => `${line}\n`)
      .join(''),
    stderr: end.stderr + formatAssumptions(logs),
  };
  const refusal = findRefusal(command, monthFiles.value, undecided.length - targets.length);
  if (!command.records || refusal !== '') {
    return {
      ...addLines(shown, [refusal, ...describePreview(command, monthFiles.value)]),
      exitCode: refusal === '' ? shown.exitCode : 1,
    };
  }
  const decided = await decide(command, logs, targets, context);
  if (!decided.ok) {
    return failedOutcome(decided.failure);
  }
  const written = await writeMonths(monthFiles.value, context);
  if (!written.ok) {
    return failedOutcome(written.failure);
  }
  const closed = addLines(shown, [...decided.value, ...written.value]);
  return { ...closed, left: undecided.length - targets.length, exitCode: end.exitCode };
}

function isToCheck({ readiness }: ReportLine): boolean {
  return readiness?.state === 'check';
}

function describeOpen(undecided: readonly ReportLine[], charges: string): string[] {
  const open = describeUndecided(undecided);
  return [
    open === '' ? 'All claims of the month are decided.' : `${open.charAt(0).toUpperCase()}${open.slice(1)}.`,
    charges,
  ];
}

/** Returns why the month isn't closed; '' if nothing prevents it. */
function findRefusal(
  { records, allowsUndecided, replaces, month }: CloseCommand,
  monthFiles: readonly MonthFile[],
  left: number,
): string {
  const name = formatMonthName(month);
  if (monthFiles.length === 0) {
    return `None of the logs has ${name}, so there's nothing to close.`;
  }
  if (!records) {
    return '';
  }
  if (left > 0 && !allowsUndecided) {
    return `${name} isn't closed. Decide about these claims, or close the month without deciding with --undecided.`;
  }
  const earlier = monthFiles.find(({ isReplaced, isSame }) => isReplaced && !isSame);
  return earlier && !replaces
    ? `${name} isn't closed again: ${earlier.path} has other figures. --again replaces it, and changes made since then are no longer flagged.`
    : '';
}

function describePreview({ records, month }: CloseCommand, monthFiles: readonly MonthFile[]): string[] {
  return records
    ? []
    : monthFiles.map(({ path, figures, isReplaced, isSame }) => {
        const note = isSame
          ? ' It has these figures already.'
          : isReplaced
            ? ' It has other figures, so closing needs --again.'
            : '';
        return `${formatMonthName(month)}: ${figures}. With --record, this is saved as ${path}.${note}`;
      });
}

/** Records the decision about claims that aren't decided. @returns lines that describe what was recorded */
async function decide(
  { decision, month }: CloseCommand,
  logs: CommandLogs,
  targets: readonly ReportLine[],
  context: CommandContext,
): Promise<Result<string[]>> {
  if (!decision || targets.length === 0) {
    return success([]);
  }
  const { kind, reason } = decision;
  const request = { kind, reason, targets: targets.map(({ mrn }) => ({ mrn, month })) };
  const recorded = await recordDecisions(accessRecords(logs, context), logs.billed, request);
  return recorded.ok
    ? success([decisionSentence(kind, recorded.value), ...skippedSentences(recorded.value)])
    : recorded;
}

async function writeMonths(monthFiles: readonly MonthFile[], { writer }: CommandContext): Promise<Result<string[]>> {
  const lines: string[] = [];
  for (const { path, csv, figures, month, isReplaced, isSame } of monthFiles) {
    if (!isSame) {
      const written = await writer.writeWhole(path, csv);
      if (!written.ok) {
        return written;
      }
    }
    const note = isSame
      ? ' It was closed before with the same figures.'
      : isReplaced
        ? ' The earlier copy is replaced.'
        : '';
    lines.push(`${formatMonthName(month)} is closed: ${figures}. Saved as ${path}.${note}`);
  }
  return success(lines);
}

function addLines(outcome: Outcome, lines: readonly string[]): Outcome {
  const added = lines.filter((line) => line !== '').map((line) => `${line}\n`);
  return { ...outcome, stderr: added.join('') + outcome.stderr };
}
