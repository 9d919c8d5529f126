import { idOf, type LineId, type LineWindow } from './lineWindow';

/** The column of line numbers; a selection there means the whole row. */
export const LINE_COLUMN = -1;

/** The one cell that is selected. On a band the column is only remembered, for the rows below it. */
export interface Selection {
  readonly index: number;
  /** Which line that is; undefined while the host has not given it. The index follows the line, not the other way round. */
  readonly id: LineId | undefined;
  readonly column: number;
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
export interface Terrain {
  readonly lines: LineWindow;
  readonly lineCount: number;
  readonly columnCount: number;
  /** Lines that fit into the view. */
  readonly pageLines: number;
}

export function selectionAt(index: number, column: number, lines: LineWindow): Selection {
  const line = lines.at(index);
  return { index, id: line && idOf(line), column };
}

/** The selection after a motion; the same object when there is nowhere to go. */
export function moved(from: Selection, motion: Motion, terrain: Terrain): Selection {
  const { index, column } = from;
  const lastColumn = terrain.columnCount - 1;
  const to = (line: number, inColumn = column): Selection => {
    const clamped = Math.max(0, Math.min(line, terrain.lineCount - 1));
    return clamped === index && inColumn === column ? from : selectionAt(clamped, inColumn, terrain.lines);
  };
  switch (motion) {
    case 'up':
      return to(index - 1);
    case 'down':
      return to(index + 1);
    case 'left':
      return to(index, Math.max(LINE_COLUMN, column - 1));
    case 'right':
      return to(index, Math.min(lastColumn, column + 1));
    case 'pageUp':
      return to(index - Math.max(1, terrain.pageLines - 1));
    case 'pageDown':
      return to(index + Math.max(1, terrain.pageLines - 1));
    case 'rowStart':
      return to(index, 0);
    case 'rowEnd':
      return to(index, lastColumn);
    case 'gridStart':
      return to(0, 0);
    case 'gridEnd':
      return to(terrain.lineCount - 1, lastColumn);
    case 'nextCell':
      return column < lastColumn && !isBand(index, terrain) ? to(index, column + 1) : toEntry(from, 1, terrain, 0);
    case 'previousCell':
      return column > 0 && !isBand(index, terrain) ? to(index, column - 1) : toEntry(from, -1, terrain, lastColumn);
    case 'nextEntry':
      return toEntry(from, 1, terrain, column);
    case 'previousEntry':
      return toEntry(from, -1, terrain, column);
  }
}

function toEntry(from: Selection, step: 1 | -1, terrain: Terrain, column: number): Selection {
  let index = from.index + step;
  while (isBand(index, terrain)) {
    index += step;
  }
  return index >= 0 && index < terrain.lineCount ? selectionAt(index, column, terrain.lines) : from;
}

function isBand(index: number, { lines }: Terrain): boolean {
  return lines.at(index)?.kind === 'band';
}

/**
 * The selection in the lines as they are now: on the same line wherever that has gone, or on the neighbour that took its
 * place. While the lines around it have not come it stays where it was.
 */
export function relocated(selection: Selection, lines: LineWindow, lineCount: number): Selection {
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
  return selectionAt(
    selection.id?.startsWith('row:') && above?.kind === 'entry' ? place - 1 : place,
    selection.column,
    lines,
  );
}
