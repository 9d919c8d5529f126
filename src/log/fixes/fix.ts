import { deleteRecord, type TextEdit } from '../csv/edits';
import { EditedLines } from '../csv/editedLines';
import type { Lines } from '../csv/lines';
import { ROW_ERROR_BITS, hasRowProblem, type RowProblemCode } from '../problems/problems';
import { NO_ENTRY_BIT } from '../problems/rowFlags';
import type { RowId } from '../rows/rowId';
import type { RowReading } from '../rows/rowTable';
import type { TimeLog } from '../timeLog';

/** What a fix does. Fixes of one kind for one problem can be applied together. */
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
  // A person must check each row, so these fixes are never applied together.
  | 'deletePossibleDuplicate'
  | 'npi'
  | 'mrn'
  | 'clearDate'
  | 'name'
  | 'payer';

/** The only correct fix of a problem. Its edits replace only the characters that change. */
export interface EditFix {
  readonly kind: FixKind;
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it can be applied without checking the record, because the text can't mean anything else. */
  readonly isPreferred: boolean;
}

/**
 * One of the possible answers to a question that the log alone can't answer, such as the unit of a column. The answer is written
 * into the configuration file, and holds for all rows and logs. The log doesn't change.
 */
export interface AnswerFix {
  readonly kind: 'answer';
  readonly title: string;
  readonly answer: ConfigurationAnswer;
  readonly edits?: undefined;
  readonly isPreferred: false;
}

export type Fix = EditFix | AnswerFix;

/** A setting of the configuration file and the value to write. */
export interface ConfigurationAnswer {
  /** The names that lead to the setting: its section first, such as `['columns', 'Tracked']`. */
  readonly path: readonly [section: string, ...names: string[]];
  readonly value: string | number | boolean | null | readonly string[];
}

/** Creates a fix that writes an answer into the configuration file. */
export function createAnswerFix(
  title: string,
  path: ConfigurationAnswer['path'],
  value: ConfigurationAnswer['value'],
): AnswerFix {
  return { kind: 'answer', title, answer: { path, value }, isPreferred: false };
}

/** A row with the text that it's in. */
export interface FixedRow {
  readonly log: TimeLog;
  readonly lines: Lines;
  readonly row: RowId;
  /** The line at which the row begins. */
  readonly line: number;
}

/** Creates a fix that deletes the row with its line end. */
export function createRowDeletion({ log, lines, row, line }: FixedRow, title: string): EditFix {
  return { kind: 'deleteRow', title, edits: [deleteRecord(log.record(row, line), lines)], isPreferred: true };
}

/**
 * Whether edits of the row can't affect a row above it. A quote that is inserted here could close an unclosed quote above, and so
 * could a quote below if this row is deleted.
 */
export function isIndependent({ log, line }: FixedRow): boolean {
  const open = log.findOpenQuoteAbove(line);
  return open === undefined || open === line;
}

/**
 * Reads the row after the edits. Returns undefined if they don't fix it: it still has this problem, has a new error, or spans a
 * different number of lines. The log's own reader decides, so a fix never offers something that would be read differently.
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
