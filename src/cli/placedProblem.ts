import type { Problem } from '../log/problems/problems';

/** A problem as it is printed: lines and columns from 1, columns in UTF-16 units. */
export interface PlacedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly message: string;
}

export function placed(file: string, { range, severity, code, message }: Problem): PlacedProblem {
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

/** `file:line:column: severity code message` and a line end. */
export function asText({ file, line, column, severity, code, message }: PlacedProblem): string {
  return `${file}:${line}:${column}: ${severity} ${code} ${message}\n`;
}

export function byPlace(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}
