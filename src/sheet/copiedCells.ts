import { formatCellBlock, type CellBlock } from '../log/csv/cellBlock';
import { harmlessCell } from '../log/csv/harmlessCell';

/** How cells are copied: alone, or below the names of their columns for a spreadsheet, a CSV file, or a Markdown page. */
export const COPY_FORMS = ['cells', 'withHeader', 'csv', 'markdown'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/**
 * Formats cells for the clipboard.
 *
 * @param header the names of the columns of the cells
 */
export function formatCopiedCells(header: readonly string[], rows: CellBlock, form: CopyForm): string {
  switch (form) {
    case 'cells':
      return formatCellBlock(rows);
    case 'withHeader':
      return formatCellBlock([header, ...rows]);
    case 'csv':
      return [header, ...rows].map((cells) => `${cells.map((cell) => harmlessCell(cell, ',')).join(',')}\n`).join('');
    case 'markdown':
      return [header.map(escapeMarkdown), header.map(() => '---'), ...rows.map((cells) => cells.map(escapeMarkdown))]
        .map((cells) => `| ${cells.join(' | ')} |\n`)
        .join('');
  }
}

/** Returns a value that is the same text in a cell of a Markdown table: no mark of it begins a cell, a tag, or a format. */
function escapeMarkdown(value: string): string {
  return value
    .replace(/[\\|*_`~[\]]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\r\n|[\r\n]/g, '<br>');
}
