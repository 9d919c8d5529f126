import {
  ROW_ERROR_BITS,
  LOG_PROBLEMS,
  ROW_PROBLEM_CODES,
  problemBits,
  type Problem,
  type RowProblemBits,
  type Severity,
} from '../log/problems';
import type { RowId } from '../log/rowTable';
import type { TimeLog } from '../log/timeLog';
import type { BilledLogs } from './billedLogs';
import { BILLING_PROBLEMS, BILLING_PROBLEM_CODES, FINDINGS_MARK, markBitOf } from './billingProblems';

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
    billed.headerProblemsOf(log).forEach((problem) => count(problem.severity, 1));
  }
  const countRows = (code: string, standard: Severity): void => {
    const level = billed.checks.levelOf(code, standard);
    const rows = billed.ledger.problemCount(code);
    if (level !== 'off' && rows > 0) {
      count(level, rows - suppressedRows(billed, code));
    }
  };
  for (const code of ROW_PROBLEM_CODES) {
    countRows(code, LOG_PROBLEMS[code].severity);
  }
  for (const code of BILLING_PROBLEM_CODES) {
    countRows(code, BILLING_PROBLEMS[code].severity);
  }
  return totals;
}

/** How many of the rows with a problem have it suppressed. */
function suppressedRows(billed: BilledLogs, code: string): number {
  const suppressions = billed.checks.suppressionsOf(code);
  if (suppressions.length === 0) {
    return 0;
  }
  if (billed.checks.isSuppressed(code, undefined, undefined)) {
    return billed.ledger.problemCount(code);
  }
  const bits = bitsOfCode(code);
  const months = billed.ledger.months().filter(({ mrn, month }) => billed.checks.isSuppressed(code, mrn, month));
  if (bits.marks === FINDINGS_MARK) {
    // A finding is of the month: the row's mark alone does not tell which finding it is for.
    return months.filter(({ findings }) => (findings as readonly string[]).includes(code)).length;
  }
  return months.flatMap(({ rows }) => rows).filter((row) => hasAny(billed, row, bits)).length;
}

interface Bits extends RowProblemBits {
  readonly marks: number;
}

function bitsOfCode(code: string): Bits {
  const own = ROW_PROBLEM_CODES.filter((candidate) => candidate === code);
  const among = BILLING_PROBLEM_CODES.find((candidate) => candidate === code);
  return { ...problemBits(own), marks: among ? markBitOf(among) : 0 };
}

/** The bits of all problems that are as loud as this for these logs. */
function bitsOf({ checks }: BilledLogs, severity: Severity): Bits {
  const own = ROW_PROBLEM_CODES.filter((code) => checks.levelOf(code, LOG_PROBLEMS[code].severity) === severity);
  const among = BILLING_PROBLEM_CODES.filter(
    (code) => checks.levelOf(code, BILLING_PROBLEMS[code].severity) === severity,
  );
  return {
    ...problemBits(own),
    marks: among.reduce((bits, code) => bits | markBitOf(code), 0),
  };
}

/**
 * The problems of one log, errors before warnings before hints, and each by line.
 *
 * @param most how many to list at most
 */
export function listProblems(billed: BilledLogs, log: TimeLog, most = Number.POSITIVE_INFINITY): Problem[] {
  const problems: Problem[] = [];
  const header = billed.headerProblemsOf(log);
  for (const severity of ['error', 'warning', 'hint'] as const) {
    const ofHeader = header.filter((problem) => problem.severity === severity);
    problems.push(...ofHeader.slice(0, Math.max(0, most - problems.length)));
    collect(billed, log, problems, severity, most);
  }
  return problems;
}

/** Whether a row may have a problem of any kind; cheap, for rows without one are most. */
export function mayHaveProblem({ table }: BilledLogs, row: RowId): boolean {
  return (table.flagsOf(row) & ROW_ERROR_BITS) !== 0 || table.adviceOf(row) !== 0 || table.marksOf(row) !== 0;
}

/** Whether a row has an error or a warning. */
export function hasErrorOrWarning(billed: BilledLogs, row: RowId): boolean {
  return mayHaveProblem(billed, row) && billed.problemsOf(row).some(({ severity }) => severity !== 'hint');
}

function collect(billed: BilledLogs, log: TimeLog, into: Problem[], severity: Severity, most: number): void {
  const bits = bitsOf(billed, severity);
  log.walk((row, line) => {
    if (into.length >= most) {
      return false;
    }
    if (hasAny(billed, row, bits)) {
      const found = billed.problemsOf(row, line).filter((problem) => problem.severity === severity);
      into.push(...found.slice(0, most - into.length));
    }
    return true;
  });
}

function hasAny({ table }: BilledLogs, row: RowId, { flags, advice, marks }: Bits): boolean {
  return ((table.flagsOf(row) & flags) | (table.adviceOf(row) & advice) | (table.marksOf(row) & marks)) !== 0;
}
