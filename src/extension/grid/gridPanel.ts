import * as vscode from 'vscode';
import type { RowId } from '../../log/rows/rowId';
import { readGridMessage, type GridLayout, type GridToHost, type HostToGrid } from '../../protocol/gridMessages';
import type { GridBlockEdit, GridRowEdit } from '../../protocol/gridRequests';
import { NO_FILTER, filterParts, type ViewChoice } from '../../sheet/viewChoice';
import { ViewedLines } from '../../sheet/viewedLines';
import { DocumentEdits, notMade, type EditOutcome } from '../logs/documentEdits';
import { toRange } from '../vscode/documentLines';
import { GridAnswers } from './gridAnswers';
import { GridBlockEdits } from './gridBlockEdits';
import { copiedText, edgeOfRegion, foundCell, nextProblem } from './gridSearch';
import { GridEdits, isReadOnly } from './gridEdits';
import { gridLines, gridState } from './gridLines';
import type { GridMemory } from './gridMemory';
import { COMMANDS } from '../vscode/identifiers';
import type { OpenGrid } from '../logs/grids';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** How many lines are sent before the grid has said what it shows. */
const FIRST_LINES = 80;
/** As long as VS Code may take to open the text and to place the cursor there. */
const JUST_MILLISECONDS = 3000;

type Message<T extends GridToHost['type']> = Extract<GridToHost, { type: T }>;

/** A view as a message or the memory has it. */
type ChosenView = Message<'chooseView'>['choice'];

/** One grid on one document: answers what it asks, and tells it of every change. */
export class GridPanel implements OpenGrid, vscode.Disposable {
  readonly viewed: ViewedLines;
  private readonly edits: DocumentEdits;
  private readonly rows: GridEdits;
  private readonly blocks: GridBlockEdits;
  private readonly answers: GridAnswers;
  private readonly subscriptions: vscode.Disposable[];
  private layout: GridLayout;
  /** Goes up whenever lines may have other places: with the log, and with the view. */
  private generation = 0;
  /** The state of the log that filter and order were applied to. */
  private viewedAt: number;
  private shown = { start: 0, count: FIRST_LINES };
  private isReady = false;
  /** Whether the log has changed since the lines were put in their places. */
  private isStale = false;
  private textAskedAt = 0;
  private wantsForm = false;
  private toReveal: { row: RowId; column: number } | undefined;

  constructor(
    readonly session: LogSession,
    readonly panel: vscode.WebviewPanel,
    private readonly memory: GridMemory,
  ) {
    this.viewed = new ViewedLines(session);
    this.edits = new DocumentEdits(session);
    this.rows = new GridEdits(this.edits);
    this.blocks = new GridBlockEdits(this.edits, this.viewed, () => this.generation);
    this.answers = new GridAnswers(session, this.viewed);
    this.viewedAt = session.generation;
    const { layout, choice, folded } = memory.recall(session.document.uri);
    this.layout = layout;
    this.viewed.choose(fittingChoice(choice, session));
    this.viewed.foldGroups(folded);
    this.subscriptions = [
      session.hold(),
      session.onDidChange(() => this.followChange()),
      panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      panel.onDidChangeViewState(() => {
        // VS Code throws the page of a hidden panel away; the next one says `ready` again.
        this.isReady &&= panel.visible;
        this.refreshIfStale();
      }),
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

  /** Whether the person has just asked for the text at a cell, and so wants to see that. */
  get hasJustShownText(): boolean {
    return Date.now() - this.textAskedAt < JUST_MILLISECONDS;
  }

  /** Shows a row, as soon as the grid can; its band is unfolded, and a filter that hides it is taken away. */
  reveal(row: RowId, column: number, extend = false): void {
    if (!this.isReady || !this.panel.visible) {
      this.toReveal = { row, column };
      return;
    }
    if (this.viewed.unfoldRow(row)) {
      this.sendState();
    }
    let index = this.viewed.indexOfRow(row);
    if (index === undefined && filterParts(this.viewed.choice.filter) > 0 && this.session.log.holds(row)) {
      // What was asked for is more than what was filtered before.
      this.chooseView({ ...this.viewed.choice, filter: NO_FILTER });
      index = this.viewed.indexOfRow(row);
    }
    if (index !== undefined) {
      this.post({ type: 'reveal', generation: this.generation, index, column, extend });
    }
  }

  /** Opens the form of a new entry once the grid has begun to show. */
  openFormWhenShown(): void {
    this.wantsForm = true;
  }

  private followChange(): void {
    this.isStale = true;
    if (this.panel.visible) {
      this.sendState();
    } else {
      // A hidden webview receives no messages; it is told everything when it is seen again. What it has asked for before means
      // lines that are others by now.
      this.generation++;
    }
  }

  private refreshIfStale(): void {
    if (this.panel.visible && this.isStale && this.isReady) {
      this.sendState();
    }
  }

  private sendState(): void {
    if (this.isStale) {
      this.isStale = false;
      this.viewed.refresh();
    }
    this.generation++;
    const { generation, layout } = this;
    const { filter, sort } = this.viewed.choice;
    const isViewStale = (filterParts(filter) > 0 || sort !== undefined) && this.viewedAt !== this.session.generation;
    this.post({
      type: 'state',
      state: gridState(this.session, this.viewed, { generation, isReadOnly: this.isReadOnly, isViewStale, layout }),
      window: gridLines(this.session, this.viewed, { generation, ...this.shown }),
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
    const { uri } = this.session.document;
    switch (message.type) {
      case 'ready':
        this.beginShowing();
        break;
      case 'requestLines': {
        const { start, count } = message;
        this.shown = { start, count };
        const { generation } = this;
        this.post({ type: 'lines', window: gridLines(this.session, this.viewed, { generation, start, count }) });
        break;
      }
      case 'chooseView':
        this.chooseView(message.choice);
        this.keepSelected(message.selected);
        break;
      case 'fold':
        this.fold(message);
        break;
      case 'foldAll':
        this.viewed.foldAll(message.isFolded);
        this.keepAndSend();
        this.keepSelected(message.selected);
        break;
      case 'keepLayout':
        this.layout = message.layout;
        this.keep();
        break;
      case 'showInText':
        await this.showInText(message.row as RowId, message.column);
        break;
      case 'switchToText':
        await vscode.commands.executeCommand(COMMANDS.openText, uri);
        break;
      case 'generateReport':
        await vscode.commands.executeCommand(COMMANDS.generateReport, uri);
        break;
      case 'sortInFile':
        await vscode.commands.executeCommand(COMMANDS.sortRowsInFile, uri);
        break;
      case 'nextProblem':
      case 'edgeOfRegion':
      case 'find':
      case 'copyCells':
        await this.search(message);
        break;
      case 'askFilterChoices':
      case 'askSuggestions':
      case 'askPreview':
      case 'askEntryPreview':
      case 'askPatients':
      case 'askFixes':
        this.post(this.answers.answerTo(message));
        break;
      default:
        this.settle(await this.edit(message).catch(notMade));
    }
  }

  private edit(message: GridRowEdit | GridBlockEdit): Promise<EditOutcome> {
    switch (message.type) {
      case 'editCell':
        return this.rows.editCell(message.row as RowId, message.column, message.was, message.value);
      case 'addEntry':
        return this.rows.addEntry(message.row as RowId);
      case 'insertRow':
        return this.rows.insertRow(message.row as RowId, message.place);
      case 'writeEntry':
        return this.rows.writeEntry(message);
      case 'duplicateRow':
        return this.rows.duplicateRow(message.row as RowId);
      case 'applyFix':
        return this.applyFix(message);
      case 'clearCells':
        return this.blocks.clear(message);
      case 'fillDown':
        return this.blocks.fillDown(message);
      case 'pasteCells':
        return this.blocks.paste(message, message.width, message.cells);
      case 'pasteNewRows':
        return this.blocks.pasteNewRows(message.cells);
      case 'deleteRows':
        return this.blocks.deleteRows(message);
      case 'replaceAll':
        return this.blocks.replaceAll(message, (count) => {
          this.post({
            type: 'notice',
            sentence: count === 1 ? t`Replaced in 1 cell.` : t`Replaced in ${count} cells.`,
          });
        });
    }
  }

  private applyFix({ row, code, title }: Message<'applyFix'>): Promise<EditOutcome> {
    return this.edits.inTurn(() => {
      const fix = this.answers.allFixesOf(row as RowId).find((its) => its.code === code && its.title === title);
      return fix
        ? this.edits.make(fix.edits)
        : { ok: false, sentence: t`The row was changed meanwhile, so nothing was done. Look at it and try again.` };
    });
  }

  private beginShowing(): void {
    this.isReady = true;
    this.sendState();
    if (this.wantsForm) {
      this.wantsForm = false;
      this.post({ type: 'openForm' });
    }
    if (this.toReveal) {
      const { row, column } = this.toReveal;
      this.toReveal = undefined;
      this.reveal(row, column);
    }
  }

  private settle(outcome: EditOutcome): void {
    if (!outcome.ok) {
      this.post({ type: 'refused', sentence: outcome.sentence });
      this.sendState();
    } else if (outcome.show) {
      this.reveal(outcome.show.row, outcome.show.column);
    }
    this.post({ type: 'settled' });
  }

  private chooseView(choice: ChosenView): void {
    this.viewed.choose(fittingChoice(choice, this.session));
    this.viewedAt = this.session.generation;
    this.keepAndSend();
  }

  private fold({ generation, index }: Message<'fold'>): void {
    if (generation === this.generation && this.viewed.foldLine(index)) {
      this.keepAndSend();
    }
  }

  /** The selected row stays selected where it has gone, if it is in sight. */
  private keepSelected(selected: Message<'chooseView'>['selected']): void {
    const index = selected && this.viewed.indexOfRow(selected.row as RowId);
    if (index !== undefined && selected) {
      const { row, column } = selected;
      this.post({ type: 'reveal', generation: this.generation, index, column, keeps: row });
    }
  }

  private keepAndSend(): void {
    this.keep();
    this.sendState();
  }

  private keep(): void {
    const { layout, viewed } = this;
    this.memory.keep(this.session.document.uri, { layout, choice: viewed.choice, folded: viewed.foldedGroups });
  }

  private async search(message: Message<'nextProblem' | 'edgeOfRegion' | 'find' | 'copyCells'>): Promise<void> {
    switch (message.type) {
      case 'nextProblem': {
        const found = nextProblem(this.session, this.viewed, message.from, message.backwards ? -1 : 1);
        this.revealIfFound(found);
        break;
      }
      case 'edgeOfRegion':
        this.revealIfFound(edgeOfRegion(this.session, this.viewed, message, this.generation), message.extend);
        break;
      case 'find': {
        const { cell, count, place } = foundCell(this.answers, this.viewed, message);
        this.revealIfFound(cell);
        this.post({ type: 'found', count, place });
        break;
      }
      case 'copyCells':
        if (message.generation === this.generation) {
          await vscode.env.clipboard.writeText(copiedText(this.session, this.viewed, message));
        }
    }
  }

  private revealIfFound(cell: { readonly row: RowId; readonly column: number } | undefined, extend = false): void {
    if (cell) {
      this.reveal(cell.row, cell.column, extend);
    }
  }

  private async showInText(row: RowId, column: number): Promise<void> {
    const { document, log } = this.session;
    if (!log.holds(row)) {
      return;
    }
    this.textAskedAt = Date.now();
    const record = log.record(row);
    const range = column < record.fieldCount ? record.range(column) : record.recordRange();
    await vscode.window.showTextDocument(document, { selection: toRange(range), viewColumn: vscode.ViewColumn.Active });
  }

  private post(message: HostToGrid): void {
    void this.panel.webview.postMessage(message);
  }
}

/** A choice without the order of a column that is no longer there. */
function fittingChoice(choice: ChosenView, { log }: LogSession): ViewChoice {
  const { sort } = choice;
  const isColumn = sort !== undefined && sort.column < log.header.columns.names.length;
  return { ...choice, sort: isColumn ? sort : undefined };
}
