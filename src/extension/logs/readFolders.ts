import * as vscode from 'vscode';
import { getFileName } from '../vscode/fileNames';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { readLogFiles, type LogsRead } from './logFiles';
import type { LogSessions } from './logSessions';
import { t } from '../../text/text';

/** Several files read as one, and all files and folders that were found or can't be read. */
export interface LogsTogether {
  /** Each file once. */
  readonly uris: readonly vscode.Uri[];
  readonly read: LogsRead;
}

/** Reads files, and the time logs in folders and their subfolders, with progress. Returns undefined when canceled. */
export async function readTogether(
  sessions: LogSessions,
  named: readonly vscode.Uri[],
): Promise<LogsTogether | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t`Billing report`, cancellable: true },
    async (progress, token) => {
      const uris = await findUris(named);
      if (uris.length === 0) {
        void vscode.window.showInformationMessage(t`There's no time log (*.timelog.csv) in this folder.`);
        return undefined;
      }
      const read = await readLogFiles(sessions, uris, token, (uri) =>
        progress.report({ message: getFileName(uri), increment: 100 / uris.length }),
      );
      if (read && read.failed.length > 0) {
        const names = read.failed.map(({ path }) => getFileName(path)).join(', ');
        void vscode.window.showWarningMessage(
          read.failed.length === 1
            ? t`1 file couldn't be read and isn't included in the report: ${names}.`
            : t`${read.failed.length} files couldn't be read and aren't included in the report: ${names}.`,
        );
      }
      return read && { uris, read };
    },
  );
}

/** Finds the logs to read. A folder that can't be listed is included, so that it's reported as a file that can't be read. */
async function findUris(named: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const { findLogs } = await import('./lateParts');
  const { logs, failed } = await findLogs(workspaceFiles, named);
  return [...logs, ...failed.filter(({ failure }) => failure.code !== 'no-logs').map(({ path }) => path)];
}
