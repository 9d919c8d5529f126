import type { BilledLogs } from '../billing/billedLogs';
import { rangeOf } from '../log/lines';
import type { Problem, Severity } from '../log/problems';
import type { RowId } from '../log/rowTable';
import { phrase, t } from '../text/text';

/** The same row in two logs that are read as one, as when a file was exported twice. Both count. */
export const REPEATED_ROW = {
  code: 'CB110',
  severity: 'warning' satisfies Severity,
  title: phrase`same row in another log`,
} as const;

/** A row that a log repeats from one read before it. */
export interface RepeatedRow {
  readonly row: RowId;
  /** The number of its log among those read as one, from 0, and its line, from 1. */
  readonly log: number;
  readonly line: number;
  /** Where the row stands that it repeats. */
  readonly of: { readonly log: number; readonly line: number };
}

/** The rows that count and are the same to the letter as one in an earlier log. Nothing to do for one log. */
export function repeatedRows(billed: BilledLogs): readonly RepeatedRow[] {
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
        const first = same.find((other) => table.logNumberOf(other) < log && hasSameFields(billed, other, row));
        if (first !== undefined) {
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

/** The problem that such a row is. */
export function repeatedRowProblem({ line, of }: RepeatedRow): Problem {
  return {
    code: REPEATED_ROW.code,
    severity: REPEATED_ROW.severity,
    range: rangeOf(line - 1, 0, line - 1, 0),
    message: t`This row is the same to the letter as line ${of.line} of log ${of.log + 1}. Both count; leave one of the files out if it was exported twice.`,
  };
}

function hasSameFields(billed: BilledLogs, a: RowId, b: RowId): boolean {
  return fieldsOf(billed, a).join('\u0000') === fieldsOf(billed, b).join('\u0000');
}

function fieldsOf(billed: BilledLogs, row: RowId): string[] {
  const scanner = billed.logOf(row).record(row);
  return Array.from({ length: scanner.fieldCount }, (_, field) => scanner.value(field));
}
