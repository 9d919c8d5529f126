import { getLineId, type LineId, type LineWindow } from './lineWindow';

/** The column of line numbers. A selection there is the whole row. */
export const LINE_COLUMN = -1;

/** A cell of a line. On a band, the column is only remembered for the rows below it. */
export interface CellPosition {
  readonly index: number;
  /** The line, or undefined if it isn't loaded. When lines move, the index follows the line. */
  readonly id: LineId | undefined;
  readonly column: number;
}

/** The selected cell. In a range, it's the cell where the range began, which gets what a person types, as in Excel. */
export interface Selection extends CellPosition {
  /** The opposite corner of the range, which Shift with an arrow key moves. */
  readonly end?: CellPosition | undefined;
  /** Two opposite corners of the range while a person types in its cells, and the selected cell moves from one to the next. */
  readonly within?: readonly [CellPosition, CellPosition] | undefined;
}

/** Whether the selection is a range, which can also be a range of one cell. */
export function isRange({ end, within }: Selection): boolean {
  return end !== undefined || within !== undefined;
}

/** Returns two opposite corners of the selected cells. */
export function getCorners(selection: Selection): readonly [CellPosition, CellPosition] {
  return selection.within ?? [selection, selection.end ?? selection];
}

/** Returns the selection for typing in its selected cell. A range stays while Tab and Enter move through it. */
export function startTyping({ end, within, ...place }: Selection): Selection {
  const range = within ?? (end && ([place, end] as const));
  return range ? { ...place, within: range } : place;
}

/** A block of selected cells: the entries from `from` to `to`, both included, in these columns from left to right. */
export interface SelectedBlock {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly number[];
  /** Whether whole lines are selected, by their line numbers. */
  readonly isRows: boolean;
}

/**
 * Returns the block of a selection.
 *
 * @param columns the columns that are shown, in order
 */
export function getSelectedBlock(selection: Selection, columns: readonly number[]): SelectedBlock {
  const [one, other] = getCorners(selection);
  const isRows = one.column === LINE_COLUMN || other.column === LINE_COLUMN;
  const ends = [columns.indexOf(one.column), columns.indexOf(other.column)].sort((a, b) => a - b);
  const [left = 0, right = 0] = ends;
  return {
    from: Math.min(one.index, other.index),
    to: Math.max(one.index, other.index),
    columns: isRows ? columns : columns.slice(Math.max(0, left), right + 1),
    isRows,
  };
}

/** A movement of the selection. */
export type Motion =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageUp'
  | 'pageDown'
  | 'rowStart'
  | 'rowEnd'
  | 'gridStart'
  | 'gridEnd'
  /** To the right, then to the next entry, like Tab in a spreadsheet. */
  | 'nextCell'
  | 'previousCell'
  /** To the same column of the next entry, past bands, like Enter in a spreadsheet. */
  | 'nextEntry'
  | 'previousEntry';

/** The lines and columns that a motion can reach. */
export interface GridExtent {
  readonly lines: LineWindow;
  readonly lineCount: number;
  /** The columns that are shown, from left to right. */
  readonly columns: readonly number[];
  /** How many lines fit into the view. */
  readonly pageLines: number;
}

/** Returns the selection extended (or reduced) to another cell. The selected cell stays the same. */
export function extendSelection({ index, id, column }: Selection, to: CellPosition): Selection {
  return { index, id, column, end: { index: to.index, id: to.id, column: to.column } };
}

/** Returns the corner of a range that moves when the range is extended, or the selected cell if there's no range. */
export function getMovingCell({ index, id, column, end }: Selection): CellPosition {
  return end ?? { index, id, column };
}

/** Returns a selection of one cell. */
export function selectCell(index: number, column: number, lines: LineWindow): Selection {
  const line = lines.at(index);
  return { index, id: line && getLineId(line), column };
}

/** Returns the selection after a motion, or the same object if it can't move. */
export function moveSelection(from: Selection, motion: Motion, terrain: GridExtent): Selection {
  const { index, column } = from;
  const { columns } = terrain;
  const [firstColumn = 0] = columns;
  const lastColumn = columns.at(-1) ?? 0;
  const place = columns.indexOf(column);
  const to = (line: number, inColumn = column): Selection => {
    const clamped = Math.max(0, Math.min(line, terrain.lineCount - 1));
    const stays = clamped === index && inColumn === column && !isRange(from);
    return stays ? from : selectCell(clamped, inColumn, terrain.lines);
  };
  const inRange = isRange(from) ? moveWithinRange(from, motion, terrain) : undefined;
  if (inRange) {
    return inRange;
  }
  switch (motion) {
    case 'up':
      return to(index - 1);
    case 'down':
      return to(index + 1);
    case 'left':
      return to(index, columns[place - 1] ?? LINE_COLUMN);
    case 'right':
      return to(index, columns[place + 1] ?? lastColumn);
    case 'pageUp':
      return to(index - Math.max(1, terrain.pageLines - 1));
    case 'pageDown':
      return to(index + Math.max(1, terrain.pageLines - 1));
    case 'rowStart':
      return to(index, firstColumn);
    case 'rowEnd':
      return to(index, lastColumn);
    case 'gridStart':
      return to(0, firstColumn);
    case 'gridEnd':
      return to(terrain.lineCount - 1, lastColumn);
    case 'nextCell':
      return place < columns.length - 1 && !isBand(index, terrain)
        ? to(index, columns[place + 1])
        : moveToEntry(from, 1, terrain, firstColumn);
    case 'previousCell':
      return place > 0 && !isBand(index, terrain)
        ? to(index, columns[place - 1])
        : moveToEntry(from, -1, terrain, lastColumn);
    case 'nextEntry':
      return moveToEntry(from, 1, terrain, column);
    case 'previousEntry':
      return moveToEntry(from, -1, terrain, column);
  }
}

/** The motions that step through a range, by row or by column. */
const STEPS: Readonly<Partial<Record<Motion, { readonly step: 1 | -1; readonly byColumn: boolean }>>> = {
  nextCell: { step: 1, byColumn: false },
  previousCell: { step: -1, byColumn: false },
  nextEntry: { step: 1, byColumn: true },
  previousEntry: { step: -1, byColumn: true },
};

/**
 * Moves through the selected cells with Tab or Enter, and from the last one to the first, like in a spreadsheet. Returns
 * undefined for other motions, for whole rows, and for a single cell.
 */
function moveWithinRange(from: Selection, motion: Motion, terrain: GridExtent): Selection | undefined {
  const stepping = STEPS[motion];
  const { from: top, to: bottom, columns, isRows } = getSelectedBlock(from, terrain.columns);
  const height = bottom - top + 1;
  if (!stepping || isRows || height * columns.length < 2) {
    return undefined;
  }
  const { step, byColumn } = stepping;
  const count = height * columns.length;
  const start = columns.indexOf(from.column);
  let at = byColumn ? start * height + from.index - top : (from.index - top) * columns.length + start;
  // Bands are skipped. In a range of bands only, the selection stays in place.
  for (let tried = 0; tried < count; tried++) {
    at = (at + step + count) % count;
    const index = top + (byColumn ? at % height : Math.floor(at / columns.length));
    const column = columns[byColumn ? Math.floor(at / height) : at % columns.length] ?? from.column;
    if (!isBand(index, terrain)) {
      return { ...selectCell(index, column, terrain.lines), within: startTyping(from).within };
    }
  }
  return from;
}

function moveToEntry(from: Selection, step: 1 | -1, terrain: GridExtent, column: number): Selection {
  let index = from.index + step;
  while (isBand(index, terrain)) {
    index += step;
  }
  return index >= 0 && index < terrain.lineCount ? selectCell(index, column, terrain.lines) : from;
}

function isBand(index: number, { lines }: GridExtent): boolean {
  return lines.at(index)?.kind === 'band';
}

/**
 * Returns the selection in changed lines. It stays on the same line, or moves to the line that took its place. While the lines
 * around it aren't loaded, it keeps its index.
 */
export function relocateSelection(selection: Selection, lines: LineWindow, lineCount: number): Selection {
  const { end, within } = selection;
  const focus = relocatePosition(selection, lines, lineCount);
  if (within) {
    const [one, other] = within.map((corner) => relocatePosition(corner, lines, lineCount));
    return one && other ? { ...focus, within: [one, other] } : focus;
  }
  if (!end) {
    return focus;
  }
  const corner = relocatePosition(end, lines, lineCount);
  const isSame = corner === end && focus.index === selection.index && focus.id === selection.id;
  return isSame ? selection : { ...focus, end: corner };
}

function relocatePosition<T extends CellPosition>(
  selection: T,
  lines: LineWindow,
  lineCount: number,
): T | CellPosition {
  const index = selection.id === undefined ? undefined : lines.indexOf(selection.id);
  if (index !== undefined) {
    return index === selection.index ? selection : { ...selection, index };
  }
  const place = Math.max(0, Math.min(selection.index, lineCount - 1));
  const there = lines.at(place);
  if (!there) {
    return place === selection.index ? selection : { ...selection, index: place };
  }
  // If the last row of a patient-month was deleted, the next band is in its place. The row above is closer.
  const above = there.kind === 'band' ? lines.at(place - 1) : undefined;
  return selectCell(
    selection.id?.startsWith('row:') && above?.kind === 'entry' ? place - 1 : place,
    selection.column,
    lines,
  );
}

/** Reduces a range to its selected cell if its rows are no longer consecutive. */
export function collapseIfSplit(before: Selection, now: Selection): Selection {
  const [one, other] = getCorners(before);
  const [oneNow, otherNow] = getCorners(now);
  if (!isRange(before) || one.index - other.index === oneNow.index - otherNow.index) {
    return now;
  }
  const { index, id, column } = now;
  return { index, id, column };
}

/** Whether a cell is the selected one. Also true if no cell is selected or the selected line isn't loaded. */
export function isSelected(row: number, column: number, selection: Selection | undefined): boolean {
  return !selection || (selection.column === column && (selection.id === undefined || selection.id === `row:${row}`));
}

/** Returns the selection of the whole lines of the selected cells. */
export function widenToRows(selection: Selection): Selection {
  const [{ index, id }, end] = getCorners(selection);
  return { index, id, column: LINE_COLUMN, end: { ...end, column: LINE_COLUMN } };
}

/** Returns the selection, or that of the line if the log no longer has its column. */
export function clampColumn(selection: Selection, { columns }: { readonly columns: readonly unknown[] }): Selection {
  const isColumn = selection.column >= LINE_COLUMN && selection.column < columns.length;
  return isColumn ? selection : { ...selection, column: LINE_COLUMN };
}
