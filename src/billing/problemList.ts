import { addAll } from '../text/lists';
import {
  ROW_ERROR_BITS,
  LOG_PROBLEMS,
  ROW_PROBLEM_CODES,
  problemBits,
  type Problem,
  type Severity,
} from '../log/problems/problems';
import { haveCommonBits, type RowBits } from '../log/rows/rowsWithProblems';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import type { BilledLogs } from './billedLogs';
import {
  BILLING_PROBLEMS,
  BILLING_PROBLEM_CODES,
  billingProblemBit,
  getStandardSeverity,
  type BillingProblemCode,
} from './billingProblems';
import { groupRepeatedRows } from './factList';
import { REPEATED_ROW } from './ledger/repeatedRows';
import { isFactOfRow } from './facts/rowFindings';
import type { PatientMonth } from './months/patientMonth';

/** How many facts there are of each severity. Hints aren't counted, because they don't require action. */
export interface ProblemTotals {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** A kind of problem that the logs have, with the severity that is set for it. */
export interface ProblemCount {
  readonly code: string;
  readonly severity: Severity;
  /** The number of facts, at least 1. */
  readonly count: number;
}

/** Counts all facts, including those that aren't listed. */
export function countProblemTotals(billed: BilledLogs): ProblemTotals {
  const totals: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity, count } of countProblems(billed)) {
    totals[severity] += count;
  }
  return { errors: totals.error, warnings: totals.warning, information: totals.information };
}

/**
 * Counts the facts that are errors, as {@link countProblemTotals} does. In most logs, all of them are problems of rows and headers, so
 * the facts of patient-months needn't be found.
 */
export function countErrors(billed: BilledLogs): number {
  const isError = (severity: Severity): boolean => severity === 'error';
  return countProblems(billed, isError).reduce((sum, { count }) => sum + count, 0);
}

/** Counts the facts of each kind of problem. The ledger already has the counts, so no rows are read. */
export function countProblems(
  billed: BilledLogs,
  isWanted: (severity: Severity) => boolean = () => true,
): ProblemCount[] {
  const headerProblems = billed.logs
    .flatMap((log) => billed.getHeaderProblems(log))
    .filter(({ severity }) => isWanted(severity));
  const counts = headerProblems.map(({ code, severity }): ProblemCount => ({ code, severity, count: 1 }));
  for (const code of [...ROW_PROBLEM_CODES, ...BILLING_PROBLEM_CODES]) {
    const level = billed.checks.getLevel(code, getStandardSeverity(code));
    const count = level === 'off' || !isWanted(level) ? 0 : countFacts(billed, code);
    if (level !== 'off' && count > 0) {
      counts.push({ code, severity: level, count });
    }
  }
  const level = billed.checks.getLevel(REPEATED_ROW.code, REPEATED_ROW.severity);
  if (level !== 'off' && isWanted(level) && billed.repeatedRows.length > 0) {
    counts.push({ code: REPEATED_ROW.code, severity: level, count: groupRepeatedRows(billed.repeatedRows).length });
  }
  return counts;
}

/** Counts the facts with a code that the team hasn't suppressed at all of their places. */
function countFacts(billed: BilledLogs, code: string): number {
  const { factExtents, ledger } = billed;
  const places = ledger.problemCount(code);
  if (places === 0 || (isFactOfRow(code) && factExtents.isPlain(code))) {
    return places;
  }
  const { facts } = ledger;
  if (facts.hasFreeText(code)) {
    return isAnyReported(billed, code) ? 1 : 0;
  }
  if (factExtents.isPlain(code) || facts.countFacts(code) === 0) {
    return facts.countFacts(code);
  }
  let count = 0;
  for (const fact of facts.sharedFacts) {
    count += fact.code === code && factExtents.findLead(fact) ? 1 : 0;
  }
  for (const date of facts.datesWithFacts) {
    for (const month of facts.monthsWithFacts(date)) {
      count += factExtents.isActiveIn(code, month) ? countOwnFindings(month, code) : 0;
    }
  }
  for (const row of facts.looseRows) {
    facts.eachLooseFact(row, (each, key) => {
      count += each === code && key === undefined && factExtents.isActiveAt(code, row) ? 1 : 0;
    });
  }
  return count;
}

/** Returns whether the team hasn't suppressed all shared facts with a code. */
function isAnyReported({ ledger, factExtents }: BilledLogs, code: string): boolean {
  for (const fact of ledger.facts.sharedFacts) {
    if (fact.code === code && factExtents.findLead(fact)) {
      return true;
    }
  }
  return false;
}

function countOwnFindings({ rowFindings, patientFindings }: PatientMonth, code: string): number {
  return [...rowFindings, ...patientFindings].filter((each) => each.code === code && each.key === undefined).length;
}

/** Where a problem is: the log's number among the logs that are read together, from 0, and the line, from 1. */
export interface ProblemPlace {
  readonly log: number;
  readonly line: number;
}

/** Finds the first problem of each of these kinds. Only rows that can have such a problem are read. */
export function findFirstProblems(billed: BilledLogs, codes: readonly string[]): ReadonlyMap<string, ProblemPlace> {
  const found = new Map<string, ProblemPlace>();
  const wanted = new Set(codes);
  const add = (code: string, log: number, line: number): void => {
    if (wanted.delete(code)) {
      found.set(code, { log, line: line + 1 });
    }
  };
  for (const [number, log] of billed.logs.entries()) {
    billed.getHeaderProblems(log).forEach(({ code, range }) => add(code, number, range.start.line));
    let bits = getBits(wanted);
    log.walkMatching(bits, (row, line) => {
      if (haveCommonBits(billed.table.bitsOf(row), bits)) {
        billed.problemsOf(row, line).forEach(({ code, range }) => add(code, number, range.start.line));
        bits = getBits(wanted);
      }
      return wanted.size > 0;
    });
  }
  const [repeated] = billed.repeatedRows;
  if (repeated) {
    add(REPEATED_ROW.code, repeated.log, repeated.line - 1);
  }
  return found;
}

/** Returns the bits of the rows that can have problems with these codes. */
function getBits(codes: ReadonlySet<string>): RowBits {
  return {
    ...problemBits(ROW_PROBLEM_CODES.filter((code) => codes.has(code))),
    crossRowBits: getBillingBits(BILLING_PROBLEM_CODES.filter((code) => codes.has(code))),
  };
}

function getBillingBits(codes: readonly BillingProblemCode[]): number {
  return codes.reduce((bits, code) => bits | billingProblemBit(code), 0);
}

/** Returns the bits of all problems that have this severity in these logs. */
function getSeverityBits({ checks }: BilledLogs, severity: Severity): RowBits {
  const rowCodes = ROW_PROBLEM_CODES.filter((code) => checks.getLevel(code, LOG_PROBLEMS[code].severity) === severity);
  const billingCodes = BILLING_PROBLEM_CODES.filter(
    (code) => checks.getLevel(code, BILLING_PROBLEMS[code].severity) === severity,
  );
  return {
    ...problemBits(rowCodes),
    crossRowBits: getBillingBits(billingCodes),
  };
}

/**
 * Lists the problems of one log at every row that shows them: errors, warnings, information, and hints, each by line. Views list
 * each fact once (`facts/factList.ts`).
 *
 * @param limit the maximum number of problems
 */
export function listProblems(billed: BilledLogs, log: TimeLog, limit = Number.POSITIVE_INFINITY): Problem[] {
  const problems: Problem[] = [];
  const header = billed.getHeaderProblems(log);
  if (limit === Number.POSITIVE_INFINITY) {
    return listAllProblems(billed, log, header);
  }
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
    const headerProblems = header.filter((problem) => problem.severity === severity);
    addAll(problems, headerProblems.slice(0, Math.max(0, limit - problems.length)));
    collect(billed, log, problems, severity, limit);
  }
  return problems;
}

/** Lists all problems of a log in one walk. A walk for each severity would read the text of a file on disk four times. */
function listAllProblems(billed: BilledLogs, log: TimeLog, header: readonly Problem[]): Problem[] {
  const found: Record<Severity, Problem[]> = { error: [], warning: [], information: [], hint: [] };
  header.forEach((problem) => found[problem.severity].push(problem));
  log.walkMatching({ flags: ROW_ERROR_BITS, warnings: ~0, crossRowBits: ~0 }, (row, line) => {
    billed.problemsOf(row, line).forEach((problem) => found[problem.severity].push(problem));
    return true;
  });
  return [...found.error, ...found.warning, ...found.information, ...found.hint];
}

/** Checks whether a row can have a problem of any kind. This is fast, because most rows don't have one. */
export function mayHaveProblem({ table }: BilledLogs, row: RowId): boolean {
  return (table.flagsOf(row) & ROW_ERROR_BITS) !== 0 || table.warningsOf(row) !== 0 || table.crossRowBitsOf(row) !== 0;
}

function collect(billed: BilledLogs, log: TimeLog, into: Problem[], severity: Severity, limit: number): void {
  const bits = getSeverityBits(billed, severity);
  log.walkMatching(bits, (row, line) => {
    if (into.length >= limit) {
      return false;
    }
    const found = billed.problemsOf(row, line).filter((problem) => problem.severity === severity);
    addAll(into, found.slice(0, limit - into.length));
    return true;
  });
}
