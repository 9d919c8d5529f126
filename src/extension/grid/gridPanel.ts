import * as vscode from 'vscode';
import type { RowId } from '../../log/rows/rowId';
import { readGridMessage, type GridLayout, type GridToHost, type HostToGrid } from '../../protocol/gridMessages';
import type { EntryDraft, GridBlockEdit, GridRowEdit } from '../../protocol/gridRequests';
import { NO_FILTER, filterParts, withExistingColumns, type RequestedView } from '../../sheet/viewChoice';
import { ViewedLines } from '../../sheet/viewedLines';
import { readOnlySentence, type EditResult } from '../logs/documentEdits';
import { toRange } from '../vscode/documentLines';
import { isReadOnlyDocument, onDidChangeReadOnlyFiles } from '../vscode/readOnlyDocument';
import { GridAnswers } from './gridAnswers';
import { GridEditRequests } from './gridEditRequests';
import { GridSearches } from './gridSearches';
import { createGridLines, createGridState } from './gridLines';
import type { GridMemory } from './gridMemory';
import { askForValues } from './valueFilter';
import { MovedRows, describeMovedRows, findEditedRows } from './movedRows';
import { COMMANDS } from '../vscode/identifiers';
import type { OpenGrid } from '../logs/grids';
import { remedyHeader } from './headerRemedy';
import type { LogSession } from '../logs/logSession';

/** The number of lines to send before the grid has reported which lines it shows. */
const FIRST_LINES = 80;
/** The time that VS Code may need to open the text editor and place the cursor. */
const OPENING_TEXT_MS = 3000;

type Message<T extends GridToHost['type']> = Extract<GridToHost, { type: T }>;

/** One grid of one document: answers the grid's messages, and sends it every change. */
export class GridPanel implements OpenGrid, vscode.Disposable {
  readonly viewed: ViewedLines;
  private readonly edits: GridEditRequests;
  private readonly answers: GridAnswers;
  private readonly searches: GridSearches;
  private readonly subscriptions: vscode.Disposable[];
  private layout: GridLayout;
  /** Increases whenever lines can have moved, because of a change to the log or to the view. */
  private generation = 0;
  /** The generation of the log that the filter and the sort order were applied to. */
  private viewedAt: number;
  private shown = { start: 0, count: FIRST_LINES };
  private isReady = false;
  /** Whether VS Code keeps the document read-only, as far as it's known. */
  private isReadOnly: boolean;
  /** Whether the log has changed since the lines were arranged. */
  private isStale = false;
  private textOpenedAt = 0;
  private mustOpenForm = false;
  /** What is entered in the form, which must not be lost when the tab is hidden. It's never written to disk. */
  private draft: EntryDraft | undefined;
  private cellToReveal: { row: RowId; column: number } | undefined;

  constructor(
    readonly session: LogSession,
    readonly panel: vscode.WebviewPanel,
    private readonly memory: GridMemory,
  ) {
    this.viewed = new ViewedLines(session);
    this.answers = new GridAnswers(session);
    this.searches = new GridSearches(session, this.viewed, {
      getGeneration: () => this.generation,
      reveal: ({ row, column }, extend) => this.reveal(row, column, { extend }),
      post: (message) => this.post(message),
    });
    this.edits = new GridEditRequests(
      session,
      this.viewed,
      this.answers,
      () => this.generation,
      (sentence) => this.post({ type: 'notice', sentence }),
    );
    this.viewedAt = session.generation;
    this.isReadOnly = vscode.workspace.fs.isWritableFileSystem(session.document.uri.scheme) === false;
    const { layout, choice, folded } = memory.read(session.document.uri);
    this.layout = layout;
    this.viewed.choose(withExistingColumns(choice, session.log.header.columns.names.length));
    this.viewed.foldGroups(folded);
    this.subscriptions = [
      session.use(),
      session.onDidChange(() => this.followChange()),
      session.onDidChangeClosedMonths(() => this.followChange()),
      panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      panel.onDidChangeViewState(() => {
        // VS Code discards the page of a hidden panel; a new page sends `ready` again.
        this.isReady &&= panel.visible;
        this.refreshIfStale();
        void this.updateReadOnly();
      }),
      onDidChangeReadOnlyFiles(() => void this.updateReadOnly()),
      // Ctrl+S in a cell sends the value and saves at once: the file must have the value.
      vscode.workspace.onWillSaveTextDocument((event) => {
        if (event.document === session.document) {
          event.waitUntil(this.edits.idle);
        }
      }),
    ];
  }

  dispose(): void {
    this.searches.stop();
    this.subscriptions.forEach((subscription) => void subscription.dispose());
  }

  get hasJustShownText(): boolean {
    return Date.now() - this.textOpenedAt < OPENING_TEXT_MS;
  }

  /** Selects a cell, as soon as the grid is ready. Unfolds the row's group, and clears a filter that hides the row. */
  reveal(row: RowId, column: number, { extend = false, follows = false } = {}): void {
    if (!this.isReady || !this.panel.visible) {
      this.cellToReveal = { row, column };
      return;
    }
    if (this.viewed.unfoldRow(row)) {
      this.sendState();
    }
    let index = this.viewed.indexOfRow(row);
    if (index === undefined && filterParts(this.viewed.choice.filter) > 0 && this.session.log.has(row)) {
      this.chooseView({ ...this.viewed.choice, filter: NO_FILTER });
      index = this.viewed.indexOfRow(row);
    }
    if (index !== undefined) {
      this.post({ type: 'reveal', generation: this.generation, index, column, extend, follows });
    }
  }

  openFormWhenShown(): void {
    this.mustOpenForm = true;
  }

  private followChange(): void {
    this.isStale = true;
    if (this.panel.visible) {
      this.sendState();
    } else {
      // A hidden webview receives no messages; it gets everything when it's visible again. Its earlier requests refer to lines
      // that have changed since.
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
      state: createGridState(this.session, this.viewed, {
        generation,
        isReadOnly: this.isReadOnly,
        isViewStale,
        layout,
      }),
      window: createGridLines(this.session, this.viewed, { generation, ...this.shown }),
    });
  }

  /** Finds out whether the document can be edited, and shows it if that has changed. */
  private async updateReadOnly(): Promise<void> {
    const isReadOnly = await isReadOnlyDocument(this.session.document);
    if (isReadOnly !== this.isReadOnly) {
      this.isReadOnly = isReadOnly;
      this.followChange();
    }
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
        this.post({ type: 'lines', window: createGridLines(this.session, this.viewed, { generation, start, count }) });
        break;
      }
      case 'chooseView':
        this.chooseView(message.choice);
        this.reselect(message.selected);
        break;
      case 'filterByValues': {
        const choice = await askForValues(this.session, () => this.viewed.choice, message.column);
        if (choice) {
          this.chooseView(choice);
        }
        break;
      }
      case 'fold':
        this.fold(message);
        break;
      case 'foldAll':
        this.viewed.foldAll(message.isFolded);
        this.storeAndSend();
        this.reselect(message.selected);
        break;
      case 'keepLayout':
        this.layout = message.layout;
        this.store();
        break;
      case 'showInText':
        await this.showInText(message.row as RowId, message.column);
        break;
      case 'showRow':
        this.reveal(message.row as RowId, message.column);
        break;
      case 'showHeaderInText':
        await this.showText(new vscode.Range(this.session.log.header.line, 0, this.session.log.header.line, 0));
        break;
      case 'switchToText':
        await vscode.commands.executeCommand(COMMANDS.openText, uri);
        break;
      case 'keepDraft':
        this.draft = message.draft;
        break;
      case 'remedyHeader':
        await remedyHeader(this.session, message.remedy);
        break;
      case 'generateReport':
        await vscode.commands.executeCommand(COMMANDS.generateReport, uri);
        break;
      case 'sortInFile':
        await vscode.commands.executeCommand(COMMANDS.sortRowsInFile, uri);
        break;
      case 'editReadOnly':
        await this.updateReadOnly();
        if (this.isReadOnly) {
          this.post({ type: 'refused', sentence: readOnlySentence(this.session.document) });
        }
        break;
      case 'nextProblem':
      case 'edgeOfRegion':
      case 'find':
      case 'copyCells':
      case 'askSelectionFigures':
        await this.searches.answer(message);
        break;
      case 'askFilterChoices':
      case 'askSuggestions':
      case 'askPreview':
      case 'askEntryPreview':
      case 'askPatients':
      case 'askProblems':
      case 'askFixes':
        this.post(this.answers.answer(message));
        break;
      default:
        await this.makeEdit(message);
        // The user can make an editor read-only, or editable, at any time, and VS Code has no event for it.
        void this.updateReadOnly();
    }
  }

  private beginShowing(): void {
    this.isReady = true;
    this.sendState();
    void this.updateReadOnly();
    if (this.mustOpenForm || this.draft) {
      this.mustOpenForm = false;
      this.post({ type: 'openForm', ...(this.draft && { draft: this.draft }) });
    }
    if (this.cellToReveal) {
      const { row, column } = this.cellToReveal;
      this.cellToReveal = undefined;
      this.reveal(row, column);
    }
  }

  private async makeEdit(message: GridRowEdit | GridBlockEdit): Promise<void> {
    const moved = new MovedRows(this.session, this.viewed, findEditedRows(message, this.viewed, this.generation));
    const result = await this.edits.make(message);
    const rows = result.ok ? moved.list() : [];
    this.finishEdit(result);
    const [first] = rows;
    if (first !== undefined) {
      // The row would vanish from sight, so the selection follows it.
      this.reveal(first, message.type === 'editCell' ? message.column : -1, { follows: true });
      this.post({ type: 'notice', sentence: describeMovedRows(this.session, rows) });
    }
  }

  private finishEdit(result: EditResult): void {
    if (!result.ok) {
      this.post({ type: 'refused', sentence: result.failure.message });
      this.sendState();
    } else if (result.value) {
      this.reveal(result.value.row, result.value.column);
    }
    this.post({ type: 'settled' });
  }

  private chooseView(choice: RequestedView): void {
    this.viewed.choose(withExistingColumns(choice, this.session.log.header.columns.names.length));
    this.viewedAt = this.session.generation;
    this.storeAndSend();
  }

  private fold({ generation, index }: Message<'fold'>): void {
    if (generation === this.generation && this.viewed.foldLine(index)) {
      this.storeAndSend();
    }
  }

  /** Selects the row again that was selected before the view changed, if it's still visible. */
  private reselect(selected: Message<'chooseView'>['selected']): void {
    const index = selected && this.viewed.indexOfRow(selected.row as RowId);
    if (index !== undefined && selected) {
      const { row, column } = selected;
      this.post({ type: 'reveal', generation: this.generation, index, column, keeps: row });
    }
  }

  private storeAndSend(): void {
    this.store();
    this.sendState();
  }

  private store(): void {
    const { layout, viewed } = this;
    this.memory.write(this.session.document.uri, { layout, choice: viewed.choice, folded: viewed.foldedGroups });
  }

  private async showInText(row: RowId, column: number): Promise<void> {
    const { log } = this.session;
    if (!log.has(row)) {
      return;
    }
    const record = log.record(row);
    const range = column < record.fieldCount ? record.range(column) : record.recordRange();
    await this.showText(toRange(range));
  }

  private async showText(selection: vscode.Range): Promise<void> {
    this.textOpenedAt = Date.now();
    await vscode.window.showTextDocument(this.session.document, { selection, viewColumn: vscode.ViewColumn.Active });
  }

  private post(message: HostToGrid): void {
    void this.panel.webview.postMessage(message);
  }
}
