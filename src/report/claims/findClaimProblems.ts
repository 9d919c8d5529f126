import type { BilledLogs } from '../../billing/billedLogs';
import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { makeRange, type TextRange } from '../../log/csv/lines';
import type { Problem } from '../../log/problems/problems';
import { claimProblem } from './claimProblems';
import type { ClaimHistories, MonthHistory } from './claimHistory';
import { findUndecidedDenials } from './deniedLines';
import { findAccount, listAccounts, type MonthAccount } from './claimPlan';

/** A problem of a log that shows only by the records of claims. */
export interface LogClaimProblem {
  /** The index of the log. */
  readonly log: number;
  readonly problem: Problem;
}

/**
 * Finds the claims that the logs no longer agree with (CB447, CB448), claims that went out twice (CB446), and denied lines
 * (CB449). Each is shown at the first counted row of the patient-month, or at the header of a log that doesn't have it anymore.
 *
 * @param month only this month; undefined for all
 */
export function findClaimProblems(
  billed: BilledLogs,
  histories: ClaimHistories,
  month?: CalendarMonth,
): LogClaimProblem[] {
  const [anyHistory] = histories.all;
  if (!anyHistory) {
    // Most logs have no record of claims, and finding what each claim would have takes as long as a report.
    return [];
  }
  return listAccounts(billed, histories, month).flatMap((account) => {
    const history = histories.find(account.mrn, account.month);
    if (!history || history.openClaims.length === 0) {
      return [];
    }
    const { log, range } = findPlace(billed, account);
    return [...findStateProblems(account, history, range), ...findDenials(history, range)].map((problem) => ({
      log,
      problem,
    }));
  });
}

/**
 * Returns how to find whether the claim of a patient-month is shown as one to correct (CB446 to CB448). A change since the month was
 * closed is then the same cause, and isn't shown as another problem.
 */
export function createCorrectionFinder(
  billed: BilledLogs,
  histories: ClaimHistories,
): (mrn: string, month: CalendarMonth) => boolean {
  return (mrn, month) => {
    const history = histories.find(mrn, month);
    if (!history || history.openClaims.length === 0) {
      return false;
    }
    const { kind } = findAccount(billed, histories, { mrn, month }).state;
    return kind !== 'nothing' && kind !== 'bill' && kind !== 'billed';
  };
}

function findStateProblems({ state, month }: MonthAccount, { openClaims }: MonthHistory, range: TextRange): Problem[] {
  const name = formatMonthName(month);
  switch (state.kind) {
    case 'nothing':
    case 'bill':
    case 'billed':
      return [];
    case 'billedTwice':
      return [claimProblem('CB446', range, openClaims[0]?.batch ?? '', openClaims[1]?.batch ?? '')];
    case 'replace':
      return [claimProblem('CB447', range, name, state.change)];
    case 'void':
    case 'voidAndBill':
      return [claimProblem('CB448', range, name, state.change)];
  }
}

/** Finds the denied lines of open claims about which a person hasn't decided since. */
function findDenials(history: MonthHistory, range: TextRange): Problem[] {
  const name = formatMonthName(history.month);
  return findUndecidedDenials(history).map(({ code, event }) =>
    claimProblem('CB449', range, name, code, event.range.start.line + 1),
  );
}

function findPlace(billed: BilledLogs, { patientMonth }: MonthAccount): { log: number; range: TextRange } {
  const row = patientMonth?.summary.countedRows[0] ?? patientMonth?.summary.firstRow;
  if (row === undefined) {
    const header = Math.max(0, billed.logs[0]?.header.line ?? 0);
    return { log: 0, range: makeRange(header, 0, header, 0) };
  }
  return { log: billed.table.logNumberOf(row), range: billed.logOf(row).record(row).recordRange() };
}
