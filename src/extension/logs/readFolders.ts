import * as vscode from 'vscode';
import { readLogFiles, type LogsRead } from './logFiles';
import type { LogSessions } from './logSessions';
import { getFileName } from '../vscode/fileNames';
import { t } from '../../text/text';

/** Several files read as one, and all that were named or found. */
export interface LogsTogether {
  readonly uris: readonly vscode.Uri[];
  readonly read: LogsRead;
}

/** Reads the files that are named, and of folders every time log in them and below, with progress; undefined when cancelled. */
export async function readTogether(
  sessions: LogSessions,
  named: readonly vscode.Uri[],
): Promise<LogsTogether | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t`Billing report`, cancellable: true },
    async (progress, token) => {
      const uris = (await Promise.all(named.map(logsAt))).flat();
      if (uris.length === 0) {
        void vscode.window.showInformationMessage(t`There is no time log (*.timelog.csv) in this folder.`);
        return undefined;
      }
      const read = await readLogFiles(sessions, uris, token, (uri) =>
        progress.report({ message: getFileName(uri), increment: 100 / uris.length }),
      );
      if (read && read.failed.length > 0) {
        const names = read.failed.map(({ uri }) => getFileName(uri)).join(', ');
        void vscode.window.showWarningMessage(
          read.failed.length === 1
            ? t`1 file could not be read and is not in the report: ${names}.`
            : t`${read.failed.length} files could not be read and are not in the report: ${names}.`,
        );
      }
      return read && { uris, read };
    },
  );
}

/** The file itself, or the time logs in a folder and below, by name; folders that begin with a dot are passed over. */
async function logsAt(uri: vscode.Uri): Promise<vscode.Uri[]> {
  let entries: [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(uri);
  } catch {
    // No folder: a file, which says itself what is wrong with it when it is read.
    return [uri];
  }
  const below = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(async ([name, type]) => {
      const inside = vscode.Uri.joinPath(uri, name);
      if ((type & vscode.FileType.Directory) !== 0) {
        return name.startsWith('.') || name === 'node_modules' ? [] : logsAt(inside);
      }
      return /\.timelog\.csv$/i.test(name) ? [inside] : [];
    });
  return (await Promise.all(below)).flat();
}
