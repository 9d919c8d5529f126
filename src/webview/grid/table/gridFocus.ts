import type { GridView } from '../state/gridView';
import { LINE_COLUMN } from '../state/selection';

/** Returns the id of a cell's element. A band has one element for all columns, with the id of the line column. */
export function getCellElementId(index: number, column: number): string {
  return `cell-${index}-${column}`;
}

/** Returns the id of the selected cell's element, or undefined if there is no selection or its line isn't loaded. */
export function getActiveElementId({ lines, selection }: GridView): string | undefined {
  const line = selection && lines.at(selection.index);
  return line && getCellElementId(selection.index, line.kind === 'band' ? LINE_COLUMN : selection.column);
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
