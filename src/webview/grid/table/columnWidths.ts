import type { GridColumn } from '../../../protocol/gridMessages';

/** The width in pixels that fits the usual values of a field at the default font size. */
const FIELD_WIDTHS: Readonly<Record<string, number>> = {
  date: 92,
  mrn: 118,
  firstName: 106,
  lastName: 110,
  minutes: 96,
  activity: 176,
  staff: 108,
  payer: 156,
  initialAssessment: 136,
  npi: 168,
  problemsList: 200,
};

const MIN_WIDTH = 40;
const MAX_WIDTH = 1200;
/** For the header of a custom column. */
const PIXELS_PER_CHARACTER = 7.5;
const PADDING = 24;

/** Returns the default width of a column in pixels, at the default font size. */
export function getDefaultWidth({ name, field }: GridColumn): number {
  const known = field === undefined ? undefined : FIELD_WIDTHS[field];
  return known ?? Math.round(Math.max(90, Math.min(name.length * PIXELS_PER_CHARACTER + PADDING, 240)));
}

/** Returns a width within the allowed range, in pixels. */
export function clampWidth(width: number): number {
  return Math.round(Math.max(MIN_WIDTH, Math.min(width, MAX_WIDTH)));
}

/**
 * Returns the width of each column: the chosen width, or the default width of its field.
 *
 * @param scale the font size relative to the default size
 */
export function getColumnWidths(
  columns: readonly GridColumn[],
  chosen: ReadonlyMap<number, number>,
  scale: number,
): number[] {
  return columns.map((column, index) => chosen.get(index) ?? Math.round(getDefaultWidth(column) * scale));
}

/** Returns the width of the column of line numbers: an icon and the digits. */
export function getLineColumnWidth(lineCount: number, scale: number): number {
  return Math.round((34 + Math.max(3, String(lineCount).length) * 8) * scale);
}

/**
 * Returns the columns for CSS. The last column takes the remaining width, unless it has numbers, which would be far away at
 * its right edge. Then the remaining width stays empty.
 */
export function getGridTemplate(lineColumn: number, widths: readonly number[], last: GridColumn | undefined): string {
  const isNumeric = last?.field === 'minutes';
  const columns = widths.map((width, index) =>
    index === widths.length - 1 && !isNumeric ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  return [`${lineColumn}px`, ...columns, ...(isNumeric ? ['1fr'] : [])].join(' ');
}

/** Returns where a column starts and ends, in pixels from the left edge of the rows. */
export function getColumnEdges(
  lineColumn: number,
  widths: readonly number[],
  column: number,
): { left: number; right: number } {
  const left = widths.slice(0, Math.max(0, column)).reduce((sum, width) => sum + width, lineColumn);
  return column < 0 ? { left: lineColumn, right: lineColumn } : { left, right: left + (widths[column] ?? 0) };
}
