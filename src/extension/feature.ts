import type * as vscode from 'vscode';
import type { GridMemory } from './grid/gridMemory';
import type { GridPanels } from './grid/gridPanels';
import type { LogSessions } from './logs/logSessions';
import type { ReadingTexts } from './vscode/virtualTexts';

/** What every feature is given to register itself. */
export interface Host {
  readonly sessions: LogSessions;
  readonly grids: GridPanels;
  readonly gridMemory: GridMemory;
  readonly texts: ReadingTexts;
  readonly extensionUri: vscode.Uri;
}

/** A feature registers all it contributes, and answers what takes it away again. */
export type Feature = (host: Host) => vscode.Disposable;
