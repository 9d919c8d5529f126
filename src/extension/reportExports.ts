import * as vscode from 'vscode';
import { exportFile } from '../report/exportFile';
import type { ExportFormat, ExportedReport } from '../report/exportedReport';
import { fileNameOf } from './reportPanelState';
import { phrase, type Phrase, say, t } from '../text/text';

/** The formats by their names, as dialogs and menus have them. */
const FORMAT_NAMES: Readonly<Record<ExportFormat, Phrase>> = {
  csv: phrase`CSV`,
  xlsx: phrase`Excel workbook`,
  html: phrase`Page for printing (HTML)`,
  json: phrase`JSON`,
};

export function formatName(format: ExportFormat): string {
  return say(FORMAT_NAMES[format]);
}

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
      t`The report cannot be saved over the log it is made from. Choose another name.`,
    );
    return;
  }
  try {
    const content = await exportFile(exported, format);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch {
    void vscode.window.showErrorMessage(
      t`The report could not be written there. Check that the folder can be written to.`,
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
    title: t`Export Billing Report`,
    saveLabel: t`Export`,
    defaultUri: vscode.Uri.joinPath(first, '..', `${name}billing-report.${format}`),
    filters: { [formatName(format)]: [format] },
  });
}

async function offerToOpen(target: vscode.Uri, format: ExportFormat): Promise<void> {
  const open = t`Open`;
  const choices = format === 'xlsx' || format === 'html' ? [] : [open];
  const hint = format === 'html' ? [t`Open it in a browser to print it.`] : [];
  const message = [t`Billing report saved as ${fileNameOf(target)}.`, ...hint].join(' ');
  if ((await vscode.window.showInformationMessage(message, ...choices)) === open) {
    await vscode.window.showTextDocument(target);
  }
}
