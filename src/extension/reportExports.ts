import * as vscode from 'vscode';
import type { ExportFormat, ExportedReport } from '../report/exportedReport';
import { fileNameOf } from './fileNames';

/** The formats by their names, as dialogs and menus have them. */
export const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  xlsx: 'Excel workbook',
  html: 'Page for printing (HTML)',
  json: 'JSON',
};

/**
 * Writes a report to a file of the person's choice, and nowhere else.
 *
 * @param to where to, when nobody need be asked
 */
export async function saveExport(
  exported: ExportedReport,
  format: ExportFormat,
  logs: readonly vscode.Uri[],
  to?: vscode.Uri,
): Promise<void> {
  const target = to ?? (await askWhere(logs, format));
  if (!target) {
    return;
  }
  if (logs.some((log) => log.toString() === target.toString())) {
    void vscode.window.showErrorMessage(
      'The report cannot be saved over the log it is made from. Choose another name.',
    );
    return;
  }
  try {
    const { exportFile } = await import('../report/exportFile');
    const content = await exportFile(exported, format);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch {
    void vscode.window.showErrorMessage(
      'The report could not be written there. Check that the folder can be written to.',
    );
    return;
  }
  if (!to) {
    await offerToOpen(target, format);
  }
}

async function askWhere(logs: readonly vscode.Uri[], format: ExportFormat): Promise<vscode.Uri | undefined> {
  const [first, ...others] = logs;
  if (!first) {
    return undefined;
  }
  const name = others.length > 0 ? '' : `${fileNameOf(first).replace(/(\.timelog)?\.csv$/i, '')}-`;
  return vscode.window.showSaveDialog({
    title: 'Export Billing Report',
    saveLabel: 'Export',
    defaultUri: vscode.Uri.joinPath(first, '..', `${name}billing-report.${format}`),
    filters: { [FORMAT_NAMES[format]]: [format] },
  });
}

async function offerToOpen(target: vscode.Uri, format: ExportFormat): Promise<void> {
  const open = 'Open';
  const choices = format === 'xlsx' || format === 'html' ? [] : [open];
  const hint = format === 'html' ? ' Open it in a browser to print it.' : '';
  const message = `Billing report saved as ${fileNameOf(target)}.${hint}`;
  if ((await vscode.window.showInformationMessage(message, ...choices)) === open) {
    await vscode.window.showTextDocument(target);
  }
}
