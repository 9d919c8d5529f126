import * as vscode from 'vscode';
import { counted } from '../../wording/figureWords';
import type { SavedPanel } from '../../protocol/reportMessages';
import { findColumnBeside } from '../vscode/activeLog';
import type { Host } from '../feature';
import { REPORT_VIEW_TYPE } from '../vscode/identifiers';
import { readLogFiles } from '../logs/logFiles';
import { RepeatedRowMarks } from './repeatedRowMarks';
import type { ReportPanel } from './reportPanel';
import { getFileName } from '../vscode/fileNames';
import { FilesSource, SessionSource, type ReportSource } from './reportSource';
import { createWebviewPage, getWebviewRoot } from '../vscode/webviewPage';
import { t } from '../../text/text';

/** The open report panels: one for each log, and one for each set of logs that are read together. */
export class ReportPanels implements vscode.Disposable {
  private readonly panels = new Map<string, ReportPanel>();
  /** Panels that wait for their code to be loaded. */
  private readonly opening = new Map<string, vscode.WebviewPanel>();
  private readonly following: vscode.Disposable;
  private readonly repeated = new RepeatedRowMarks();

  constructor(private readonly host: Host) {
    this.following = vscode.Disposable.from(
      host.sessions.onDidOpen((session) => {
        this.panels.get(createKey([session.document.uri]))?.follow(new SessionSource(session));
      }),
      host.sessions.onDidClose(({ document }) => void this.followFile(document.uri)),
    );
  }

  /** Returns the panel for these logs. */
  find(uris: readonly vscode.Uri[]): ReportPanel | undefined {
    return this.panels.get(createKey(uris));
  }

  /** Opens a panel, or shows the one that was opened in the meantime. */
  async open(source: ReportSource): Promise<void> {
    const key = createKey(source.uris);
    if (this.isTaken(key)) {
      source.dispose();
      this.panels.get(key)?.show();
      return;
    }
    const [only, ...others] = source.uris;
    const name = only && others.length === 0 ? getFileName(only) : counted(source.uris.length, 'time log');
    const panel = vscode.window.createWebviewPanel(
      REPORT_VIEW_TYPE,
      t`Billing Report: ${name}`,
      { viewColumn: findColumnBeside(source.uris), preserveFocus: true },
      this.options(),
    );
    await this.fill(panel, source);
  }

  /** Fills a new panel, or one that VS Code has restored. */
  async fill(panel: vscode.WebviewPanel, source: ReportSource, saved?: SavedPanel): Promise<void> {
    const key = createKey(source.uris);
    if (this.isTaken(key)) {
      source.dispose();
      panel.dispose();
      return;
    }
    this.opening.set(key, panel);
    const closing = panel.onDidDispose(() => this.isOpening(key, panel) && this.opening.delete(key));
    const loaded = await import('./reportPanel');
    closing.dispose();
    if (!this.isOpening(key, panel)) {
      // The user closed the panel before it was filled.
      source.dispose();
      return;
    }
    this.opening.delete(key);
    const report = new loaded.ReportPanel(source, panel, this.host, saved);
    const repeated = this.repeated.follow(source);
    this.panels.set(key, report);
    panel.onDidDispose(() => {
      this.panels.delete(key);
      repeated.dispose();
      report.dispose();
    });
    panel.webview.options = this.options();
    panel.webview.html = createWebviewPage(panel.webview, this.host.extensionUri, 'report');
  }

  dispose(): void {
    this.following.dispose();
    this.repeated.dispose();
    this.panels.forEach((panel) => panel.dispose());
  }

  /** When a log is no longer open in VS Code, reads its file from disk. Any program can change it there. */
  private async followFile(log: vscode.Uri): Promise<void> {
    const key = createKey([log]);
    const read =
      this.panels.has(key) && log.scheme !== 'untitled' ? await readLogFiles(this.host.sessions, [log]) : undefined;
    if (read && !this.host.sessions.find(log)) {
      this.panels.get(key)?.follow(new FilesSource(this.host.sessions, [log], read));
    }
  }

  private isTaken(key: string): boolean {
    return this.panels.has(key) || this.opening.has(key);
  }

  private isOpening(key: string, panel: vscode.WebviewPanel): boolean {
    return this.opening.get(key) === panel;
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [getWebviewRoot(this.host.extensionUri)] };
  }
}

function createKey(uris: readonly vscode.Uri[]): string {
  return uris.map((uri) => uri.toString()).join('\n');
}
