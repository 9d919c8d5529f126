import type * as vscode from 'vscode';
import type { ReadLogs } from '../../files/readLogs';
import { workspaceFiles } from '../vscode/workspaceFiles';
import type { LogSessions } from './logSessions';

/** Several logs read as one, and the files among them that can't be read. */
export type LogsRead = ReadLogs<vscode.Uri>;

/**
 * Reads logs as one, each file once, without opening an editor for any of them. A log with unsaved edits is read as it is in
 * its editor.
 *
 * @param onFile called before each file is read
 * @returns undefined when reading was canceled or there's no file to read
 */
export async function readLogFiles(
  sessions: LogSessions,
  uris: readonly vscode.Uri[],
  token?: vscode.CancellationToken,
  onFile?: (uri: vscode.Uri) => void,
): Promise<LogsRead | undefined> {
  const { readLogs } = await import('./lateParts');
  const read = await readLogs(workspaceFiles, uris, {
    today: sessions.today,
    findSettings: (uri) => sessions.findSettings(uri),
    unreadableFiles: 'skip',
    pause: letOthersRun,
    isCanceled: () => token?.isCancellationRequested === true,
    ...(onFile && { onFile }),
  });
  return read.ok ? read.value : undefined;
}

/** Lets the extension host do other work. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
