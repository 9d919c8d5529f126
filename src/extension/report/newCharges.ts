import * as vscode from 'vscode';
import { readMonth } from '../../log/values/calendarDate';
import { t } from '../../text/text';
import type { Feature, Host } from '../feature';
import { activeLog } from '../vscode/activeLog';
import { COMMANDS } from '../vscode/identifiers';
import { openDocument } from '../vscode/openDocument';
import { claimsOfSession } from '../logs/claimActions';

/**
 * "Export New Charges": shows in the report panel what would go out. With a file, which only other programs give, the charges are written and
 * recorded without asking.
 */
export const newCharges: Feature = (host) =>
  vscode.commands.registerCommand(
    COMMANDS.exportNewCharges,
    async (uri?: vscode.Uri, to?: vscode.Uri, month?: string, format?: string): Promise<void> => {
      const log = uri ?? activeLog();
      if (!log) {
        void vscode.window.showInformationMessage(t`Open a time log first, and then export its new charges.`);
      } else if (to instanceof vscode.Uri) {
        await writeCharges(host, log, to, { month, format });
      } else {
        await vscode.commands.executeCommand(COMMANDS.generateReport, log, undefined, 'billed');
      }
    },
  );

async function writeCharges(
  host: Host,
  log: vscode.Uri,
  to: vscode.Uri,
  { month = '', format }: { readonly month: string | undefined; readonly format: string | undefined },
): Promise<void> {
  const document = await openDocument(log);
  if (document) {
    const { exportNewCharges } = await import('../logs/chargesExport');
    const session = await host.sessions.open(document);
    const { texts, workspaceState: memory } = host;
    await exportNewCharges(claimsOfSession(session), { texts, memory, month: readMonth(month), to, format });
  }
}
