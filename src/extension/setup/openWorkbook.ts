import * as vscode from 'vscode';
import { sheetWords, type FoundSheet } from '../../sheet/workbook/workbookSheets';
import { t } from '../../text/text';
import type { Host } from '../feature';
import { getFileName } from '../vscode/fileNames';
import { isFile } from '../vscode/fileTexts';
import { workspaceWriter } from '../vscode/workspaceWriter';
import { WorkbookOrigins } from './workbookOrigins';
import { findFileVersion } from '../vscode/fileVersion';
import { readWorkbook } from './workbookFiles';

const WORKBOOK_EXTENSION = /\.xls[xm]$/i;

/**
 * Opens a workbook as a time log: writes one of its sheets as a CSV file next to it, and shows it. The workbook never changes.
 *
 * @param file the workbook; without it, the user is asked
 * @param sheet the name of the sheet; without it, the user is asked if there are several
 * @param to the file to write; without it, a name is found
 */
export async function openWorkbook(
  host: Host,
  file: vscode.Uri | string | undefined,
  sheet: unknown,
  to: unknown,
): Promise<void> {
  const workbook = typeof file === 'string' ? vscode.Uri.parse(file) : (file ?? (await askForWorkbook()));
  if (workbook) {
    await openAsLog(host, new WorkbookOrigins(host.workspaceState), workbook, {
      sheet: typeof sheet === 'string' ? sheet : undefined,
      to: to instanceof vscode.Uri ? to : undefined,
    });
  }
}

async function askForWorkbook(): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: t`Open Workbook as Time Log`,
      openLabel: t`Open`,
      filters: { [t`Excel workbook`]: ['xlsx', 'xlsm'] },
    })) ?? [];
  return chosen;
}

async function openAsLog(
  host: Host,
  origins: WorkbookOrigins,
  workbook: vscode.Uri,
  { sheet, to }: { readonly sheet: string | undefined; readonly to: vscode.Uri | undefined },
): Promise<void> {
  const version = await findFileVersion(workbook);
  const found = await readWorkbook(host.sessions, workbook);
  if (!found.ok) {
    void vscode.window.showErrorMessage(found.failure.message);
    return;
  }
  const chosen =
    sheet === undefined ? await chooseSheet(found.value, workbook) : found.value.find(({ name }) => name === sheet);
  if (!chosen) {
    return;
  }
  if (chosen.obstacle !== '') {
    void vscode.window.showErrorMessage(chosen.obstacle);
    return;
  }
  const target = to ?? (await findTarget(workbook, chosen, found.value));
  if (!target) {
    return;
  }
  if (await isFile(target)) {
    void vscode.window.showErrorMessage(t`${getFileName(target)} exists, so nothing was written. Choose another name.`);
    return;
  }
  const written = await workspaceWriter.writeWhole(target, chosen.log.text);
  if (!written.ok) {
    void vscode.window.showErrorMessage(t`Couldn't save the time log. ${written.failure.message}`);
    return;
  }
  await origins.remember(target, { workbook, sheet: chosen.name, version });
  await vscode.commands.executeCommand('vscode.open', target);
}

/** Returns the only sheet with a time log, or asks. Sheets that aren't time logs are listed with the reason. */
async function chooseSheet(sheets: readonly FoundSheet[], workbook: vscode.Uri): Promise<FoundSheet | undefined> {
  const logs = sheets.filter(({ obstacle, isHidden }) => obstacle === '' && !isHidden);
  const [only] = logs;
  if (only && sheets.length === 1) {
    return only;
  }
  const choices = sheets.map((sheet) => ({
    label: sheet.name,
    ...(sheet.isHidden ? { description: t`hidden` } : {}),
    detail: sheetWords(sheet),
    sheet,
  }));
  const chosen = await vscode.window.showQuickPick(
    [...choices].sort((a, b) => Number(a.sheet.obstacle !== '') - Number(b.sheet.obstacle !== '')),
    { title: t`Open Workbook as Time Log`, placeHolder: t`The sheet of ${getFileName(workbook)} with the time log` },
  );
  return chosen?.sheet;
}

/** Returns the name of the log: that of the workbook, with the sheet if several have a time log. Asks if the name is taken. */
async function findTarget(
  workbook: vscode.Uri,
  { name }: FoundSheet,
  sheets: readonly FoundSheet[],
): Promise<vscode.Uri | undefined> {
  const base = getFileName(workbook).replace(WORKBOOK_EXTENSION, '');
  const logs = sheets.filter(({ obstacle }) => obstacle === '');
  const ofSheet = logs.length === 1 ? '' : `-${name.replace(/[^\p{L}\p{N} ._-]/gu, '-')}`;
  const suggested = vscode.Uri.joinPath(workbook, '..', `${base}${ofSheet}.timelog.csv`);
  return (await isFile(suggested))
    ? vscode.window.showSaveDialog({
        title: t`${getFileName(suggested)} exists. Choose another name.`,
        defaultUri: suggested,
        filters: { [t`Time log`]: ['timelog.csv', 'csv'] },
      })
    : suggested;
}
