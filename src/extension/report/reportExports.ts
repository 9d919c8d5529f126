import * as vscode from 'vscode';
import { chargeLines, chargeLinesCsv, type ChargeLine } from '../../report/exports/chargeLines';
import type { ExportFormat, ExportedReport, ShownExport } from '../../report/exports/exportedReport';
import { createExportName } from '../../report/exports/exportName';
import type { ReportChoice } from '../../report/reportChoice';
import { counted, grouped } from '../../wording/figureWords';
import { findDefaultFolder } from '../vscode/defaultFolder';
import { getFileName } from '../vscode/fileNames';
import { workspaceWriter } from '../vscode/workspaceWriter';
import { phrase, type Phrase, formatPhrase, t } from '../../text/text';

interface ExportKind {
  /** The name in dialogs. */
  readonly name: Phrase;
  /** The end of the suggested file name, after the name of the log. */
  readonly fileName: string;
  /** Whether VS Code can show the file. */
  readonly isText: boolean;
}

/** The formats of exports. */
export const EXPORT_KINDS: Readonly<Record<ShownExport, ExportKind>> = {
  csv: { name: phrase`CSV`, fileName: 'billing-report.csv', isText: true },
  xlsx: { name: phrase`Excel workbook`, fileName: 'billing-report.xlsx', isText: false },
  html: { name: phrase`Printable page (HTML)`, fileName: 'billing-report.html', isText: false },
  json: { name: phrase`JSON`, fileName: 'billing-report.json', isText: true },
  charges: { name: phrase`Charge lines (CSV)`, fileName: 'charge-lines.csv', isText: true },
};

/**
 * Writes what is shown of a report to a file that the user selects.
 *
 * @param to the file to write, without asking
 */
export async function saveExport(
  exported: ExportedReport,
  as: ShownExport,
  logs: readonly vscode.Uri[],
  to?: vscode.Uri,
): Promise<void> {
  const target = to ?? (await askForFile(logs, as, exported.report.choice));
  if (!target) {
    return;
  }
  if (logs.some((log) => log.toString() === target.toString())) {
    void vscode.window.showErrorMessage(t`You can't save an export over its log. Select another file name.`);
    return;
  }
  const charges = as === 'charges' ? chargeLines(exported.report, exported.billed) : undefined;
  const content = as === 'charges' ? chargeLinesCsv(charges ?? []) : await createFile(exported, as);
  const written = await workspaceWriter.writeWhole(target, content);
  if (!written.ok) {
    void vscode.window.showErrorMessage(t`Couldn't save the file. ${written.failure.message}`);
    return;
  }
  if (!to) {
    await offerToOpen(target, as, charges ? formatChargesSaved(charges, target) : formatReportSaved(target, as));
  }
}

/** Creates the content of a file. The code for this is loaded with the first export. */
async function createFile(exported: ExportedReport, format: ExportFormat): Promise<string | Uint8Array> {
  const { exportFile } = await import('../../report/exports/exportFile');
  return exportFile(exported, format);
}

async function askForFile(
  logs: readonly vscode.Uri[],
  as: ShownExport,
  choice: ReportChoice,
): Promise<vscode.Uri | undefined> {
  const [first, ...others] = logs;
  if (!first) {
    return undefined;
  }
  const { name, fileName } = EXPORT_KINDS[as];
  // A log that isn't saved has no folder or name to suggest.
  const isInFile = first.scheme !== 'untitled';
  const folder = isInFile ? vscode.Uri.joinPath(first, '..') : findDefaultFolder();
  const log = others.length > 0 || !isInFile ? '' : getFileName(first).replace(/(\.timelog)?\.csv$/i, '');
  return vscode.window.showSaveDialog({
    title: as === 'charges' ? t`Export Charge Lines` : t`Export Billing Report`,
    saveLabel: t`Export`,
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, createExportName(log, choice, fileName)) } : {}),
    filters: { [formatPhrase(name)]: [fileName.slice(fileName.lastIndexOf('.') + 1)] },
  });
}

function formatReportSaved(target: vscode.Uri, as: ShownExport): string {
  const hint = as === 'html' ? [t`Open it in a browser to print it.`] : [];
  return [t`Billing report saved as ${getFileName(target)}.`, ...hint].join(' ');
}

function formatChargesSaved(lines: readonly ChargeLine[], target: vscode.Uri): string {
  const incomplete = lines.filter(({ missing }) => missing.length > 0).length;
  const warning =
    incomplete === 0
      ? []
      : incomplete === 1
        ? [t`1 line is missing claim information. See the last column.`]
        : [t`${grouped(String(incomplete))} lines are missing claim information. See the last column.`];
  return [t`${counted(lines.length, 'charge line')} saved as ${getFileName(target)}.`, ...warning].join(' ');
}

async function offerToOpen(target: vscode.Uri, as: ShownExport, message: string): Promise<void> {
  const open = t`Open`;
  const choices = EXPORT_KINDS[as].isText ? [open] : [];
  if ((await vscode.window.showInformationMessage(message, ...choices)) === open) {
    await vscode.window.showTextDocument(target);
  }
}
