import * as vscode from 'vscode';
import { BandedLines } from '../report/bandedLines';
import type { RowId } from '../log/rowTable';
import { readGridMessage, type GridToHost, type HostToGrid } from '../protocol/gridMessages';
import { toRange } from './documentLines';
import { GridEdits, isReadOnly, type EditOutcome } from './gridEdits';
import { gridLines, gridState, hasProblem } from './gridLines';
import { COMMANDS } from './identifiers';
import type { LogSession } from './logSessions';

/** How many lines are sent before the grid has said what it shows. */
const FIRST_LINES = 80;

type GridEdit = Extract<GridToHost, { type: 'editCell' | 'addEntry' | 'addEmptyEntry' | 'duplicateRow' | 'deleteRow' }>;

/** One grid on one document: answers what it asks, and tells it of every change. */
export class GridPanel implements vscode.Disposable {
  private banded: BandedLines;
  private readonly edits: GridEdits;
  private readonly subscriptions: vscode.Disposable[];
  private shown = { start: 0, count: FIRST_LINES };
  private isReady = false;
  private isStale = false;
  private toReveal: { row: RowId; column: number } | undefined;

  constructor(
    readonly session: LogSession,
    readonly panel: vscode.WebviewPanel,
  ) {
    this.banded = new BandedLines(session.billed);
    this.edits = new GridEdits(session);
    this.subscriptions = [
      session.onDidChange(() => this.followChange()),
      panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      panel.onDidChangeViewState(() => this.refreshIfStale()),
      // Ctrl+S in a cell sends the value and saves at once: what was typed last belongs into the file.
      vscode.workspace.onWillSaveTextDocument((event) => {
        if (event.document === session.document) {
          event.waitUntil(this.edits.idle);
        }
      }),
    ];
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => void subscription.dispose());
  }

  /** Shows a row, as soon as the grid can. */
  reveal(row: RowId, column: number): void {
    if (!this.isReady) {
      this.toReveal = { row, column };
      return;
    }
    const index = this.banded.indexOfRow(row);
    if (index !== undefined) {
      this.post({ type: 'reveal', generation: this.session.generation, index, column });
    }
  }

  private followChange(): void {
    // A hidden webview receives no messages; it is told everything when it is seen again.
    if (!this.panel.visible) {
      this.isStale = true;
      return;
    }
    this.sendState();
  }

  private refreshIfStale(): void {
    if (this.panel.visible && this.isStale && this.isReady) {
      this.sendState();
    }
  }

  private sendState(): void {
    this.isStale = false;
    if (this.banded.billed === this.session.billed) {
      this.banded.refresh();
    } else {
      // The log was read anew by other settings.
      this.banded = new BandedLines(this.session.billed);
    }
    const { start, count } = this.shown;
    this.post({
      type: 'state',
      state: gridState(this.session, this.banded, this.isReadOnly),
      window: gridLines(this.session, this.banded, start, count),
    });
  }

  private get isReadOnly(): boolean {
    return isReadOnly(this.session.document, (scheme) => vscode.workspace.fs.isWritableFileSystem(scheme));
  }

  private async receive(message: unknown): Promise<void> {
    const read = readGridMessage(message);
    if (read) {
      await this.answer(read);
    }
  }

  private async answer(message: GridToHost): Promise<void> {
    const { document } = this.session;
    switch (message.type) {
      case 'ready':
        this.beginShowing();
        break;
      case 'requestLines':
        this.shown = { start: message.start, count: message.count };
        this.post({ type: 'lines', window: gridLines(this.session, this.banded, message.start, message.count) });
        break;
      case 'nextProblem':
        this.revealProblem(message.from, message.backwards ? -1 : 1);
        break;
      case 'showInText':
        await this.showInText(message.row as RowId, message.column);
        break;
      case 'switchToText':
        await vscode.commands.executeCommand(COMMANDS.openText, document.uri);
        break;
      case 'generateReport':
        await vscode.commands.executeCommand(COMMANDS.generateReport, document.uri);
        break;
      default:
        this.tell(await this.edit(message));
    }
  }

  private edit(message: GridEdit): Promise<EditOutcome> {
    switch (message.type) {
      case 'editCell':
        return this.edits.editCell(message.row as RowId, message.column, message.was, message.value);
      case 'addEntry':
        return this.edits.addEntry(message.row as RowId);
      case 'addEmptyEntry':
        return this.edits.addEmptyEntry();
      case 'duplicateRow':
        return this.edits.duplicateRow(message.row as RowId);
      case 'deleteRow':
        return this.edits.deleteRow(message.row as RowId);
    }
  }

  private beginShowing(): void {
    this.isReady = true;
    this.sendState();
    if (this.toReveal) {
      this.reveal(this.toReveal.row, this.toReveal.column);
      this.toReveal = undefined;
    }
  }

  private tell(outcome: EditOutcome): void {
    if (!outcome.ok) {
      this.post({ type: 'refused', sentence: outcome.sentence });
      this.sendState();
    } else if (outcome.show) {
      this.reveal(outcome.show.row, outcome.show.column);
    }
  }

  private revealProblem(from: number, step: 1 | -1): void {
    const { billed, generation, log } = this.session;
    const { lineCount } = this.banded;
    for (let tried = 1; tried <= lineCount; tried++) {
      const index = (((from + step * tried) % lineCount) + lineCount) % lineCount;
      const line = this.banded.at(index);
      if (line?.kind === 'row' && hasProblem(billed, line.row)) {
        const [problem] = billed.problemsOf(line.row);
        const record = log.record(line.row);
        const column = problem ? record.fieldAt(problem.range.start) : -1;
        this.post({ type: 'reveal', generation, index, column });
        return;
      }
    }
  }

  private async showInText(row: RowId, column: number): Promise<void> {
    const { document, log } = this.session;
    if (!log.holds(row)) {
      return;
    }
    const record = log.record(row);
    const range = column < record.fieldCount ? record.range(column) : record.recordRange();
    await vscode.window.showTextDocument(document, { selection: toRange(range), viewColumn: vscode.ViewColumn.Active });
  }

  private post(message: HostToGrid): void {
    void this.panel.webview.postMessage(message);
  }
}
