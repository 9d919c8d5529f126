import * as vscode from 'vscode';
import { counted } from '../report/figureWords';
import type { KeptPanel } from '../protocol/reportMessages';
import type { Host } from './feature';
import { REPORT_VIEW_TYPE } from './identifiers';
import { ReportPanel } from './reportPanel';
import { fileNameOf } from './reportPanelState';
import { SessionSource, type ReportSource } from './reportSource';
import { webviewPage, webviewRoot } from './webviewPage';
import { t } from '../text/text';

/** The report panels that are open: one for each log, and one for each set of logs that are read together. */
export class ReportPanels implements vscode.Disposable {
  private readonly panels = new Map<string, ReportPanel>();
  private readonly following: vscode.Disposable;

  constructor(private readonly host: Host) {
    this.following = host.sessions.onDidOpen((session) => {
      this.panels.get(keyOf([session.document.uri]))?.follow(new SessionSource(session));
    });
  }

  find(uris: readonly vscode.Uri[]): ReportPanel | undefined {
    return this.panels.get(keyOf(uris));
  }

  open(source: ReportSource): void {
    const [only, ...others] = source.uris;
    const what = only && others.length === 0 ? fileNameOf(only) : counted(source.uris.length, 'time log');
    const panel = vscode.window.createWebviewPanel(
      REPORT_VIEW_TYPE,
      t`Billing Report: ${what}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      this.options(),
    );
    this.fill(panel, source);
  }

  /** Fills a panel that is new, or one that VS Code has brought back. */
  fill(panel: vscode.WebviewPanel, source: ReportSource, kept?: KeptPanel): void {
    const key = keyOf(source.uris);
    const report = new ReportPanel(source, panel, kept);
    this.panels.set(key, report);
    panel.onDidDispose(() => {
      this.panels.delete(key);
      report.dispose();
    });
    panel.webview.options = this.options();
    panel.webview.html = webviewPage(panel.webview, this.host.extensionUri, 'report');
  }

  dispose(): void {
    this.following.dispose();
    this.panels.forEach((panel) => panel.dispose());
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [webviewRoot(this.host.extensionUri)] };
  }
}

function keyOf(uris: readonly vscode.Uri[]): string {
  return uris.map((uri) => uri.toString()).join('\n');
}
