import * as vscode from 'vscode';
import type { MonthEndPiece } from '../../verbs/monthEnd/monthEndFile';

/** Returns the pieces of a month end that is open as a notebook: one for each of its cells, in order. */
export function listPieces(notebook: vscode.NotebookDocument): readonly Pick<MonthEndPiece, 'kind' | 'content'>[] {
  return notebook.getCells().map(({ kind, document }) => ({
    kind: kind !== vscode.NotebookCellKind.Code ? 'text' : document.languageId === 'yaml' ? 'settings' : 'cell',
    content: document.getText(),
  }));
}
