import { makeRange } from '../../log/csv/lines';
import type { ProblemKind } from '../../log/problems/problemKind';
import type { Problem } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import { phrase, t } from '../../text/text';
import { findPossibleDuplicates } from '../audit/possibleDuplicates';
import { CROSS_ROW_BITS, CROSS_ROW_PROBLEMS, formatPossibleDuplicate } from '../problems/crossRowProblems';
import type { MonthSummary } from '../months/monthSummary';
import type { BilledRows } from './billedRows';

/** The problem of a row that is also in another log, for example because a file was exported twice. Both rows count. */
export const REPEATED_ROW = {
  code: 'CB110',
  severity: 'warning',
  title: phrase`same row in another log`,
  message: (line: number, logName: string) =>
    t`This row is identical to line ${line} of ${logName}. Both count. If one of the files was exported twice, leave it out.`,
} as const satisfies ProblemKind & Record<string, unknown>;

/** A row that repeats a row from an earlier log. */
export interface RepeatedRow {
  readonly row: RowId;
  /** The number of the log among the logs that are read together, from 0. */
  readonly log: number;
  /** The line in the log, from 1. */
  readonly line: number;
  /** The row that is repeated. */
  readonly of: { readonly log: number; readonly line: number };
}

/**
 * Finds the rows that count and are identical to a row in an earlier log, unless the problem is turned off or suppressed. A
 * single log has none. Use `BilledLogs.repeatedRows`, which caches them.
 */
export function findRepeatedRows(billed: BilledRows): readonly RepeatedRow[] {
  const { logs, table } = billed;
  if (logs.length < 2) {
    return [];
  }
  const byHash = new Map<number, RowId[]>();
  const repeated: RepeatedRow[] = [];
  for (const [log, timeLog] of logs.entries()) {
    timeLog.walk((row, line) => {
      if (table.counts(row)) {
        const same = byHash.get(table.hashOf(row)) ?? [];
        byHash.set(table.hashOf(row), same);
        const first = same.find((other) => table.logNumberOf(other) < log && haveSameValues(billed, other, row, line));
        if (first !== undefined && billed.isProblemActive(REPEATED_ROW.code, row)) {
          const of = { log: table.logNumberOf(first), line: billed.logOf(first).lineOf(first) + 1 };
          repeated.push({ row, log, line: line + 1, of });
        }
        same.push(row);
      }
      return true;
    });
  }
  return repeated;
}

/** Returns the row that is probably the same entry as this one, written differently (CB118), or undefined. */
export function findSimilarEntry(row: RowId, { ledger, table, texts }: BilledRows): RowId | undefined {
  const summary = ledger.monthOf(row)?.summary;
  if (!summary) {
    return undefined;
  }
  let similar = SIMILAR_ENTRIES.get(summary);
  if (!similar) {
    similar = findPossibleDuplicates(summary.countedRows, table, texts);
    SIMILAR_ENTRIES.set(summary, similar);
  }
  return similar.get(row);
}

/** The similar entries of a month, because a month with many of them is asked about each. A changed month has a new summary. */
const SIMILAR_ENTRIES = new WeakMap<MonthSummary, ReadonlyMap<RowId, RowId>>();

/**
 * Finds the rows that are probably the same entry as a row in an earlier log, written differently, unless the problem is turned
 * off or suppressed. A single log has none.
 */
export function findRewrittenRows(billed: BilledRows): readonly RepeatedRow[] {
  const { logs, table, ledger } = billed;
  const rewritten: RepeatedRow[] = [];
  if (logs.length < 2 || ledger.problemCount('CB118') === 0) {
    return rewritten;
  }
  for (const [log, timeLog] of logs.entries()) {
    timeLog.walkMatching({ flags: 0, warnings: 0, crossRowBits: CROSS_ROW_BITS.CB118 }, (row, line) => {
      const other = findSimilarEntry(row, billed);
      const otherLog = other === undefined ? log : table.logNumberOf(other);
      if (other !== undefined && otherLog !== log && billed.isProblemActive('CB118', row)) {
        const of = { log: otherLog, line: billed.logOf(other).lineOf(other) + 1 };
        rewritten.push({ row, log, line: line + 1, of });
      }
      return true;
    });
  }
  return rewritten;
}

/** Creates the problem of a row from {@link findRewrittenRows}, at the start of its line. */
export function rewrittenRowProblem({ line, of }: RepeatedRow, nameOf: (log: number) => string): Problem {
  const { severity } = CROSS_ROW_PROBLEMS.CB118;
  const message = formatPossibleDuplicate(t`line ${of.line} of ${nameOf(of.log)}`);
  return { code: 'CB118', severity, range: makeRange(line - 1, 0, line - 1, 0), message };
}

/**
 * Creates the problem of a repeated row, at the start of its line.
 *
 * @param nameOf returns the name of a log in the message, by the log's number from 0
 */
export function repeatedRowProblem(
  { line, of }: RepeatedRow,
  nameOf: (log: number) => string = (log) => t`log ${log + 1}`,
): Problem {
  const { code, severity, message } = REPEATED_ROW;
  return { code, severity, range: makeRange(line - 1, 0, line - 1, 0), message: message(of.line, nameOf(of.log)) };
}

/**
 * Checks whether two rows have the same values. Copies usually have the same text, too.
 *
 * @param line the line of `b`
 */
function haveSameValues(billed: BilledRows, a: RowId, b: RowId, line: number): boolean {
  const [one, other] = [billed.logOf(a), billed.logOf(b)];
  return (
    (one.header.delimiter === other.header.delimiter && one.textOf(a) === other.textOf(b, line)) ||
    readFields(billed, a).join('\u0000') === readFields(billed, b).join('\u0000')
  );
}

function readFields(billed: BilledRows, row: RowId): string[] {
  return billed.logOf(row).record(row).values();
}
