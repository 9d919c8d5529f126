import * as vscode from 'vscode';
import type { Grids } from '../logs/grids';
import { GRID_VIEW_TYPE } from '../vscode/identifiers';
import type { LogSessions } from '../logs/logSessions';

/** The built-in command behind "Reopen Editor With...": it puts one editor in the other's place, unsaved edits and all. */
const REOPEN_WITH = 'reopenActiveEditorWith';
const TEXT_EDITOR = 'default';

/** Opens the grid in place of the text editor, at the row where the cursor is. */
export async function openGridAt(sessions: LogSessions, grids: Grids, uri?: vscode.Uri): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const target = uri ?? editor?.document.uri;
  if (!target) {
    return;
  }
  if (editor?.document.uri.toString() !== target.toString()) {
    await vscode.commands.executeCommand('vscode.openWith', target, GRID_VIEW_TYPE);
    return;
  }
  const { log } = await sessions.of(editor.document);
  const row = log.rowAtLine(editor.selection.active.line);
  if (row !== undefined && editor.selection.active.line > log.header.line) {
    const { line, character } = editor.selection.active;
    grids.revealWhenOpened(target, row, log.record(row).fieldAt({ line, column: character }));
  }
  await vscode.commands.executeCommand(REOPEN_WITH, GRID_VIEW_TYPE);
}

/** Opens the text editor in place of the grid. */
export async function openTextOf(uri?: vscode.Uri): Promise<void> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isGrid = input instanceof vscode.TabInputCustom && input.viewType === GRID_VIEW_TYPE;
  if (isGrid && (uri === undefined || uri.toString() === input.uri.toString())) {
    await vscode.commands.executeCommand(REOPEN_WITH, TEXT_EDITOR);
  } else if (uri) {
    await vscode.window.showTextDocument(uri);
  }
}
