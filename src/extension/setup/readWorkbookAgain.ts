import * as vscode from 'vscode';
import { BilledLogs } from '../../billing/billedLogs';
import { billingRules } from '../../billing/rules/billingRules';
import {
  compareWithSheet,
  takeOverChanges,
  type LogWithRows,
  type SheetChange,
} from '../../sheet/workbook/sheetChanges';
import { t } from '../../text/text';
import type { Host } from '../feature';
import { applyEdits } from '../logs/documentEdits';
import type { LogSession } from '../logs/logSession';
import { activeLog } from '../vscode/activeLog';
import { getLineEnding } from '../vscode/documentLines';
import { openDocument } from '../vscode/openDocument';
import { WorkbookOrigins } from './workbookOrigins';
import { findFileVersion } from '../vscode/fileVersion';
import { findReadingOptions, readWorkbook } from './workbookFiles';

/**
 * Shows which rows came and went in the workbook of a log, and takes over those that the user chooses.
 *
 * @param uri the log; without it, the active one
 * @param kinds the kinds of changes to take over, which only other programs give; without it, the user is asked
 */
export async function readWorkbookAgain(host: Host, uri: vscode.Uri | undefined, kinds?: unknown): Promise<void> {
  const origins = new WorkbookOrigins(host.workspaceState);
  const log = uri ?? activeLog();
  const origin = log && origins.find(log);
  if (!log || !origin) {
    void vscode.window.showInformationMessage(
      t`This time log wasn't read from a workbook here. Run "Open Workbook as Time Log" first.`,
    );
    return;
  }
  const version = await findFileVersion(origin.workbook);
  const document = await openDocument(log);
  const found = await readWorkbook(host.sessions, origin.workbook);
  if (!document || !found.ok) {
    void vscode.window.showErrorMessage(found.ok ? t`Can't open the time log.` : found.failure.message);
    return;
  }
  const sheet = found.value.find(({ name }) => name === origin.sheet);
  if (!sheet) {
    void vscode.window.showErrorMessage(t`The workbook no longer has the sheet that the time log was read from.`);
    return;
  }
  const session = await host.sessions.open(document);
  const billed = new BilledLogs(billingRules({ hasAudit: false }));
  const ofSheet = { billed, log: billed.add(sheet.log.lines, await findReadingOptions(host.sessions, log)) };
  const changes = compareWithSheet(session, ofSheet);
  if (!changes.ok) {
    void vscode.window.showErrorMessage(changes.failure.message);
    return;
  }
  if (changes.value.length === 0) {
    await origins.remember(log, { ...origin, version });
    void vscode.window.showInformationMessage(t`The time log has the same rows as the workbook.`);
    return;
  }
  const { log: compared } = session;
  const { version: documentVersion } = document;
  const chosen = Array.isArray(kinds)
    ? changes.value.filter(({ kind }) => kinds.includes(kind))
    : await chooseChanges(session, changes.value);
  if (!chosen) {
    return;
  }
  if (session.log !== compared || document.version !== documentVersion) {
    void vscode.window.showErrorMessage(
      t`The time log has changed in the meantime, so nothing was changed. Try again.`,
    );
    return;
  }
  const edits = takeOverChanges(session, session.lines, chosen, getLineEnding(document));
  const edited = await applyEdits(document, edits);
  if (edited.ok) {
    await origins.remember(log, { ...origin, version });
  } else {
    void vscode.window.showErrorMessage(edited.failure.message);
  }
}

interface ChangeChoice extends vscode.QuickPickItem {
  readonly change?: SheetChange;
}

/** Shows the changes. New rows are chosen at first: all others would change or remove rows of the log, which can have edits. */
async function chooseChanges(
  session: LogSession,
  changes: readonly SheetChange[],
): Promise<readonly SheetChange[] | undefined> {
  const group = (kind: SheetChange['kind'], title: string): ChangeChoice[] => {
    const ofKind = changes.filter((change) => change.kind === kind);
    const separator = { label: title, kind: vscode.QuickPickItemKind.Separator };
    return ofKind.length === 0 ? [] : [separator, ...ofKind.map((change) => describeChange(session, change))];
  };
  const chosen = await vscode.window.showQuickPick(
    [
      ...group('new', t`New in the workbook: add to the log`),
      ...group('different', t`Different in the workbook: replace the row of the log`),
      ...group('missing', t`Not in the workbook: delete from the log`),
    ],
    {
      title: t`Read Workbook Again`,
      placeHolder: t`The selected rows are changed in the log, and all others aren't.`,
      canPickMany: true,
      matchOnDetail: true,
      // The user can look at the log in the meantime.
      ignoreFocusOut: true,
    },
  );
  return chosen?.flatMap(({ change }) => (change ? [change] : []));
}

function describeChange({ log }: LogWithRows, change: SheetChange): ChangeChoice {
  const ofRow = (row: Extract<SheetChange, { readonly kind: 'missing' }>['row']): string => {
    const record = log.record(row);
    return joinCells(Array.from({ length: record.fieldCount }, (_, column) => record.value(column)));
  };
  switch (change.kind) {
    case 'new':
      return { label: joinCells(change.cells), picked: true, change };
    case 'different':
      return { label: joinCells(change.cells), detail: t`In the log: ${ofRow(change.row)}`, change };
    case 'missing':
      return { label: ofRow(change.row), description: t`line ${log.lineOf(change.row) + 1}`, change };
  }
}

function joinCells(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' · ');
}
