import writeExcelFile from 'write-excel-file/universal';
import type { Cell, Sheet } from 'write-excel-file/universal';
import type { WorkbookCell, WorkbookSheet } from './reportWorkbook';
import { createPages } from './workbookPages';
import { toWorkbookText } from './workbookText';

/** The most rows of a sheet (Microsoft, "Excel specifications and limits"). */
const MAX_SHEET_ROWS = 1_048_576;

/** Returns a workbook as the bytes of an Excel file, with typed cells and a bold, frozen header on each sheet. */
export async function workbookFile(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const parts = sheets.flatMap((sheet) => splitSheet(sheet));
  const written: Sheet<never>[] = parts.map((sheet) => ({
    sheet: sheet.name,
    columns: fitColumns(sheet).map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
    data: [
      sheet.columns.map((column) => ({ value: toWorkbookText(column.name), fontWeight: 'bold' as const })),
      ...sheet.rows.map((row) => row.map(excelCell)),
    ],
  }));
  const blob = await writeExcelFile(written, { features: createPages(parts) }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** The widest column, in characters. */
const MAX_WIDTH = 70;

/** Returns the widths of a sheet's columns, in characters: those of the widest text, at least the given ones for dates and figures. */
function fitColumns({ columns, rows }: WorkbookSheet): number[] {
  return columns.map(({ name, width }, column) => {
    let most = name.length + 4;
    for (const row of rows) {
      const cell = row[column];
      most = Math.max(most, cell?.type === 'text' ? cell.text.length + 2 : 0);
    }
    return Math.min(Math.max(most, Math.min(width, 12)), MAX_WIDTH);
  });
}

/**
 * Returns a sheet as one or more sheets that a workbook can hold: the rows after the last one of a sheet are in another sheet, such
 * as `Entries 2`.
 *
 * @param maxRows the most rows of a sheet, without the header
 */
export function splitSheet(sheet: WorkbookSheet, maxRows = MAX_SHEET_ROWS - 1): WorkbookSheet[] {
  const parts = Math.max(1, Math.ceil(sheet.rows.length / maxRows));
  return Array.from({ length: parts }, (_, part) => ({
    ...sheet,
    name: part === 0 ? sheet.name : `${sheet.name} ${part + 1}`,
    rows: sheet.rows.slice(part * maxRows, (part + 1) * maxRows),
  }));
}

function excelCell(cell: WorkbookCell): Cell {
  switch (cell.type) {
    case 'text':
      return { value: toWorkbookText(cell.text), type: String, format: '@' };
    case 'number':
      return { value: cell.number, type: Number };
    case 'date':
      // The writer uses UTC, so the date is the same in every time zone.
      return { value: new Date(Date.UTC(cell.year, cell.month - 1, cell.day)), type: Date, format: 'm/d/yyyy' };
    case 'empty':
      return null;
  }
}
