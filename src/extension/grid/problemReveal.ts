import * as vscode from 'vscode';
import { DIAGNOSTIC_SOURCE, GRID_VIEW_TYPE, LANGUAGE_ID } from '../vscode/identifiers';
import type { Feature } from '../feature';
import type { Grids } from '../logs/grids';
import type { LogSessions } from '../logs/logSessions';

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
  const covering = coveringTab(uri, viewColumn);
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

/** The passing text editor of a document that stands in front of its grid in this group, if there is one. */
function coveringTab(uri: vscode.Uri, viewColumn: vscode.ViewColumn | undefined): vscode.Tab | undefined {
  const group = vscode.window.tabGroups.all.find((its) => its.viewColumn === viewColumn);
  const hasGrid = group?.tabs.some(
    ({ input }) =>
      input instanceof vscode.TabInputCustom &&
      input.viewType === GRID_VIEW_TYPE &&
      input.uri.toString() === uri.toString(),
  );
  const front = group?.activeTab;
  const isPassing =
    front?.isPreview === true &&
    front.input instanceof vscode.TabInputText &&
    front.input.uri.toString() === uri.toString();
  return hasGrid && isPassing ? front : undefined;
}
