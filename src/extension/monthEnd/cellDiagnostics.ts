import * as vscode from 'vscode';
import { makeRange } from '../../log/csv/lines';
import type { CalendarDate } from '../../log/values/calendarDate';
import { findMonthEndProblems } from '../../verbs/monthEnd/cellProblems';
import { Debounce } from '../vscode/debounce';
import { watchFiles } from '../vscode/fileWatch';
import { MONTH_END_TYPE } from '../vscode/identifiers';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { listPieces } from './notebookPieces';

/** Long enough not to mark a half-typed command at every key press. */
const DELAY_MS = 300;

/** Shows the problems of every month end that is open as a notebook. */
export class CellDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('cocm-month-end');
  private readonly open = new Map<vscode.NotebookDocument, OpenMonthEnd>();
  private readonly subscription: vscode.Disposable;

  constructor(private readonly today: () => CalendarDate) {
    this.subscription = vscode.Disposable.from(
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.add(notebook)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => this.open.get(notebook)?.updateSoon()),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        this.open.get(notebook)?.dispose();
        this.open.delete(notebook);
      }),
    );
    vscode.workspace.notebookDocuments.forEach((notebook) => this.add(notebook));
  }

  dispose(): void {
    this.subscription.dispose();
    [...this.open.values()].forEach((monthEnd) => monthEnd.dispose());
    this.collection.dispose();
  }

  private add(notebook: vscode.NotebookDocument): void {
    if (notebook.notebookType === MONTH_END_TYPE && !this.open.has(notebook)) {
      this.open.set(notebook, new OpenMonthEnd(notebook, this.collection, this.today));
    }
  }
}

/** The problems of one month end, and the files that they depend on. */
class OpenMonthEnd implements vscode.Disposable {
  private readonly delayed = new Debounce(() => void this.update(), DELAY_MS);
  /** The documents of cells with problems. */
  private marked: readonly vscode.Uri[] = [];
  private watched = '';
  private watch: vscode.Disposable | undefined;
  /** Counts the updates: only the last one is shown. */
  private updates = 0;

  constructor(
    private readonly notebook: vscode.NotebookDocument,
    private readonly collection: vscode.DiagnosticCollection,
    private readonly today: () => CalendarDate,
  ) {
    void this.update();
  }

  updateSoon(): void {
    this.delayed.start();
  }

  dispose(): void {
    this.updates++;
    this.delayed.dispose();
    this.watch?.dispose();
    this.marked.forEach((uri) => this.collection.delete(uri));
  }

  private async update(): Promise<void> {
    const update = ++this.updates;
    const folder = vscode.Uri.joinPath(this.notebook.uri, '..');
    const cells = this.notebook.getCells();
    const checked = new Map<string, vscode.Uri>();
    const found = await findMonthEndProblems(listPieces(this.notebook), {
      today: this.today(),
      exists: async (path) => {
        const uri = workspaceFiles.resolve(folder, path);
        checked.set(uri.toString(), uri);
        return (await workspaceFiles.stat(uri)).ok;
      },
    });
    if (update !== this.updates) {
      return;
    }
    this.marked.forEach((uri) => this.collection.delete(uri));
    this.marked = cells.map(({ document }) => document.uri);
    cells.forEach(({ document }, index) => {
      const diagnostics = (found[index] ?? []).map(({ code, severity, line, start, end, message }) =>
        toDiagnostic({ code, severity, message, range: makeRange(line, start, line, end) }),
      );
      this.collection.set(document.uri, diagnostics);
    });
    this.watchAgain(checked);
  }

  /** Watches the files that were checked, so that a problem goes away when the file is created. */
  private watchAgain(checked: ReadonlyMap<string, vscode.Uri>): void {
    const key = [...checked.keys()].sort().join('\n');
    if (key !== this.watched) {
      this.watched = key;
      this.watch?.dispose();
      this.watch = watchFiles([...checked.values()], () => this.updateSoon());
    }
  }
}
