import type { GridColumn, GridEntry } from '../../../protocol/gridMessages';
import type { LineWindow } from '../state/lineWindow';
import { clampWidth } from './columnWidths';

/** Returns the width of a text in pixels. */
export type TextMeasure = (text: string) => number;

/** The widths of the columns, in pixels, as their loaded cells have them. */
export interface ContentWidths {
  /** The widths at first, by the name of the column. */
  readonly first: ReadonlyMap<string, number>;
  /** Returns the width that shows the whole values of a column. */
  readonly fit: (column: number) => number;
}

/** The padding and the border of a cell, and the mark of a problem or of the sort order. */
const PADDING = 18;
const MARK = 16;
/** At first, a column is at most this wide, so that others are in view. */
const MOST_AT_FIRST = 260;
/** The beginning of an identifier is enough to recognize it. */
const MOST_OF_IDENTIFIER = 130;
const LEAST_AT_FIRST = 56;
/** This many loaded lines are enough for the widths at first. */
const LINES_AT_FIRST = 200;

/** Returns the width that shows the whole name and values of a column in these entries. */
export function measureColumn(
  { name }: GridColumn,
  at: number,
  entries: readonly GridEntry[],
  measure: TextMeasure,
): number {
  const widest = entries.reduce((most, { cells }) => Math.max(most, measure(cells[at] ?? '')), 0);
  return clampWidth(Math.ceil(Math.max(measure(name) + MARK, widest) + PADDING));
}

/** Returns the widths of all columns at first: those of their content, within limits. */
export function measureFirstWidths(
  columns: readonly GridColumn[],
  entries: readonly GridEntry[],
  measure: TextMeasure,
): ReadonlyMap<string, number> {
  return new Map(
    columns.map((column, at) => {
      const most = column.field === 'mrn' || column.field === 'npi' ? MOST_OF_IDENTIFIER : MOST_AT_FIRST;
      const width = measureColumn(column, at, entries, measure);
      return [column.name, Math.max(LEAST_AT_FIRST, Math.min(width, most))];
    }),
  );
}

/** Returns the entries that are loaded from a line on, at most as many as the widths at first need. */
export function listLoadedEntries(lines: LineWindow, start: number): readonly GridEntry[] {
  const entries: GridEntry[] = [];
  for (let index = start; index < start + LINES_AT_FIRST; index++) {
    const line = lines.at(index);
    if (line?.kind === 'entry') {
      entries.push(line);
    }
  }
  return entries;
}
