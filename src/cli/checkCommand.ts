import { listProblems, problemTotals } from '../billing/problemList';
import { billingRules } from '../billing/billingRules';
import { localDateOf } from '../log/calendarDate';
import type { Problem } from '../log/problems';
import type { CheckCommand } from './arguments';
import { UnreadableInput, readLogs } from './logFiles';
import type { Outcome } from './outcome';

/** `cocm-billing check`: every problem with its place; lines and columns from 1, columns in UTF-16 units. */
export function runCheck({ logs, format }: CheckCommand): Outcome {
  const read = readLogs(logs, billingRules({ today: localDateOf(new Date()) }));
  if (read instanceof UnreadableInput) {
    return { exitCode: 2, stdout: '', stderr: `${read.sentence}\n` };
  }
  const { billed, formProblems } = read;
  const found = billed.logs.flatMap((log, index) =>
    byPlace([...(formProblems[index] ?? []), ...listProblems(billed, log)]).map((problem) =>
      placed(logs[index] ?? '', problem),
    ),
  );
  const totals = problemTotals(billed);
  const warnings = totals.warnings + formProblems.flat().length;
  const stdout =
    format === 'text'
      ? found.map(asText).join('')
      : `${JSON.stringify({ ...totals, warnings, problems: found }, null, 2)}\n`;
  return { exitCode: totals.errors > 0 ? 1 : 0, stdout, stderr: '' };
}

interface PlacedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly message: string;
}

function placed(file: string, { range, severity, code, message }: Problem): PlacedProblem {
  return {
    file,
    line: range.start.line + 1,
    column: range.start.column + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.column + 1,
    severity,
    code,
    message,
  };
}

function asText({ file, line, column, severity, code, message }: PlacedProblem): string {
  return `${file}:${line}:${column}: ${severity} ${code} ${message}\n`;
}

function byPlace(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}
