import type { LineEdit } from '../csv/lineEdits';
import type { RowCursor, RowOrder } from './rowOrder';
import type { RowReading } from './rowTable';
import type { RowId } from './rowId';

/** An edited text, with what is needed to read its rows again. */
export interface EditedText {
  lineCount(): number;
  readRow(line: number): RowReading;
  /** Finds the row that contains a line, or the first row above it whose reading might have looked as far as that line. */
  findFirstAffectedRow(line: number): RowCursor;
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
 * ends at the same place as one of the old rows. Usually that is the edited row.
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
  for (;;) {
    if (newLine < lineCount) {
      const reading = text.readRow(newLine);
      readings.push(reading);
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
      cursor = order.next(cursor);
    }
    const isAligned = cursor.line > oldEnd && cursor.line + lineShift === newLine;
    if (isAligned || newLine >= lineCount) {
      break;
    }
  }
  for (let row = order.rowAt(cursor); newLine >= lineCount && row !== undefined; row = order.rowAt(cursor)) {
    removed.push(row);
    cursor = order.next(cursor);
  }
  return { start, removed, readings, next: index, shift: shift + lineShift };
}
