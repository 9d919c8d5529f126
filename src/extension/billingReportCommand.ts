import * as vscode from 'vscode';
import type { BillingReport } from '../report/billingReport';
import { reportCsv } from '../report/reportCsv';
import { activeLog } from './activeLog';
import type { Feature, Host } from './feature';
import { COMMANDS, REPORT_VIEW_TYPE } from './identifiers';
import { openDocument } from './openAsTimeLog';
import { ReportPanel, fileNameOf } from './reportPanel';
import { webviewPage, webviewRoot } from './webviewPage';

/** "Generate Billing Report" and "Export CSV": one panel for each log. */
export const billingReportCommand: Feature = (host) => {
  const panels = new Map<string, ReportPanel>();
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.generateReport, (uri?: vscode.Uri) => generate(host, panels, uri)),
    vscode.commands.registerCommand(COMMANDS.exportReport, (uri?: vscode.Uri, to?: vscode.Uri) =>
      exportReport(host, panels, uri, to),
    ),
    host.sessions.onDidOpen((session) => panels.get(session.document.uri.toString())?.follow(session)),
    new vscode.Disposable(() => panels.forEach((panel) => panel.dispose())),
  );
};

async function generate(host: Host, panels: Map<string, ReportPanel>, uri?: vscode.Uri): Promise<void> {
  const target = uri ?? activeLog();
  if (!target) {
    void vscode.window.showInformationMessage('Open a time log first, then generate its billing report.');
    return;
  }
  const key = target.toString();
  const known = panels.get(key);
  if (known) {
    known.show();
    return;
  }
  const document = await openDocument(target);
  if (!document) {
    return;
  }
  const session = await host.sessions.settled(document);
  const panel = vscode.window.createWebviewPanel(
    REPORT_VIEW_TYPE,
    `Billing Report: ${fileNameOf(target)}`,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [webviewRoot(host.extensionUri)], enableFindWidget: false },
  );
  const report = new ReportPanel(session, panel);
  panels.set(key, report);
  panel.onDidDispose(() => {
    panels.delete(key);
    report.dispose();
  });
  panel.webview.html = webviewPage(panel.webview, host.extensionUri, 'report');
}

/** Writes the report as it is shown (or of all months, when no panel shows it) to a file of the person's choice. */
async function exportReport(
  host: Host,
  panels: Map<string, ReportPanel>,
  uri?: vscode.Uri,
  to?: vscode.Uri,
): Promise<void> {
  const source = uri ?? activeLog();
  const report = source && (panels.get(source.toString())?.report ?? (await reportOf(host, source)));
  if (!source || !report) {
    return;
  }
  const target = to ?? (await askWhere(source));
  if (!target) {
    return;
  }
  if (target.toString() === source.toString()) {
    void vscode.window.showErrorMessage(
      'The report cannot be saved over the log it is made from. Choose another name.',
    );
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(reportCsv(report)));
  } catch {
    void vscode.window.showErrorMessage(
      'The report could not be written there. Check that the folder can be written to.',
    );
    return;
  }
  if (!to) {
    await offerToOpen(target);
  }
}

async function reportOf(host: Host, uri: vscode.Uri): Promise<BillingReport | undefined> {
  const document = await openDocument(uri);
  return document && (await host.sessions.settled(document)).report;
}

async function askWhere(source: vscode.Uri): Promise<vscode.Uri | undefined> {
  const name = fileNameOf(source).replace(/(\.timelog)?\.csv$/i, '');
  return vscode.window.showSaveDialog({
    title: 'Export Billing Report',
    saveLabel: 'Export',
    defaultUri: vscode.Uri.joinPath(source, '..', `${name}-billing-report.csv`),
    filters: { CSV: ['csv'] },
  });
}

async function offerToOpen(target: vscode.Uri): Promise<void> {
  const open = 'Open';
  if ((await vscode.window.showInformationMessage(`Billing report saved as ${fileNameOf(target)}.`, open)) === open) {
    await vscode.window.showTextDocument(target);
  }
}
