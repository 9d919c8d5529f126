import type { LineEdit } from '../csv/lineEdits';
import type { RowCursor, RowOrder } from './rowOrder';
import type { RowReading } from './rowTable';
import type { RowId } from './rowId';

/** A text that has just been edited, as far as its rows are to be read again. */
export interface EditedText {
  lineCount(): number;
  readRow(line: number): RowReading;
  /** The row that holds a line, or the first above it whose reading may have reached the line. */
  firstRowConcerned(line: number): RowCursor;
}

/** Rows that stand no more as they are, and what is read in their place. */
export interface RereadRows {
  readonly begin: RowCursor;
  readonly gone: readonly RowId[];
  readonly readings: readonly RowReading[];
  /** The first edit that has not been followed yet. */
  readonly next: number;
  /** By how many lines the edits up to it moved the rest of the text. */
  readonly shift: number;
}

/**
 * Reads again what the edit at `next` and those after it that the re-reading runs into have changed: on until a row ends where
 * one of the old rows ended, which is mostly the row itself.
 *
 * @param edits in ascending order
 * @param shift by how many lines the edits before moved the rest of the text
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
  let cursor = text.firstRowConcerned((edit?.startLine ?? 0) + shift);
  const begin = cursor;
  const gone: RowId[] = [];
  const readings: RowReading[] = [];
  if (!edit) {
    return { begin, gone, readings, next: next + 1, shift };
  }
  // Lines in terms of the rows as they are now, and of the text as it is now.
  let oldEnd = edit.oldEndLine + shift;
  let moved = edit.newEndLine - edit.oldEndLine;
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
      following && following.startLine + shift + moved < newLine;
      following = edits[++index]
    ) {
      oldEnd = following.oldEndLine + shift;
      moved += following.newEndLine - following.oldEndLine;
    }
    for (let row = order.rowAt(cursor); row !== undefined; row = order.rowAt(cursor)) {
      if (cursor.line > oldEnd && cursor.line + moved >= newLine) {
        break;
      }
      gone.push(row);
      cursor = order.next(cursor);
    }
    const inStep = cursor.line > oldEnd && cursor.line + moved === newLine;
    if (inStep || newLine >= lineCount) {
      break;
    }
  }
  for (let row = order.rowAt(cursor); newLine >= lineCount && row !== undefined; row = order.rowAt(cursor)) {
    gone.push(row);
    cursor = order.next(cursor);
  }
  return { begin, gone, readings, next: index, shift: shift + moved };
}
