import writeExcelFile from 'write-excel-file/universal';
import type { Cell, Sheet } from 'write-excel-file/universal';
import type { WorkbookCell, WorkbookSheet } from './reportWorkbook';

/** Returns a workbook as the bytes of an Excel file, with typed cells and a bold, frozen header on each sheet. */
export async function workbookFile(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const written: Sheet<never>[] = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
    data: [
      columns.map((column) => ({ value: column.name, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(excelCell)),
    ],
  }));
  const blob = await writeExcelFile(written).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function excelCell(cell: WorkbookCell): Cell {
  switch (cell.type) {
    case 'text':
      return { value: cell.text, type: String, format: '@' };
    case 'number':
      return { value: cell.number, type: Number };
    case 'date':
      // The writer uses UTC, so the date is the same in every time zone.
      return { value: new Date(Date.UTC(cell.year, cell.month - 1, cell.day)), type: Date, format: 'm/d/yyyy' };
    case 'empty':
      return null;
  }
}
