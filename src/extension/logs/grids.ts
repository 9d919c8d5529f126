import * as vscode from 'vscode';
import type { RowId } from '../../log/rows/rowId';
import type { ViewedLines } from '../../sheet/viewedLines';
import type { LogSession } from './logSession';

/** An open grid, as far as other features use it. */
export interface OpenGrid {
  readonly session: LogSession;
  readonly panel: vscode.WebviewPanel;
  /** The lines in the order in which the grid shows them. */
  readonly viewed: ViewedLines;
  /** True for a few seconds after the user opened the text editor from this grid. */
  readonly hasJustShownText: boolean;
  /** Selects a cell, as soon as the grid is ready. @param column -1 for the row as a whole */
  reveal(row: RowId, column: number): void;
  /** Opens the form for a new entry, as soon as the grid is ready. */
  openFormWhenShown(): void;
}

/** The open grids, and what to show in grids that are about to open. */
export class Grids {
  private readonly open = new Set<OpenGrid>();
  private readonly closed = new vscode.EventEmitter<OpenGrid>();
  private readonly formsToOpen = new Set<string>();
  private readonly cellsToReveal = new Map<string, { readonly row: RowId; readonly column: number }>();

  /** Fires after a grid was closed. */
  readonly onDidClose = this.closed.event;

  /** Adds a grid that has just opened, and shows in it what was requested earlier. */
  add(grid: OpenGrid): void {
    this.open.add(grid);
    const key = grid.session.document.uri.toString();
    if (this.formsToOpen.delete(key)) {
      grid.openFormWhenShown();
    }
    const cell = this.cellsToReveal.get(key);
    if (cell) {
      this.cellsToReveal.delete(key);
      grid.reveal(cell.row, cell.column);
    }
  }

  /** Removes a grid that was closed. */
  remove(grid: OpenGrid): void {
    this.open.delete(grid);
    this.closed.fire(grid);
  }

  /** Returns a grid of the document, visible or not. */
  find(uri: vscode.Uri): OpenGrid | undefined {
    return this.listGrids(uri)[0];
  }

  /** Returns a visible grid of the document. */
  findVisible(uri: vscode.Uri): OpenGrid | undefined {
    return this.listGrids(uri).find(({ panel }) => panel.visible);
  }

  /** Selects a cell in the next grid that opens for the document. */
  revealWhenOpened(uri: vscode.Uri, row: RowId, column: number): void {
    this.cellsToReveal.set(uri.toString(), { row, column });
  }

  /** Opens the form for a new entry in the next grid that opens for the document. */
  openFormWhenOpened(uri: vscode.Uri): void {
    this.formsToOpen.add(uri.toString());
  }

  private listGrids(uri: vscode.Uri): OpenGrid[] {
    return [...this.open].filter(({ session }) => session.document.uri.toString() === uri.toString());
  }
}
