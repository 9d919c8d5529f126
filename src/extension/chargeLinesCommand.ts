import * as vscode from 'vscode';
import { chargeLines, chargeLinesCsv } from '../report/chargeLines';
import { counted, grouped } from '../report/figureWords';
import { activeLog } from './activeLog';
import type { Feature } from './feature';
import { COMMANDS } from './identifiers';
import { openDocument } from './openAsTimeLog';
import { fileNameOf } from './reportPanelState';
import { t } from '../text/text';

/** "Export Charge Lines": one CSV line for each line of a claim, to a file of the person's choice. */
export const chargeLinesCommand: Feature = ({ sessions }) =>
  vscode.commands.registerCommand(COMMANDS.exportCharges, async (uri?: vscode.Uri, to?: vscode.Uri) => {
    const log = uri ?? activeLog();
    const document = log && (await openDocument(log));
    if (!document) {
      return;
    }
    const lines = chargeLines((await sessions.settled(document)).billed);
    const target = to ?? (await askWhere(document.uri));
    if (!target) {
      return;
    }
    if (target.toString() === document.uri.toString()) {
      void vscode.window.showErrorMessage(t`The charge lines cannot be saved over the log. Choose another name.`);
      return;
    }
    try {
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(chargeLinesCsv(lines)));
    } catch {
      void vscode.window.showErrorMessage(
        t`The charge lines could not be written there. Check that the folder can be written to.`,
      );
      return;
    }
    const lacking = lines.filter(({ missing }) => missing.length > 0).length;
    const lack =
      lacking === 0
        ? []
        : lacking === 1
          ? [t`1 line lacks something for a claim; the last column says what.`]
          : [t`${grouped(String(lacking))} lines lack something for a claim; the last column says what.`];
    void vscode.window.showInformationMessage(
      [t`${counted(lines.length, 'charge line')} saved as ${fileNameOf(target)}.`, ...lack].join(' '),
    );
  });

async function askWhere(log: vscode.Uri): Promise<vscode.Uri | undefined> {
  const name = fileNameOf(log).replace(/(\.timelog)?\.csv$/i, '');
  return vscode.window.showSaveDialog({
    title: t`Export Charge Lines`,
    saveLabel: t`Export`,
    defaultUri: vscode.Uri.joinPath(log, '..', `${name}-charge-lines.csv`),
    filters: { CSV: ['csv'] },
  });
}
