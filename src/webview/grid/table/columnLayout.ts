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
 * @param content what is known about the content of the columns
 */
export function layOutColumns(
  columns: readonly GridColumn[],
  { widths, hidden, frozen }: GridLayout,
  scale: number,
  viewWidth: number,
  content: ContentLayout = NO_CONTENT,
): ColumnLayout {
  const all = columns.map((_, index) => index);
  const shown = all.filter((index) => !hidden.includes(columns[index]?.name ?? ''));
  // If every column is hidden, such as after the header has changed, all are shown.
  const visible = shown.length > 0 ? shown : all;
  const chosen = new Map(widths);
  const known = new Map([...content.widths, ...chosen]);
  const allWidths = getColumnWidths(columns, new Map(all.flatMap((at) => getChosenWidth(at, columns, known))), scale);
  const visibleWidths = giveRestToNotes(
    visible.map((index) => allWidths[index] ?? 0),
    visible.findIndex((index) => columns[index]?.field === 'notes' && !chosen.has(columns[index].name)),
    viewWidth - content.lineColumn,
  );
  let frozenCount = 0;
  for (let sum = 0; frozenCount < Math.min(frozen, visible.length); frozenCount++) {
    sum += visibleWidths[frozenCount] ?? 0;
    if (sum > viewWidth * MAX_FROZEN) {
      break;
    }
  }
  return { shown: visible, widths: visibleWidths, frozen: frozenCount };
}

/** What the layout depends on in addition to the columns, in pixels. */
export interface ContentLayout {
  /** The widths of columns by their content, for those whose width wasn't chosen. */
  readonly widths: ReadonlyMap<string, number>;
  /** The width of the column of line numbers. */
  readonly lineColumn: number;
}

const NO_CONTENT: ContentLayout = { widths: new Map(), lineColumn: 0 };

/** Widens the column of notes to the width that the others leave, because its texts are the longest. @param at -1 for none */
function giveRestToNotes(widths: readonly number[], at: number, available: number): number[] {
  const rest = available - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === at && rest > 0 && Number.isFinite(rest) ? width + rest : width));
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

/** Returns the layout with a column hidden or shown. The same other columns stay frozen. @param columns the names of all columns */
export function setColumnHidden(
  layout: GridLayout,
  name: string,
  isHidden: boolean,
  columns: readonly string[],
): GridLayout {
  const others = layout.hidden.filter((other) => other !== name);
  const shown = columns.filter((other) => !layout.hidden.includes(other));
  const lastFrozen = columns.indexOf(shown[layout.frozen - 1] ?? '');
  const isFrozen = layout.frozen > 0 && columns.indexOf(name) <= lastFrozen;
  const isChanged = layout.hidden.includes(name) !== isHidden;
  const frozen = isFrozen && isChanged ? layout.frozen + (isHidden ? -1 : 1) : layout.frozen;
  return { ...layout, frozen, hidden: isHidden ? [...others, name] : others };
}
