import type * as vscode from 'vscode';
import type { Grids } from './logs/grids';
import type { LogSessions } from './logs/logSessions';
import type { ReadingTexts } from './vscode/virtualTexts';

/** What every feature is given to register itself. */
export interface Host {
  readonly sessions: LogSessions;
  readonly grids: Grids;
  readonly texts: ReadingTexts;
  readonly extensionUri: vscode.Uri;
  /** What the extension remembers for this workspace. VS Code writes it to disk: nothing of a patient may be in it. */
  readonly workspaceState: vscode.Memento;
}

/** A feature registers all it contributes, and answers what takes it away again. */
export type Feature = (host: Host) => vscode.Disposable;
