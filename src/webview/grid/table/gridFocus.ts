import type { GridView } from '../state/gridView';
import { LINE_COLUMN, getMovingCell } from '../state/selection';

/** Returns the id of a cell's element. A band has one element for all columns, with the id of the line column. */
export function getCellElementId(index: number, column: number): string {
  return `cell-${index}-${column}`;
}

/**
 * Returns the id of the selected cell's element, or of the moving corner of a range, so that screen readers follow it. Undefined
 * if there is no selection or its line isn't loaded.
 */
export function getActiveElementId({ lines, selection }: GridView): string | undefined {
  const cell = selection && getMovingCell(selection);
  const line = cell && lines.at(cell.index);
  return line && getCellElementId(cell.index, line.kind === 'band' ? LINE_COLUMN : cell.column);
}

/** Returns where a menu of the selected cell opens, in pixels of the window. */
export function getMenuPosition(view: GridView): { x: number; y: number } {
  const id = getActiveElementId(view);
  const cell = id === undefined ? undefined : document.getElementById(id)?.getBoundingClientRect();
  return cell ? { x: cell.left + 8, y: cell.bottom } : { x: 40, y: 80 };
}

/** Moves the keyboard focus to the grid. */
export function focusGrid(): void {
  document.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
}
