import { rangeOf } from '../../log/csv/lines';
import type { Problem } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import type { BilledLogs } from '../billedLogs';
import { REPEATED_ROW } from '../problems/billingProblems';
import { t } from '../../text/text';

/** A row that a log repeats from one read before it. */
export interface RepeatedRow {
  readonly row: RowId;
  /** The number of its log among those read as one, from 0, and its line, from 1. */
  readonly log: number;
  readonly line: number;
  /** Where the row stands that it repeats. */
  readonly of: { readonly log: number; readonly line: number };
}

/**
 * The rows that count and are the same to the letter as one in an earlier log, but for those whose problem is not looked for.
 * Nothing to do for one log. Ask `BilledLogs.repeatedRows`, which keeps them.
 */
export function findRepeatedRows(billed: BilledLogs): readonly RepeatedRow[] {
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

/**
 * The problem that such a row is, at the beginning of its line.
 *
 * @param nameOf what a log is called in the sentence, by its number from 0
 */
export function repeatedRowProblem(
  { line, of }: RepeatedRow,
  nameOf: (log: number) => string = (log) => t`log ${log + 1}`,
): Problem {
  return {
    code: REPEATED_ROW.code,
    severity: REPEATED_ROW.severity,
    range: rangeOf(line - 1, 0, line - 1, 0),
    message: t`This row is the same to the letter as line ${of.line} of ${nameOf(of.log)}. Both count; leave one of the files out if it was exported twice.`,
  };
}

/** Whether a row says what another says, which stands at this line. A copy mostly does so in the same words. */
function haveSameValues(billed: BilledLogs, a: RowId, b: RowId, line: number): boolean {
  const [one, other] = [billed.logOf(a), billed.logOf(b)];
  return (
    (one.header.delimiter === other.header.delimiter && one.textOf(a) === other.textOf(b, line)) ||
    readFields(billed, a).join('\u0000') === readFields(billed, b).join('\u0000')
  );
}

function readFields(billed: BilledLogs, row: RowId): string[] {
  const scanner = billed.logOf(row).record(row);
  return Array.from({ length: scanner.fieldCount }, (_, field) => scanner.value(field));
}
