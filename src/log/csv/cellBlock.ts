import { RecordReader } from './recordReader';
import { TextLines } from './lines';

/** Cells of neighbouring rows, as they are copied and pasted: rows of values. */
export type CellBlock = readonly (readonly string[])[];

const TAB = '\t';

/**
 * Reads what a spreadsheet puts on the clipboard: a line a row, tabs between cells, cells with tabs, line breaks or quotes in
 * quotes. A quote that nothing closes is an ordinary character, as in `5'10" tall`. The line break behind the last row is no
 * row of its own.
 */
export function readCellBlock(text: string): string[][] {
  const lines = TextLines.of(text.replace(/(\r\n|\n|\r)$/, ''));
  return [...new RecordReader(lines, TAB).readAll()].map((record) => record.values());
}

/** Writes cells as spreadsheets read them from the clipboard; the same values come back from `readCellBlock`. */
export function formatCellBlock(rows: CellBlock): string {
  return rows.map((cells) => cells.map(clipboardCell).join(TAB)).join('\n');
}

function clipboardCell(value: string): string {
  return /[\t\r\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
