import { reportCsv } from './reportCsv';
import type { ExportFormat, ExportedReport } from './exportedReport';
import { reportHtml } from './reportHtml';
import { reportJson } from './reportJson';

/** Returns the report as the text of a file. */
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

/** Returns the report as the content of a file: text, or the bytes of a workbook. */
export async function exportFile(exported: ExportedReport, format: ExportFormat): Promise<string | Uint8Array> {
  return format === 'xlsx' ? exportWorkbook(exported) : exportText(exported, format);
}

/** Returns the report as the bytes of a workbook. The writer is loaded on demand because it's large and rarely needed. */
export async function exportWorkbook(exported: ExportedReport): Promise<Uint8Array> {
  const [{ reportWorkbook }, { workbookFile }] = await Promise.all([
    import('./reportWorkbook'),
    import('./workbookFile'),
  ]);
  return workbookFile(reportWorkbook(exported));
}
