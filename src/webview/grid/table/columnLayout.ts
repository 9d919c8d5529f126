import type { GridColumn, GridLayout } from '../../../protocol/gridMessages';
import { getColumnWidths } from './columnWidths';

/** Which columns are shown, how wide they are, and how many of them are frozen. */
export interface ColumnLayout {
  /** Indexes of the columns that are shown, from left to right. */
  readonly shown: readonly number[];
  /** The width of each shown column, in pixels. */
  readonly widths: readonly number[];
  /** How many of the shown columns stay in place when the others scroll. */
  readonly frozen: number;
}

/**
 * Computes the layout of the columns.
 *
 * @param scale the font size relative to the default size
 * @param viewWidth width of the view in pixels; frozen columns take only a part of it
 */
export function layOutColumns(
  columns: readonly GridColumn[],
  { widths, hidden, frozen }: GridLayout,
  scale: number,
  viewWidth: number,
): ColumnLayout {
  const all = columns.map((_, index) => index);
  const shown = all.filter((index) => !hidden.includes(columns[index]?.name ?? ''));
  // If every column is hidden, such as after the header has changed, all are shown.
  const visible = shown.length > 0 ? shown : all;
  const chosen = new Map(widths);
  const allWidths = getColumnWidths(columns, new Map(all.flatMap((at) => getChosenWidth(at, columns, chosen))), scale);
  const visibleWidths = visible.map((index) => allWidths[index] ?? 0);
  let frozenCount = 0;
  for (let sum = 0; frozenCount < Math.min(frozen, visible.length); frozenCount++) {
    sum += visibleWidths[frozenCount] ?? 0;
    if (sum > viewWidth * MAX_FROZEN) {
      break;
    }
  }
  return { shown: visible, widths: visibleWidths, frozen: frozenCount };
}

/** The largest part of the view that frozen columns take, so that there is room to scroll. */
const MAX_FROZEN = 0.6;

function getChosenWidth(
  at: number,
  columns: readonly GridColumn[],
  chosen: ReadonlyMap<string, number>,
): [number, number][] {
  const width = chosen.get(columns[at]?.name ?? '');
  return width === undefined ? [] : [[at, width]];
}

/**
 * Returns the layout with another width of a column.
 *
 * @param width in pixels, or undefined for the default width of its field
 */
export function setColumnWidth(layout: GridLayout, name: string, width: number | undefined): GridLayout {
  const others = layout.widths.filter(([other]) => other !== name);
  return { ...layout, widths: width === undefined ? others : [...others, [name, width]] };
}

/** Returns the layout with a column hidden or shown. */
export function setColumnHidden(layout: GridLayout, name: string, isHidden: boolean): GridLayout {
  const others = layout.hidden.filter((other) => other !== name);
  return { ...layout, hidden: isHidden ? [...others, name] : others };
}
