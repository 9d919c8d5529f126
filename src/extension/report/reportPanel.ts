import * as vscode from 'vscode';
import type { BillingReport, ReportLine } from '../../report/reportLine';
import type { ExportedReport } from '../../report/exports/exportedReport';
import {
  CHOOSE_ALL,
  readReportMessage,
  type HostToReport,
  type SavedPanel,
  type PanelChoice,
  type PanelView,
  type ReportToHost,
} from '../../protocol/reportMessages';
import { findNextClaim } from '../../report/readiness/claimsByReason';
import type { DecisionTarget } from '../../report/claims/decisions';
import { Debounce } from '../vscode/debounce';
import { isOpenAsText } from '../vscode/activeLog';
import { getFileName } from '../vscode/fileNames';
import { COMMANDS } from '../vscode/identifiers';
import type { Host } from '../feature';
import { exportNewCharges } from '../logs/chargesExport';
import { decideClaims } from '../logs/claimActions';
import { getLineKey, removeMissingChoices, toReportChoice } from './panelChoice';
import {
  createPanelEntries,
  createPanelLines,
  createPanelReasons,
  createPanelState,
  explainPanelLine,
} from './reportPanelState';
import type { ReportSource } from './reportSource';

const FIRST_LINES = 80;
/** Edits come in bursts. The report follows at the end of one, soon enough to look immediate. */
const DELAY_MS = 40;

/** A panel with the billing report of one or more logs, updated with every edit. */
export class ReportPanel implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private following: vscode.Disposable | undefined;
  private shown = { start: 0, count: FIRST_LINES };
  private choice: PanelChoice;
  private view: PanelView;
  /** The line whose entries are shown; '' for none. */
  private keyOfShownEntries = '';
  private readonly refreshSoon = new Debounce(() => this.refreshIfStale(), DELAY_MS);
  private isReady = false;
  private isStale = false;
  private current: BillingReport | undefined;

  constructor(
    private source: ReportSource,
    private readonly panel: vscode.WebviewPanel,
    private readonly host: Host,
    saved?: SavedPanel,
  ) {
    this.choice = saved?.choice ?? CHOOSE_ALL;
    this.view = saved?.view ?? 'lines';
    this.subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      panel.onDidChangeViewState(() => this.refreshIfStale()),
    ];
    this.follow(source);
  }

  get uris(): readonly vscode.Uri[] {
    return this.source.uris;
  }

  /** The report as shown, of the current logs. */
  get report(): BillingReport {
    this.current ??= this.source.report(toReportChoice(this.choice));
    return this.current;
  }

  /** What to write to a file: the report as shown, or why there's no report, as a sentence. */
  get exported(): ExportedReport | string {
    const { billed, files, today, notices, obstacle, claims } = this.source;
    return obstacle !== ''
      ? obstacle
      : {
          report: this.report,
          billed,
          logNames: files.map(getFileName),
          createdOn: today,
          notices,
          histories: claims?.histories,
        };
  }

  /** Uses another source of the same report, for example after the log was closed and opened again. */
  follow(source: ReportSource): void {
    this.following?.dispose();
    if (this.source !== source) {
      this.source.dispose();
    }
    this.source = source;
    this.following = source.onDidChange(() => this.changed());
    this.changed();
  }

  /** Shows a view of the report. */
  showView(view: PanelView): void {
    this.view = view;
    this.changed();
    this.show();
  }

  show(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.refreshSoon.dispose();
    this.following?.dispose();
    this.source.dispose();
    this.subscriptions.forEach((subscription) => void subscription.dispose());
  }

  private changed(): void {
    this.current = undefined;
    this.isStale = true;
    this.refreshSoon.start();
  }

  private refreshIfStale(): void {
    // A hidden webview receives no messages; it gets everything when it's visible again.
    if (this.isStale && this.isReady && this.panel.visible) {
      this.sendState();
    }
  }

  private sendState(): void {
    this.isStale = false;
    const possible = removeMissingChoices(this.choice, this.report);
    if (possible !== this.choice) {
      this.choice = possible;
      this.current = undefined;
    }
    const { start, count } = this.shown;
    this.post({
      type: 'state',
      state: createPanelState(this.source, this.report, this.choice, this.view),
      window: createPanelLines(this.source, this.report, start, count),
    });
    this.sendEntries();
  }

  private sendEntries(): void {
    if (this.keyOfShownEntries !== '') {
      const line = this.findLine(this.keyOfShownEntries);
      const entries = line ? createPanelEntries(this.source, line) : [];
      const why = line ? explainPanelLine(this.source, line) : [];
      const reasons = line ? createPanelReasons(this.source, line) : [];
      this.post({ type: 'entries', key: this.keyOfShownEntries, entries, why, reasons });
    }
  }

  private findLine(key: string): ReportLine | undefined {
    return this.report.lines.find((candidate) => getLineKey(candidate) === key);
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
        const window = createPanelLines(this.source, this.report, message.start, message.count);
        this.post({ type: 'lines', window });
        return;
      }
      case 'choose':
        this.choice = message.choice;
        this.current = undefined;
        this.shown = { start: 0, count: this.shown.count };
        this.sendState();
        return;
      case 'showView':
        this.view = message.view;
        this.sendState();
        return;
      case 'requestEntries':
        this.keyOfShownEntries = message.key;
        this.sendEntries();
        return;
      case 'requestNextClaim':
        this.showNextClaim(message.after);
        return;
      case 'revealRows':
        await this.revealRows(message.key);
        return;
      case 'createPacket':
        await this.createPacket(message.key);
        return;
      case 'revealLine':
        await this.revealLine(message.log, message.line);
        return;
      case 'decide':
        await decideClaims(this.source, message.decision ?? undefined, this.listTargets(message.key));
        return;
      case 'exportNewCharges':
        await exportNewCharges(this.source, {
          texts: this.host.texts,
          memory: this.host.workspaceState,
          month: this.report.choice.month,
        });
        return;
      case 'showProblems':
        await this.showProblems();
        return;
      case 'export':
        await vscode.commands.executeCommand(COMMANDS.exportShown, message.as, this.uris);
        return;
    }
  }

  /** @param after the key of a line; any other text starts at the first line */
  private showNextClaim(after: string): void {
    const { lines } = this.report;
    const index = findNextClaim(
      this.report,
      lines.findIndex((line) => getLineKey(line) === after),
    );
    const line = index === undefined ? undefined : lines[index];
    if (index !== undefined && line) {
      this.keyOfShownEntries = getLineKey(line);
      this.post({ type: 'showClaim', key: this.keyOfShownEntries, index });
      this.sendEntries();
    }
  }

  /** Lists the patient-months of a line, or with null those of all lines with a claim that the filters show. */
  private listTargets(key: string | null): readonly DecisionTarget[] {
    if (key === null) {
      return this.report.lines.filter(({ readiness }) => readiness !== undefined);
    }
    const line = this.findLine(key);
    return line ? [line] : [];
  }

  private async createPacket(key: string): Promise<void> {
    const line = this.findLine(key);
    if (line) {
      await vscode.commands.executeCommand(COMMANDS.createPacketOfLine, this.uris, line.mrn, line.month);
    }
  }

  private async revealRows(key: string): Promise<void> {
    const line = this.findLine(key);
    const [uri, ...others] = this.source.files;
    if (!line || !uri) {
      return;
    }
    if (others.length === 0) {
      await vscode.commands.executeCommand(COMMANDS.showMonthRows, uri, line.mrn, line.month);
      return;
    }
    const [first] = line.counted;
    if (first !== undefined) {
      const { billed } = this.source;
      await this.revealLine(billed.table.logNumberOf(first), billed.logOf(first).lineOf(first) + 1);
    }
  }

  /**
   * Shows the problems of the logs. VS Code's Problems panel has only those of open logs, and can't lead to the rows of a grid, so
   * otherwise the worklist shows them.
   */
  private async showProblems(): Promise<void> {
    const [uri, ...others] = this.source.files;
    if (uri && others.length === 0 && isOpenAsText(uri)) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    } else {
      this.view = 'worklist';
      this.sendState();
    }
  }

  /** @param line from 1 */
  private async revealLine(log: number, line: number): Promise<void> {
    const uri = this.source.files[log];
    if (uri) {
      await vscode.commands.executeCommand(COMMANDS.showLogLine, uri, line);
    }
  }

  private post(message: HostToReport): void {
    void this.panel.webview.postMessage(message);
  }
}
