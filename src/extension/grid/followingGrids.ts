import * as vscode from 'vscode';
import type { Feature } from '../feature';
import type { Grids } from '../logs/grids';
import { GRID_VIEW_TYPE } from '../vscode/identifiers';
import { replaceActiveEditorWithGrid } from './switchEditor';

/** The longest time between closing the grid of the old file and opening the new file, in milliseconds. */
const OPENING_MS = 5000;

interface ClosedGrid {
  readonly uri: vscode.Uri;
  readonly closedAt: number;
}

/** A file that was just written and opened, or renamed. */
interface NewFile {
  readonly uri: vscode.Uri;
  /** The file's earlier name, if it was renamed. */
  readonly earlier: vscode.Uri | undefined;
  readonly madeAt: number;
}

/**
 * Keeps a log in the grid when its file is renamed or saved with another name. VS Code closes the grid and opens the new file in the
 * text editor. It has no event for "Save As", so a file that was written and opened just when a grid was closed is that grid's file.
 */
export const followingGrids: Feature = ({ grids, workspaceState }) => {
  const following = new FollowingGrids(grids, workspaceState);
  return vscode.Disposable.from(
    grids.onDidClose(({ session }) => following.addClosed(session.document.uri)),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => void following.addOpened(uri)),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      files.forEach(({ oldUri, newUri }) => following.addFile(newUri, oldUri));
    }),
    vscode.window.tabGroups.onDidChangeTabs(() => following.follow()),
  );
};

/** VS Code reports closing, opening, and writing in any order, so each event looks for a grid to keep. */
class FollowingGrids {
  private closed: readonly ClosedGrid[] = [];
  private files: readonly NewFile[] = [];

  constructor(
    private readonly grids: Grids,
    private readonly state: vscode.Memento,
  ) {}

  addClosed(uri: vscode.Uri): void {
    this.closed = [...this.closed, { uri, closedAt: Date.now() }];
    this.follow();
  }

  async addOpened(uri: vscode.Uri): Promise<void> {
    if (await wasJustWritten(uri)) {
      this.addFile(uri);
    }
  }

  addFile(uri: vscode.Uri, earlier?: vscode.Uri): void {
    const others = this.files.filter((file) => file.uri.toString() !== uri.toString() || file.earlier !== undefined);
    this.files = [...others, { uri, earlier, madeAt: Date.now() }];
    this.follow();
  }

  /** Opens the grid for each new file that is in a text editor instead of the grid that was closed. */
  follow(): void {
    const oldest = Date.now() - OPENING_MS;
    this.closed = this.closed.filter(({ closedAt }) => closedAt > oldest);
    this.files = this.files.filter(({ madeAt }) => madeAt > oldest);
    if (this.closed.length === 0 || this.files.length === 0) {
      return;
    }
    for (const tab of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
      const before = this.findGrid(tab);
      if (before) {
        this.closed = this.closed.filter((grid) => grid !== before);
        void this.keepGrid(tab, before);
      }
    }
  }

  private findGrid({ input }: vscode.Tab): ClosedGrid | undefined {
    if (!(input instanceof vscode.TabInputText) || !isLogName(input.uri)) {
      return undefined;
    }
    return this.closed.find(({ uri }) => this.files.some((file) => isSameLog(file, input.uri, uri)));
  }

  private async keepGrid(tab: vscode.Tab, closed: ClosedGrid): Promise<void> {
    const { input, group } = tab;
    if (!(input instanceof vscode.TabInputText) || this.grids.find(input.uri)) {
      return;
    }
    const { GridMemory } = await import('./gridMemory');
    const memory = new GridMemory(this.state);
    memory.write(input.uri, memory.read(closed.uri));
    if (tab.isActive && group.isActive) {
      await replaceActiveEditorWithGrid();
      return;
    }
    await vscode.commands.executeCommand('vscode.openWith', input.uri, GRID_VIEW_TYPE, {
      viewColumn: group.viewColumn,
      preserveFocus: true,
      background: !tab.isActive,
    });
    await vscode.window.tabGroups.close(tab, true);
  }
}

/** Returns true if the file that a tab shows is the one that a closed grid showed, with a new name. */
function isSameLog({ uri, earlier }: NewFile, shown: vscode.Uri, closed: vscode.Uri): boolean {
  if (earlier === undefined) {
    return uri.toString() === shown.toString() && closed.toString() !== shown.toString();
  }
  // The file, or a folder above it, was renamed.
  const isBelow = closed.path === earlier.path || closed.path.startsWith(`${earlier.path}/`);
  return isBelow && shown.path === uri.path + closed.path.slice(earlier.path.length);
}

async function wasJustWritten(uri: vscode.Uri): Promise<boolean> {
  if (!isLogName(uri)) {
    return false;
  }
  try {
    const { mtime, ctime } = await vscode.workspace.fs.stat(uri);
    return Math.max(mtime, ctime) > Date.now() - OPENING_MS;
  } catch {
    // It isn't in a file, or the file was removed.
    return false;
  }
}

function isLogName(uri: vscode.Uri): boolean {
  return uri.path.toLowerCase().endsWith('.csv');
}
