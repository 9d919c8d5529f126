import { readClaimRecords } from '../../files/claimRecords';
import type { CalendarMonth } from '../../log/values/calendarDate';
import type { Problem } from '../../log/problems/problems';
import { ClaimHistories } from '../../report/claims/claimHistory';
import { createCorrectionFinder, findClaimProblems } from '../../report/claims/findClaimProblems';
import type { CommandContext } from '../context';
import { toPrintedProblem, type PrintedProblem } from '../printedProblem';
import type { CommandLogs } from './logsOfCommand';

/** What the records of claims next to logs show. */
export interface ClaimRecordProblems {
  /** What is wrong with the records. */
  readonly ofRecords: readonly PrintedProblem[];
  /** For each log, the claims that it no longer agrees with, and denied lines (CB446 to CB449). */
  readonly ofLogs: readonly (readonly Problem[])[];
  /** Returns whether the claim of a patient-month is shown as one to correct. */
  readonly isCorrected: (mrn: string, month: CalendarMonth) => boolean;
}

/** Reads the records of claims next to logs, and compares them with the logs. */
export async function findClaimRecordProblems(
  { billed, files, settings }: CommandLogs,
  context: CommandContext,
): Promise<ClaimRecordProblems> {
  const { files: records } = await readClaimRecords(context.files, files, settings[0]?.configuration.mrnForms);
  const histories = new ClaimHistories(records.map(({ record }) => record.events));
  const ofLogs: Problem[][] = files.map(() => []);
  for (const { log, problem } of findClaimProblems(billed, histories)) {
    ofLogs[log]?.push(problem);
  }
  return {
    ofRecords: records.flatMap(({ path, record }) => record.problems.map((problem) => toPrintedProblem(path, problem))),
    ofLogs,
    isCorrected: createCorrectionFinder(billed, histories),
  };
}
