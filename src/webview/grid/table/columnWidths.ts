import type { GridColumn } from '../../../protocol/gridMessages';

/** Pixels that show what such a field usually holds, in the usual size of letters. */
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

const NARROWEST = 40;
const WIDEST = 1200;
/** Of a column the product does not know. */
const PIXELS_PER_CHARACTER = 7.5;
const PADDING = 24;

export function getDefaultWidth({ name, field }: GridColumn): number {
  const known = field === undefined ? undefined : FIELD_WIDTHS[field];
  return known ?? Math.round(Math.max(90, Math.min(name.length * PIXELS_PER_CHARACTER + PADDING, 240)));
}

/** A width a person chose, within what makes sense. */
export function clampWidth(width: number): number {
  return Math.round(Math.max(NARROWEST, Math.min(width, WIDEST)));
}

/**
 * Of each column: the width chosen for it, or the one that fits its field.
 *
 * @param scale by how much the letters are larger than usual
 */
export function getColumnWidths(
  columns: readonly GridColumn[],
  chosen: ReadonlyMap<number, number>,
  scale: number,
): number[] {
  return columns.map((column, index) => chosen.get(index) ?? Math.round(getDefaultWidth(column) * scale));
}

/** Width of the column of line numbers: a mark and the digits. */
export function getLineColumnWidth(lineCount: number, scale: number): number {
  return Math.round((34 + Math.max(3, String(lineCount).length) * 8) * scale);
}

/**
 * Columns for CSS; the last one takes the room that is left over, unless it is of figures, which would stand far off at its
 * right edge: then the room stays empty.
 */
export function getGridTemplate(lineColumn: number, widths: readonly number[], last: GridColumn | undefined): string {
  const isOfFigures = last?.field === 'minutes';
  const columns = widths.map((width, index) =>
    index === widths.length - 1 && !isOfFigures ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  return [`${lineColumn}px`, ...columns, ...(isOfFigures ? ['1fr'] : [])].join(' ');
}

/** Where a column begins and ends, in pixels from the left edge of the rows. */
export function getColumnEdges(
  lineColumn: number,
  widths: readonly number[],
  column: number,
): { left: number; right: number } {
  const left = widths.slice(0, Math.max(0, column)).reduce((sum, width) => sum + width, lineColumn);
  return column < 0 ? { left: lineColumn, right: lineColumn } : { left, right: left + (widths[column] ?? 0) };
}
