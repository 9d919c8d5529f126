import { getLineId, type LineId, type LineWindow } from './lineWindow';

/** The column of line numbers; a selection there means the whole row. */
export const LINE_COLUMN = -1;

/** A cell of a line. On a band the column is only remembered, for the rows below it. */
export interface CellPosition {
  readonly index: number;
  /** Which line that is; undefined while the host has not given it. The index follows the line, not the other way round. */
  readonly id: LineId | undefined;
  readonly column: number;
}

/** The selected cell, and the opposite corner of the selected cells where there are several. */
export interface Selection extends CellPosition {
  readonly anchor?: CellPosition | undefined;
  /** Two opposite corners of the selected cells while the selected cell goes from one of them to the next, as it is typed in. */
  readonly within?: readonly [CellPosition, CellPosition] | undefined;
}

/** Whether several cells are selected, or may be. */
export function isRange({ anchor, within }: Selection): boolean {
  return anchor !== undefined || within !== undefined;
}

/** Two opposite corners of the selected cells. */
export function getCorners(selection: Selection): readonly [CellPosition, CellPosition] {
  return selection.within ?? [selection.anchor ?? selection, selection];
}

/** The same cells with one of them to be typed in: the range stays while Tab and Enter go through it. */
export function startTyping({ anchor, within, ...place }: Selection): Selection {
  const range = within ?? (anchor && ([anchor, place] as const));
  return range ? { ...place, within: range } : place;
}

/** Selected cells: the entries among these lines, both ends included, in these columns from left to right. */
export interface SelectedBlock {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly number[];
  /** Whether the lines are selected as wholes, by their numbers. */
  readonly isRows: boolean;
}

/** @param columns those that are shown, in order */
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

/** What a key does to the selection. */
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
  /** To the right and on to the next entry, as Tab does in a spreadsheet. */
  | 'nextCell'
  | 'previousCell'
  /** To the same column of the next entry, bands left aside, as Enter does. */
  | 'nextEntry'
  | 'previousEntry';

/** What a motion needs to know of the grid. */
export interface GridExtent {
  readonly lines: LineWindow;
  readonly lineCount: number;
  /** The columns that are shown, from left to right. */
  readonly columns: readonly number[];
  /** Lines that fit into the view. */
  readonly pageLines: number;
}

/** The selection grown (or shrunk) to another cell, its other corner left where it is. */
export function extendSelection(selection: Selection, to: CellPosition): Selection {
  const { index, id, column } = selection.anchor ?? selection;
  return { index: to.index, id: to.id, column: to.column, anchor: { index, id, column } };
}

export function selectCell(index: number, column: number, lines: LineWindow): Selection {
  const line = lines.at(index);
  return { index, id: line && getLineId(line), column };
}

/** The selection after a motion; the same object when there is nowhere to go. */
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

/** Steps of these through a range, each by its rows or by its columns. */
const STEPS: Readonly<Partial<Record<Motion, { readonly step: 1 | -1; readonly byColumn: boolean }>>> = {
  nextCell: { step: 1, byColumn: false },
  previousCell: { step: -1, byColumn: false },
  nextEntry: { step: 1, byColumn: true },
  previousEntry: { step: -1, byColumn: true },
};

/**
 * Tab and Enter go through the selected cells and from the last of them to the first, as in a spreadsheet; undefined for any
 * other motion, where whole rows are selected, or where there is but one cell.
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
  // Bands are passed over; a range of nothing but bands leaves the selection where it is.
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
 * The selection in the lines as they are now: on the same line wherever that has gone, or on the neighbour that took its
 * place. While the lines around it have not come it stays where it was.
 */
export function relocateSelection(selection: Selection, lines: LineWindow, lineCount: number): Selection {
  const { anchor, within } = selection;
  const focus = relocatePosition(selection, lines, lineCount);
  if (within) {
    const [one, other] = within.map((corner) => relocatePosition(corner, lines, lineCount));
    return one && other ? { ...focus, within: [one, other] } : focus;
  }
  if (!anchor) {
    return focus;
  }
  const corner = relocatePosition(anchor, lines, lineCount);
  const isSame = corner === anchor && focus.index === selection.index && focus.id === selection.id;
  return isSame ? selection : { ...focus, anchor: corner };
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
  // Where the last row of a patient-month is gone, its place is taken by the next band: the row above is nearer.
  const above = there.kind === 'band' ? lines.at(place - 1) : undefined;
  return selectCell(
    selection.id?.startsWith('row:') && above?.kind === 'entry' ? place - 1 : place,
    selection.column,
    lines,
  );
}

/** Rows that went apart are no selection any more: what was meant is the one cell. */
export function collapseIfSplit(before: Selection, now: Selection): Selection {
  const [one, other] = getCorners(before);
  const [oneNow, otherNow] = getCorners(now);
  if (!isRange(before) || one.index - other.index === oneNow.index - otherNow.index) {
    return now;
  }
  const { index, id, column } = now;
  return { index, id, column };
}

/** Whether a cell of a row is the selected one, as far as it is known which that is. */
export function isSelected(row: number, column: number, selection: Selection | undefined): boolean {
  return !selection || (selection.column === column && (selection.id === undefined || selection.id === `row:${row}`));
}
