import type { GridColumn, GridLayout } from '../../../protocol/gridMessages';
import { getColumnWidths } from './columnWidths';

/** The columns as they are drawn: which, how wide, and how many of them stay when the rest is scrolled. */
export interface ColumnLayout {
  /** Indexes of the columns that are shown, from left to right. */
  readonly shown: readonly number[];
  /** Of each shown column, in pixels. */
  readonly widths: readonly number[];
  /** How many of the shown columns stand still. */
  readonly frozen: number;
}

/**
 * @param scale by how much the letters are larger than usual
 * @param room width of the view, of which frozen columns may take a part only
 */
export function layOutColumns(
  columns: readonly GridColumn[],
  { widths, hidden, frozen }: GridLayout,
  scale: number,
  room: number,
): ColumnLayout {
  const all = columns.map((_, index) => index);
  const shown = all.filter((index) => !hidden.includes(columns[index]?.name ?? ''));
  // A header that has lost its other columns still shows something.
  const kept = shown.length > 0 ? shown : all;
  const chosen = new Map(widths);
  const allWidths = getColumnWidths(columns, new Map(all.flatMap((at) => chosenWidth(at, columns, chosen))), scale);
  const keptWidths = kept.map((index) => allWidths[index] ?? 0);
  let still = 0;
  for (let sum = 0; still < Math.min(frozen, kept.length); still++) {
    sum += keptWidths[still] ?? 0;
    if (sum > room * MOST_FROZEN) {
      break;
    }
  }
  return { shown: kept, widths: keptWidths, frozen: still };
}

/** With more of the view frozen there would be no room left to scroll in. */
const MOST_FROZEN = 0.6;

function chosenWidth(
  at: number,
  columns: readonly GridColumn[],
  chosen: ReadonlyMap<string, number>,
): [number, number][] {
  const width = chosen.get(columns[at]?.name ?? '');
  return width === undefined ? [] : [[at, width]];
}

/** @param width undefined for the width that fits the field */
export function setColumnWidth(layout: GridLayout, name: string, width: number | undefined): GridLayout {
  const others = layout.widths.filter(([its]) => its !== name);
  return { ...layout, widths: width === undefined ? others : [...others, [name, width]] };
}

export function setColumnHidden(layout: GridLayout, name: string, isHidden: boolean): GridLayout {
  const others = layout.hidden.filter((its) => its !== name);
  return { ...layout, hidden: isHidden ? [...others, name] : others };
}
