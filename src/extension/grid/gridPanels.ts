import type * as vscode from 'vscode';
import type { RowId } from '../../log/rows/rowTable';
import type { GridPanel } from './gridPanel';

/** The grids that are open, and rows that wait for one to open. */
export class GridPanels {
  private readonly panels = new Set<GridPanel>();
  private readonly formsAwaited = new Set<string>();
  private readonly awaited = new Map<string, { row: RowId; column: number }>();

  add(grid: GridPanel): void {
    this.panels.add(grid);
    const key = grid.session.document.uri.toString();
    if (this.formsAwaited.delete(key)) {
      grid.openFormWhenShown();
    }
    const awaited = this.awaited.get(key);
    if (awaited) {
      this.awaited.delete(key);
      grid.reveal(awaited.row, awaited.column);
    }
  }

  remove(grid: GridPanel): void {
    this.panels.delete(grid);
  }

  /** A grid of the document that can be seen, or undefined. */
  visible(uri: vscode.Uri): GridPanel | undefined {
    return [...this.panels].find(
      ({ panel, session }) => panel.visible && session.document.uri.toString() === uri.toString(),
    );
  }

  /** A grid of the document, seen or not. */
  ofDocument(uri: vscode.Uri): GridPanel | undefined {
    return [...this.panels].find(({ session }) => session.document.uri.toString() === uri.toString());
  }

  /** Shows a row in the next grid that opens on the document. */
  revealWhenOpened(uri: vscode.Uri, row: RowId, column: number): void {
    this.awaited.set(uri.toString(), { row, column });
  }

  /** Opens the form of a new entry in the next grid that opens on the document. */
  openFormWhenOpened(uri: vscode.Uri): void {
    this.formsAwaited.add(uri.toString());
  }
}
