import { RecordReader } from './recordReader';
import { TextLines } from './lines';

/** The values of adjacent cells, row by row, as they are copied and pasted. */
export type CellBlock = readonly (readonly string[])[];

const TAB = '\t';

/**
 * Reads cells that a spreadsheet put on the clipboard: one line per row, tabs between cells, and quotes around cells that have
 * tabs, line breaks, or quotes. An unclosed quote is an ordinary character, as in `5'10" tall`. The line break after the last row
 * doesn't begin another row.
 */
export function readCellBlock(text: string): string[][] {
  const lines = TextLines.of(text.replace(/(\r\n|\n|\r)$/, ''));
  return [...new RecordReader(lines, TAB).readAll()].map((record) => record.values());
}

/** Formats cells for the clipboard the way spreadsheets do. `readCellBlock` returns the same values. */
export function formatCellBlock(rows: CellBlock): string {
  return rows.map((cells) => cells.map(clipboardCell).join(TAB)).join('\n');
}

function clipboardCell(value: string): string {
  return /[\t\r\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
