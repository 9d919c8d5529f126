import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { COMMANDS, GRID_VIEW_TYPE } from '../vscode/identifiers';
import { openGrid, openText } from './switchEditor';
import type { Grids } from '../logs/grids';
import type { LogSession } from '../logs/logSession';
import { createWebviewPage, getWebviewRoot } from '../vscode/webviewPage';

/**
 * The grid: a custom editor for the text document itself, so VS Code handles undo, saving, and hot exit, and the text editor shows
 * the same document. Several grids can be open for one document.
 */
export const gridEditor: Feature = ({ sessions, extensionUri, grids, workspaceState }) =>
  vscode.Disposable.from(
    vscode.window.registerCustomEditorProvider(
      GRID_VIEW_TYPE,
      new GridEditor(grids, workspaceState, extensionUri, (document) => sessions.open(document)),
    ),
    vscode.commands.registerCommand(COMMANDS.openGrid, (uri?: vscode.Uri) => openGrid(sessions, grids, uri)),
    vscode.commands.registerCommand(COMMANDS.openText, (uri?: vscode.Uri) => openText(uri)),
  );

class GridEditor implements vscode.CustomTextEditorProvider {
  constructor(
    private readonly grids: Grids,
    private readonly workspaceState: vscode.Memento,
    private readonly extensionUri: vscode.Uri,
    private readonly getSession: (document: vscode.TextDocument) => Promise<LogSession>,
  ) {}

  async resolveCustomTextEditor(
    document: vscode.TextDocument,
    panel: vscode.WebviewPanel,
    token: vscode.CancellationToken,
  ): Promise<void> {
    panel.webview.options = { enableScripts: true, localResourceRoots: [getWebviewRoot(this.extensionUri)] };
    const [{ GridPanel }, { GridMemory }, session] = await Promise.all([
      import('./gridPanel'),
      import('./gridMemory'),
      this.getSession(document),
    ]);
    // The user may have closed the grid or its document in the meantime.
    if (token.isCancellationRequested || document.isClosed) {
      return;
    }
    const grid = new GridPanel(session, panel, new GridMemory(this.workspaceState));
    this.grids.add(grid);
    panel.onDidDispose(() => {
      this.grids.remove(grid);
      grid.dispose();
    });
    panel.webview.html = createWebviewPage(panel.webview, this.extensionUri, 'grid');
  }
}
