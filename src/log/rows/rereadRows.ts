import type { LineEdit } from '../csv/lineEdits';
import type { RowCursor, RowOrder } from './rowOrder';
import { MOST_LINES_OF_A_FIELD, MOST_LINES_OF_A_LONG_FIELD } from '../csv/recordReader';
import { OTHER_PART_BIT, REACHES_DOWN_BIT } from '../problems/rowFlags';
import type { RowReading, RowTable } from './rowTable';
import type { RowId } from './rowId';

/** An edited text, with what is needed to read its rows again. */
export interface EditedText {
  lineCount(): number;
  /** @param isOtherPart whether the row is below a header with other columns */
  readRow(line: number, isOtherPart: boolean): RowReading;
  /** Finds the row that contains a line, or the first row above it whose reading might have looked as far as that line. */
  findFirstAffectedRow(line: number): RowCursor;
  /** Whether the rows below a row are under a header with other columns. */
  isAboveOtherPart(row: RowId): boolean;
}

/** The rows that an edit removed or changed, and the readings that replace them. */
export interface RereadRows {
  readonly start: RowCursor;
  readonly removed: readonly RowId[];
  readonly readings: readonly RowReading[];
  /** The index of the first edit that isn't processed yet. */
  readonly next: number;
  /** The number of lines by which the processed edits moved the rest of the text. */
  readonly shift: number;
}

/**
 * Rereads the rows that the edit at `next` changed, and those of any later edits that it reaches on the way. Stops where a row
 * ends at the same place as one of the old rows. Usually that is the edited row. If the edit changes a header with other columns,
 * goes on to the next header.
 *
 * @param edits in ascending order
 * @param next the index of the first edit to process
 * @param shift the number of lines by which the earlier edits moved the rest of the text
 */
export function rereadRows(
  edits: readonly LineEdit[],
  next: number,
  shift: number,
  order: RowOrder,
  text: EditedText,
): RereadRows {
  const edit = edits[next];
  const lineCount = text.lineCount();
  let cursor = text.findFirstAffectedRow((edit?.startLine ?? 0) + shift);
  const start = cursor;
  const removed: RowId[] = [];
  const readings: RowReading[] = [];
  if (!edit) {
    return { start, removed, readings, next: next + 1, shift };
  }
  // `oldEnd` and `cursor.line` count the lines of `order`, which doesn't have this edit yet. `newLine` counts the edited text's.
  let oldEnd = edit.oldEndLine + shift;
  let lineShift = edit.newEndLine - edit.oldEndLine;
  let index = next + 1;
  let newLine = cursor.line;
  const above = order.previous(cursor);
  const rowAbove = above && order.rowAt(above);
  let isOtherPart = rowAbove !== undefined && text.isAboveOtherPart(rowAbove);
  let wasOtherPart = isOtherPart;
  for (;;) {
    if (newLine < lineCount) {
      const reading = text.readRow(newLine, isOtherPart);
      readings.push(reading);
      isOtherPart = (reading.flags & OTHER_PART_BIT) !== 0;
      newLine += reading.lineCount;
    }
    for (
      let following = edits[index];
      following && following.startLine + shift + lineShift < newLine;
      following = edits[++index]
    ) {
      oldEnd = following.oldEndLine + shift;
      lineShift += following.newEndLine - following.oldEndLine;
    }
    for (let row = order.rowAt(cursor); row !== undefined; row = order.rowAt(cursor)) {
      if (cursor.line > oldEnd && cursor.line + lineShift >= newLine) {
        break;
      }
      removed.push(row);
      wasOtherPart = text.isAboveOtherPart(row);
      cursor = order.next(cursor);
    }
    const isAligned = cursor.line > oldEnd && cursor.line + lineShift === newLine;
    if ((isAligned && isOtherPart === wasOtherPart) || newLine >= lineCount) {
      break;
    }
  }
  for (let row = order.rowAt(cursor); newLine >= lineCount && row !== undefined; row = order.rowAt(cursor)) {
    removed.push(row);
    cursor = order.next(cursor);
  }
  return { start, removed, readings, next: index, shift: shift + lineShift };
}

/**
 * Returns the row that contains a line, or the first row above it whose search for a closing quote could reach the line.
 *
 * @param isRow whether a line looks like a row, so that no long field can contain it. Undefined if the log has no long fields
 */
export function findFirstAffectedRow(
  line: number,
  order: RowOrder,
  table: Pick<RowTable, 'flagsOf'>,
  isRow: ((line: number) => boolean) | undefined,
): RowCursor {
  let first = order.seek(line);
  let below = first;
  let firstChecked = line;
  for (let above = order.previous(below); above; above = order.previous(above)) {
    const distance = line - (below.line - 1);
    if (distance > MOST_LINES_OF_A_FIELD) {
      if (!isRow || distance > MOST_LINES_OF_A_LONG_FIELD || hasRow(below.line, firstChecked, isRow)) {
        break;
      }
      firstChecked = below.line;
    }
    const row = order.rowAt(above);
    if (row !== undefined && (table.flagsOf(row) & REACHES_DOWN_BIT) !== 0) {
      first = above;
    }
    below = above;
  }
  return first;
}

/** Whether a line from `from` up to, but not including, `to` looks like a row. The last ones are checked first. */
function hasRow(from: number, to: number, isRow: (line: number) => boolean): boolean {
  for (let line = to - 1; line >= from; line--) {
    if (isRow(line)) {
      return true;
    }
  }
  return false;
}
