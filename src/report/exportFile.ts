import { reportCsv } from './reportCsv';
import type { ExportFormat, ExportedReport } from './exportedReport';
import { reportHtml } from './reportHtml';
import { reportJson } from './reportJson';
import { reportWorkbook } from './reportWorkbook';
import { workbookFile } from './workbookFile';

/** The report as the text of a file. */
export function exportText(exported: ExportedReport, format: Exclude<ExportFormat, 'xlsx'>): string {
  switch (format) {
    case 'csv':
      return reportCsv(exported.report);
    case 'json':
      return reportJson(exported);
    case 'html':
      return reportHtml(exported);
  }
}

/** The report as the content of a file: a text, or the bytes of a workbook. */
export async function exportFile(exported: ExportedReport, format: ExportFormat): Promise<string | Uint8Array> {
  return format === 'xlsx' ? workbookFile(reportWorkbook(exported)) : exportText(exported, format);
}
