import {
  LOG_PROBLEMS,
  ROW_ERROR_BITS,
  ROW_HINT_BITS,
  ROW_PROBLEM_CODES,
  ROW_WARNING_BITS,
  type Problem,
  type Severity,
} from '../log/problems';
import type { RowId } from '../log/rowTable';
import type { TimeLog } from '../log/timeLog';
import {
  BILLING_PROBLEMS,
  BILLING_PROBLEM_CODES,
  ERROR_MARKS,
  FINDINGS_MARK,
  HINT_MARKS,
  WARNING_MARKS,
} from './billingProblems';
import type { BilledLogs } from './billedLogs';

export interface ProblemTotals {
  readonly errors: number;
  readonly warnings: number;
}

/** How many errors and warnings the logs have, however many are listed. Hints are not counted: nothing need be done. */
export function problemTotals(billed: BilledLogs): ProblemTotals {
  const totals = { errors: 0, warnings: 0 };
  const count = (severity: Severity, by: number): void => {
    if (severity !== 'hint') {
      totals[severity === 'error' ? 'errors' : 'warnings'] += by;
    }
  };
  for (const log of billed.logs) {
    log.header.problems.forEach((problem) => count(problem.severity, 1));
  }
  for (const code of ROW_PROBLEM_CODES) {
    count(LOG_PROBLEMS[code].severity, billed.ledger.problemCount(code));
  }
  for (const code of BILLING_PROBLEM_CODES) {
    count(BILLING_PROBLEMS[code].severity, billed.ledger.problemCount(code));
  }
  return totals;
}

interface Bits {
  readonly flags: number;
  readonly marks: number;
}

const BITS: Readonly<Record<Severity, Bits>> = {
  error: { flags: ROW_ERROR_BITS, marks: ERROR_MARKS },
  warning: { flags: ROW_WARNING_BITS, marks: WARNING_MARKS | FINDINGS_MARK },
  hint: { flags: ROW_HINT_BITS, marks: HINT_MARKS | FINDINGS_MARK },
};

/**
 * The problems of one log, errors before warnings before hints, and each by line.
 *
 * @param most how many to list at most
 */
export function listProblems(billed: BilledLogs, log: TimeLog, most = Number.POSITIVE_INFINITY): Problem[] {
  const problems: Problem[] = [];
  for (const severity of ['error', 'warning', 'hint'] as const) {
    const ofHeader = log.header.problems.filter((problem) => problem.severity === severity);
    problems.push(...ofHeader.slice(0, Math.max(0, most - problems.length)));
    collect(billed, log, problems, severity, most);
  }
  return problems;
}

function collect(billed: BilledLogs, log: TimeLog, into: Problem[], severity: Severity, most: number): void {
  const { flags, marks } = BITS[severity];
  log.walk((row, line) => {
    if (into.length >= most) {
      return false;
    }
    if (hasProblem(billed, row, flags, marks)) {
      const found = billed.problemsOf(row, line).filter((problem) => problem.severity === severity);
      into.push(...found.slice(0, most - into.length));
    }
    return true;
  });
}

function hasProblem(billed: BilledLogs, row: RowId, flags: number, marks: number): boolean {
  const { table } = billed;
  return ((table.flagsOf(row) & flags) | (table.marksOf(row) & marks)) !== 0;
}
