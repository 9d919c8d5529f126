import { deleteRecord, type TextEdit } from '../csv/edits';
import { EditedLines } from '../csv/editedLines';
import type { Lines } from '../csv/lines';
import { ROW_ERROR_BITS, hasRowProblem, type RowProblemCode } from '../problems/problems';
import { NO_ENTRY_BIT } from '../problems/rowFlags';
import type { RowId } from '../rows/rowId';
import type { RowReading } from '../rows/rowTable';
import type { TimeLog } from '../timeLog';

/** What a fix does; fixes of one kind for one problem are made together. */
export type FixKind =
  | 'header'
  | 'fillUp'
  | 'join'
  | 'closeQuote'
  | 'quoteField'
  | 'date'
  | 'minutes'
  | 'assessment'
  | 'deleteRow'
  | 'npi'
  | 'name'
  | 'payer';

/** The one right answer to a problem: what to replace, no character more than it takes. */
export interface Fix {
  readonly kind: FixKind;
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it may be made without a look at the rest: the text can mean nothing else. */
  readonly isPreferred: boolean;
}

/** A row with the text it stands in. */
export interface FixedRow {
  readonly log: TimeLog;
  readonly lines: Lines;
  readonly row: RowId;
  /** The line it begins at. */
  readonly line: number;
}

/** The row taken away with its line end. */
export function createRowDeletion({ log, lines, row, line }: FixedRow, title: string): Fix {
  return { kind: 'deleteRow', title, edits: [deleteRecord(log.record(row, line), lines)], isPreferred: true };
}

/**
 * Whether edits of the row concern no row above it: a quote without an end further up would take a quote put in here for its
 * own, or find one when this row is gone.
 */
export function isIndependent({ log, line }: FixedRow): boolean {
  const open = log.openQuoteReaching(line);
  return open === undefined || open === line;
}

/**
 * How the row reads after the edits, if they do it good: without this problem, with no error that it did not have, on as many
 * lines as before. Undefined else. The log itself is the judge, so a fix never promises what the reader would not read.
 */
export function readFixedRow(
  { log, lines, row, line }: FixedRow,
  edits: readonly TextEdit[],
  code: RowProblemCode,
): RowReading | undefined {
  const edited = EditedLines.of(lines, edits);
  const reading = edited && log.readAs(line, edited);
  const before = log.table.flagsOf(row);
  if (reading?.lineCount !== log.table.lineCountOf(row)) {
    return undefined;
  }
  const unwanted = NO_ENTRY_BIT | (ROW_ERROR_BITS & ~before);
  return (reading.flags & unwanted) === 0 && !hasRowProblem(reading, code) ? reading : undefined;
}
