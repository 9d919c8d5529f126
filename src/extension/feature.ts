import type * as vscode from 'vscode';
import type { Grids } from './logs/grids';
import type { LogSessions } from './logs/logSessions';
import type { RestoredReports } from './report/restoredReports';
import type { VirtualTexts } from './vscode/virtualTexts';

/** What features need to register themselves. */
export interface Host {
  readonly sessions: LogSessions;
  readonly grids: Grids;
  readonly texts: VirtualTexts;
  readonly restoredReports: RestoredReports;
  readonly extensionUri: vscode.Uri;
  /** What the extension remembers for this workspace. VS Code writes it to disk, so it must not contain patient data. */
  readonly workspaceState: vscode.Memento;
  /** What the extension remembers for every workspace. It must not contain patient data. */
  readonly globalState: vscode.Memento;
}

/** Registers what a feature contributes. Disposing the result removes it. */
export type Feature = (host: Host) => vscode.Disposable;
