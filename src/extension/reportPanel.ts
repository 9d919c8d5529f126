import * as vscode from 'vscode';
import { readMonth, type CalendarMonth } from '../log/calendarDate';
import { billingReport, type BillingReport } from '../report/billingReport';
import { readReportMessage, type HostToReport, type ReportToHost } from '../protocol/reportMessages';
import { COMMANDS } from './identifiers';
import type { LogSession } from './logSessions';
import { lineKey, reportPanelLines, reportPanelState } from './reportPanelState';

const FIRST_LINES = 80;
/** Edits come in bursts; the report follows at the end of one, soon enough to look immediate. */
const DELAY_MS = 40;

/** The billing report of one log in a side panel, following the log as it is edited. */
export class ReportPanel implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private following: vscode.Disposable | undefined;
  private shown = { start: 0, count: FIRST_LINES };
  private month: CalendarMonth | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isReady = false;
  private isStale = false;
  private current: BillingReport | undefined;

  constructor(
    private session: LogSession,
    private readonly panel: vscode.WebviewPanel,
  ) {
    this.subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      panel.onDidChangeViewState(() => this.refreshIfStale()),
    ];
    this.follow(session);
  }

  get uri(): vscode.Uri {
    return this.session.document.uri;
  }

  /** The report as it is shown: of the chosen month, of the log as it is now. */
  get report(): BillingReport {
    this.current ??= this.month === undefined ? this.session.report : billingReport(this.session.billed, this.month);
    return this.current;
  }

  /** Goes on with a new session of the same log, when its document has been closed and opened again. */
  follow(session: LogSession): void {
    this.following?.dispose();
    this.session = session;
    this.following = session.onDidChange(() => this.changed());
    this.changed();
  }

  show(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.following?.dispose();
    this.subscriptions.forEach((subscription) => void subscription.dispose());
  }

  private changed(): void {
    this.current = undefined;
    this.isStale = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refreshIfStale(), DELAY_MS);
  }

  private refreshIfStale(): void {
    // A hidden webview receives no messages; it is told everything when it is seen again.
    if (this.isStale && this.isReady && this.panel.visible) {
      this.sendState();
    }
  }

  private sendState(): void {
    this.isStale = false;
    if (this.month !== undefined && !this.report.months.includes(this.month)) {
      // The month's last entry is gone, and the month with it.
      this.month = undefined;
      this.current = undefined;
    }
    const { start, count } = this.shown;
    this.post({
      type: 'state',
      state: reportPanelState(this.session, fileNameOf(this.uri), this.report),
      window: reportPanelLines(this.session.generation, this.report, start, count),
    });
  }

  private async receive(message: unknown): Promise<void> {
    const read = readReportMessage(message);
    if (read) {
      await this.answer(read);
    }
  }

  private async answer(message: ReportToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        this.sendState();
        return;
      case 'requestLines': {
        this.shown = { start: message.start, count: message.count };
        const window = reportPanelLines(this.session.generation, this.report, message.start, message.count);
        this.post({ type: 'lines', window });
        return;
      }
      case 'chooseMonth':
        this.month = readMonth(message.month);
        this.current = undefined;
        this.shown = { start: 0, count: this.shown.count };
        this.sendState();
        return;
      case 'revealRows': {
        const line = this.report.lines.find((candidate) => lineKey(candidate) === message.key);
        if (line) {
          await vscode.commands.executeCommand(COMMANDS.showMonthRows, this.uri, line.mrn, line.month);
        }
        return;
      }
      case 'showProblems':
        await vscode.commands.executeCommand('workbench.actions.view.problems');
        return;
      case 'exportCsv':
        await vscode.commands.executeCommand(COMMANDS.exportReport, this.uri);
        return;
    }
  }

  private post(message: HostToReport): void {
    void this.panel.webview.postMessage(message);
  }
}

/** The last part of a path. */
export function fileNameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
