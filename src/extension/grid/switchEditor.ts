import * as vscode from 'vscode';
import type { Grids } from '../logs/grids';
import { GRID_VIEW_TYPE } from '../vscode/identifiers';
import type { LogSessions } from '../logs/logSessions';

/** The built-in command of "Reopen Editor With...": replaces an editor with another one, including its unsaved changes. */
const REOPEN_WITH = 'reopenActiveEditorWith';
const TEXT_EDITOR = 'default';

/** Replaces the text editor with the grid, and selects the row that has the cursor. */
export async function openGrid(sessions: LogSessions, grids: Grids, uri?: vscode.Uri): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const target = uri ?? editor?.document.uri;
  if (!target) {
    return;
  }
  if (editor?.document.uri.toString() !== target.toString()) {
    await vscode.commands.executeCommand('vscode.openWith', target, GRID_VIEW_TYPE);
    return;
  }
  const { log } = await sessions.open(editor.document);
  const row = log.rowAtLine(editor.selection.active.line);
  if (row !== undefined && editor.selection.active.line > log.header.line) {
    const { line, character } = editor.selection.active;
    grids.revealWhenOpened(target, row, log.record(row).fieldAt({ line, column: character }));
  }
  await replaceActiveEditorWithGrid();
}

/** Replaces the active editor with the grid, including its unsaved changes. */
export async function replaceActiveEditorWithGrid(): Promise<void> {
  await vscode.commands.executeCommand(REOPEN_WITH, GRID_VIEW_TYPE);
}

/** Replaces the grid with the text editor. */
export async function openText(uri?: vscode.Uri): Promise<void> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isGrid = input instanceof vscode.TabInputCustom && input.viewType === GRID_VIEW_TYPE;
  if (isGrid && (uri === undefined || uri.toString() === input.uri.toString())) {
    await vscode.commands.executeCommand(REOPEN_WITH, TEXT_EDITOR);
  } else if (uri) {
    await vscode.window.showTextDocument(uri);
  }
}
