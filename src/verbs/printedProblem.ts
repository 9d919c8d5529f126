import type { SheetPlaces } from '../log/workbook/sheetPlaces';
import type { Problem } from '../log/problems/problems';
import { toPrintable } from '../text/printable';

/** A row that shows a fact, for other programs. */
export interface PrintedPlace {
  readonly file: string;
  /** For a workbook, the row. */
  readonly line: number;
  /** The month of the row, such as `2026-03`, if the row has a patient and a date. */
  readonly month?: string;
}

/** A problem as it's printed: lines and columns from 1, columns in UTF-16 units. */
export interface PrintedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The cell of a workbook, such as `Time!C12`. The line is its row, and columns count from the beginning of the row's text. */
  readonly cell?: string;
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly message: string;
  /** How many rows show the fact; 0 for a problem of the claims of months. */
  readonly rows?: number;
  readonly patientMonths?: number;
  readonly patients?: number;
  /** Every row that shows the fact, the latest month first. For a problem of a month's claim, the topmost row of the month. */
  readonly places?: readonly PrintedPlace[];
}

/**
 * Converts the range of a problem to lines and columns from 1.
 *
 * @param sheet where the log is a workbook
 */
export function toPrintedProblem(
  file: string,
  { range, severity, code, message }: Problem,
  sheet?: SheetPlaces,
): PrintedProblem {
  return {
    file,
    line: range.start.line + 1,
    column: range.start.column + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.column + 1,
    ...(sheet && { cell: sheet.getCellAt(range.start) }),
    severity,
    code,
    message,
  };
}

/** Formats a problem as `file:line:column: severity code message`, with a line end. In a workbook, as `file:Sheet!C12: …`. */
export function formatProblem({ file, line, column, cell, severity, code, message }: PrintedProblem): string {
  return `${toPrintable(`${file}:${cell ?? `${line}:${column}`}: ${severity} ${code} ${message}`)}\n`;
}

/** Returns problems sorted by line and column. */
export function sortByPosition(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}
