import * as vscode from 'vscode';
import { DIAGNOSTIC_SOURCE, GRID_VIEW_TYPE, LANGUAGE_ID } from '../vscode/identifiers';
import type { Feature } from '../feature';
import type { Grids } from '../logs/grids';
import type { LogSessions } from '../logs/logSessions';

/**
 * Shows a problem in the grid when the user selects it in the Problems panel while working in the grid. VS Code has no event for
 * this: it opens the text editor at the problem. If that covers the grid, the grid is shown again with the cell selected, and the
 * text editor is closed. A grid in another column selects the cell too.
 *
 * If the grid is the default editor, VS Code opens it without a position, so no cell can be selected.
 */
export const problemReveal: Feature = ({ sessions, grids }) => {
  const revealProblem = (editor: vscode.TextEditor | undefined): void => {
    if (editor?.document.languageId === LANGUAGE_ID) {
      void showInGrid(editor, sessions, grids);
    }
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(revealProblem),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      // With a key or a click in the text, the user means the text editor.
      if (kind === undefined || kind === vscode.TextEditorSelectionChangeKind.Command) {
        revealProblem(textEditor);
      }
    }),
  );
};

async function showInGrid(editor: vscode.TextEditor, sessions: LogSessions, grids: Grids): Promise<void> {
  const { document, selection, viewColumn } = editor;
  const { uri } = document;
  const session = sessions.find(uri);
  const isProblem = vscode.languages
    .getDiagnostics(uri)
    .some(({ source, range }) => source === DIAGNOSTIC_SOURCE && range.start.isEqual(selection.start));
  const row = session?.log.rowAtLine(selection.start.line);
  if (!session || !isProblem || row === undefined || selection.start.line <= session.log.header.line) {
    return;
  }
  const { line, character } = selection.start;
  const column = session.log.record(row).fieldAt({ line, column: character });
  const covering = findCoveringTab(uri, viewColumn);
  const grid = covering ? grids.find(uri) : grids.findVisible(uri);
  if (!grid || grid.hasJustShownText) {
    return;
  }
  if (covering) {
    grid.panel.reveal(undefined, true);
    await vscode.window.tabGroups.close(covering, true);
  }
  grid.reveal(row, column);
}

/** Finds the tab with a preview text editor of a document that covers the document's grid in this editor group. */
function findCoveringTab(uri: vscode.Uri, viewColumn: vscode.ViewColumn | undefined): vscode.Tab | undefined {
  const group = vscode.window.tabGroups.all.find((other) => other.viewColumn === viewColumn);
  const hasGrid = group?.tabs.some(
    ({ input }) =>
      input instanceof vscode.TabInputCustom &&
      input.viewType === GRID_VIEW_TYPE &&
      input.uri.toString() === uri.toString(),
  );
  const active = group?.activeTab;
  const isPreview =
    active?.isPreview === true &&
    active.input instanceof vscode.TabInputText &&
    active.input.uri.toString() === uri.toString();
  return hasGrid && isPreview ? active : undefined;
}
