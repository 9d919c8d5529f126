import * as vscode from 'vscode';
import { chargeLines, chargeLinesCsv, type ChargeLine } from '../../report/exports/chargeLines';
import type { ExportFormat, ExportedReport, ShownExport } from '../../report/exports/exportedReport';
import { counted, grouped } from '../../wording/figureWords';
import { getFileName } from '../vscode/fileNames';
import { phrase, type Phrase, say, t } from '../../text/text';

interface Kind {
  /** As dialogs have it. */
  readonly name: Phrase;
  /** The end of the name that is offered for its file, behind the log's. */
  readonly fileName: string;
  /** Whether VS Code shows such a file. */
  readonly isText: boolean;
}

/** What can be saved, by its names. */
export const EXPORT_KINDS: Readonly<Record<ShownExport, Kind>> = {
  csv: { name: phrase`CSV`, fileName: 'billing-report.csv', isText: true },
  xlsx: { name: phrase`Excel workbook`, fileName: 'billing-report.xlsx', isText: false },
  html: { name: phrase`Page for printing (HTML)`, fileName: 'billing-report.html', isText: false },
  json: { name: phrase`JSON`, fileName: 'billing-report.json', isText: true },
  charges: { name: phrase`Charge lines (CSV)`, fileName: 'charge-lines.csv', isText: true },
};

/**
 * Writes what is shown of a report to a file of the person's choice, and nowhere else.
 *
 * @param to where to, when nobody need be asked
 */
export async function saveExport(
  exported: ExportedReport,
  as: ShownExport,
  logs: readonly vscode.Uri[],
  to?: vscode.Uri,
): Promise<void> {
  const target = to ?? (await askWhere(logs, as));
  if (!target) {
    return;
  }
  if (logs.some((log) => log.toString() === target.toString())) {
    void vscode.window.showErrorMessage(t`A log cannot be overwritten with what is made from it. Choose another name.`);
    return;
  }
  const charges = as === 'charges' ? chargeLines(exported.report, exported.billed) : undefined;
  try {
    const content = as === 'charges' ? chargeLinesCsv(charges ?? []) : await exportedFile(exported, as);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch {
    void vscode.window.showErrorMessage(t`The file could not be written. Check that its folder can be written to.`);
    return;
  }
  if (!to) {
    await offerToOpen(target, as, charges ? chargesSaved(charges, target) : reportSaved(target, as));
  }
}

/** The writers of files are loaded when something is exported. */
async function exportedFile(exported: ExportedReport, format: ExportFormat): Promise<string | Uint8Array> {
  const { exportFile } = await import('../../report/exports/exportFile');
  return exportFile(exported, format);
}

async function askWhere(logs: readonly vscode.Uri[], as: ShownExport): Promise<vscode.Uri | undefined> {
  const [first, ...others] = logs;
  if (!first) {
    return undefined;
  }
  const { name, fileName } = EXPORT_KINDS[as];
  // A log in no file has neither a place nor a name to offer.
  const isInFile = first.scheme !== 'untitled';
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const folder = isInFile ? vscode.Uri.joinPath(first, '..') : workspace?.uri;
  const log = others.length > 0 || !isInFile ? '' : `${getFileName(first).replace(/(\.timelog)?\.csv$/i, '')}-`;
  return vscode.window.showSaveDialog({
    title: as === 'charges' ? t`Export Charge Lines` : t`Export Billing Report`,
    saveLabel: t`Export`,
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${log}${fileName}`) } : {}),
    filters: { [say(name)]: [fileName.slice(fileName.lastIndexOf('.') + 1)] },
  });
}

function reportSaved(target: vscode.Uri, as: ShownExport): string {
  const hint = as === 'html' ? [t`Open it in a browser to print it.`] : [];
  return [t`Billing report saved as ${getFileName(target)}.`, ...hint].join(' ');
}

function chargesSaved(lines: readonly ChargeLine[], target: vscode.Uri): string {
  const lacking = lines.filter(({ missing }) => missing.length > 0).length;
  const lack =
    lacking === 0
      ? []
      : lacking === 1
        ? [t`1 line lacks something for a claim; the last column says what.`]
        : [t`${grouped(String(lacking))} lines lack something for a claim; the last column says what.`];
  return [t`${counted(lines.length, 'charge line')} saved as ${getFileName(target)}.`, ...lack].join(' ');
}

async function offerToOpen(target: vscode.Uri, as: ShownExport, message: string): Promise<void> {
  const open = t`Open`;
  const choices = EXPORT_KINDS[as].isText ? [open] : [];
  if ((await vscode.window.showInformationMessage(message, ...choices)) === open) {
    await vscode.window.showTextDocument(target);
  }
}
