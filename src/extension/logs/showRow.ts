import * as vscode from 'vscode';
import { GRID_VIEW_TYPE } from '../vscode/identifiers';
import { isOpenAsText } from '../vscode/activeLog';
import { openDocument } from '../vscode/openDocument';
import type { RowId } from '../../log/rows/rowId';
import type { Grids, OpenGrid } from './grids';
import type { LogSession } from './logSession';
import type { LogSessions } from './logSessions';

/** What the views of a log need to show one of its rows. */
interface LogViews {
  readonly sessions: LogSessions;
  readonly grids: Grids;
}

/**
 * Selects a row in the grid of a log, so that no text editor covers the grid. A grid that is open is shown; a visible text editor is
 * preferred to a hidden grid. If neither is open and the grid is the default editor of the log, the grid is opened.
 *
 * @param findRow returns the row in the log; undefined for none, then only the grid is shown
 * @returns false if the row has to be shown in the text editor
 */
export async function showRowInGrid(
  { sessions, grids }: LogViews,
  uri: vscode.Uri,
  findRow: (session: LogSession) => RowId | undefined,
): Promise<boolean> {
  const grid = findGrid(grids, uri);
  if (grid) {
    grid.panel.reveal(undefined, false);
    const row = findRow(grid.session);
    if (row !== undefined) {
      grid.reveal(row, -1);
    }
    return true;
  }
  if (isOpenAsText(uri) || !isGridDefault(uri)) {
    return false;
  }
  const document = await openDocument(uri);
  if (!document) {
    return true;
  }
  const row = findRow(await sessions.open(document));
  if (row !== undefined) {
    grids.revealWhenOpened(uri, row, -1);
  }
  await vscode.commands.executeCommand('vscode.openWith', uri, GRID_VIEW_TYPE);
  return true;
}

function findGrid(grids: Grids, uri: vscode.Uri): OpenGrid | undefined {
  const isTextVisible = vscode.window.visibleTextEditors.some(({ document }) => isSame(document.uri, uri));
  return grids.findVisible(uri) ?? (isTextVisible ? undefined : grids.find(uri));
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

/** Whether VS Code opens the file in the grid: the user chose it for a pattern such as `*.timelog.csv`. */
export function isGridDefault(uri: vscode.Uri): boolean {
  const associations = vscode.workspace
    .getConfiguration('workbench')
    .get<Readonly<Record<string, string>>>('editorAssociations', {});
  return Object.entries(associations).some(
    ([pattern, viewType]) => viewType === GRID_VIEW_TYPE && uri.path.endsWith(pattern.replace(/^(?:\*\*\/)?\*/, '')),
  );
}
