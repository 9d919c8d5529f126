import * as vscode from 'vscode';
import { DIAGNOSTIC_SOURCE, LANGUAGE_ID } from './identifiers';
import type { Feature } from './feature';
import type { GridPanels } from './gridPanels';
import type { LogSessions } from './logSessions';

/**
 * A problem that is selected in the Problems panel is shown in the grid, where that is what the person works in. VS Code has no
 * event for it: it opens the text editor at the problem's place. When that takes the grid's place in its group, the grid comes
 * back with the cell selected, and the text editor that was opened for it is closed; a grid beside it follows along.
 *
 * Where the grid is the default editor, VS Code opens it without any place, so nothing can be revealed there.
 */
export const problemReveal: Feature = ({ sessions, grids }) => {
  const consider = (editor: vscode.TextEditor | undefined): void => {
    if (editor?.document.languageId === LANGUAGE_ID) {
      void showInGrid(editor, sessions, grids);
    }
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(consider),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      // A person's own keys and clicks in the text mean the text.
      if (kind === undefined || kind === vscode.TextEditorSelectionChangeKind.Command) {
        consider(textEditor);
      }
    }),
  );
};

async function showInGrid(editor: vscode.TextEditor, sessions: LogSessions, grids: GridPanels): Promise<void> {
  const { document, selection, viewColumn } = editor;
  const session = sessions.find(document.uri);
  const grid = grids.visible(document.uri) ?? grids.justCovered(document.uri, viewColumn);
  const isProblem = vscode.languages
    .getDiagnostics(document.uri)
    .some(({ source, range }) => source === DIAGNOSTIC_SOURCE && range.start.isEqual(selection.start));
  const row = session?.log.rowAtLine(selection.start.line);
  if (!session || !grid || !isProblem || row === undefined || selection.start.line <= session.log.header.line) {
    return;
  }
  const { line, character } = selection.start;
  const column = session.log.record(row).fieldAt({ line, column: character });
  if (!grid.panel.visible) {
    const tab = textTab(document.uri, viewColumn);
    grid.panel.reveal(undefined, true);
    if (tab) {
      await vscode.window.tabGroups.close(tab, true);
    }
  }
  grid.reveal(row, column);
}

function textTab(uri: vscode.Uri, viewColumn: vscode.ViewColumn | undefined): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .find((group) => group.viewColumn === viewColumn)
    ?.tabs.find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}
