import * as vscode from 'vscode';
import { t } from '../../text/text';
import type { Feature } from '../feature';
import type { LogSession } from '../logs/logSession';
import { getFileName } from '../vscode/fileNames';
import { watchFiles } from '../vscode/fileWatch';
import { COMMANDS } from '../vscode/identifiers';
import { findFileVersion } from '../vscode/fileVersion';
import { WorkbookOrigins, type WorkbookOrigin } from './workbookOrigins';

/** "Open Workbook as Time Log" and "Read Workbook Again", which is offered when the workbook of an open log has changed. */
export const workbooks: Feature = (host) => {
  const origins = new WorkbookOrigins(host.workspaceState);
  const offers = new Map<LogSession, vscode.Disposable>();
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      COMMANDS.openWorkbook,
      async (file?: vscode.Uri | string, sheet?: unknown, to?: unknown): Promise<void> => {
        const { openWorkbook } = await import('./openWorkbook');
        await openWorkbook(host, file, sheet, to);
      },
    ),
    vscode.commands.registerCommand(
      COMMANDS.readWorkbookAgain,
      async (uri?: vscode.Uri, kinds?: unknown): Promise<void> => {
        const { readWorkbookAgain } = await import('./readWorkbookAgain');
        await readWorkbookAgain(host, uri, kinds);
      },
    ),
    host.sessions.onDidOpen((session) => {
      const origin = origins.find(session.document.uri);
      if (origin) {
        offers.set(session, followWorkbook(session, origin, origins));
      }
    }),
    host.sessions.onDidClose((session) => {
      offers.get(session)?.dispose();
      offers.delete(session);
    }),
    new vscode.Disposable(() => offers.forEach((offer) => void offer.dispose())),
  );
};

/** Offers to read a workbook again, once for each version of it. */
function followWorkbook(
  { document: { uri } }: LogSession,
  { workbook, version }: WorkbookOrigin,
  origins: WorkbookOrigins,
): vscode.Disposable {
  let offered = version;
  const check = async (): Promise<void> => {
    const now = await findFileVersion(workbook);
    if (now === '' || now === offered || now === origins.find(uri)?.version) {
      return;
    }
    offered = now;
    const again = t`Read Again`;
    const message = t`${getFileName(workbook)} has changed since ${getFileName(uri)} was read from it.`;
    if ((await vscode.window.showInformationMessage(message, again)) === again) {
      await vscode.commands.executeCommand(COMMANDS.readWorkbookAgain, uri);
    }
  };
  void check();
  return watchFiles([workbook], () => void check());
}
