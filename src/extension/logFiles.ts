import * as vscode from 'vscode';
import { BilledLogs } from '../billing/billedLogs';
import { billingRulesOf, checksOf, readingOptions } from '../configuration/configuration';
import { localDateOf } from '../log/calendarDate';
import { readHeader } from '../log/header';
import { TextLines, type Lines } from '../log/lines';
import { readLogText } from '../log/logText';
import type { LogSessions } from './logSessions';
import { t } from '../text/text';

/** Files of several logs together that no editor need show. */
const MOST_BYTES = 500_000_000;

export interface FailedFile {
  readonly uri: vscode.Uri;
  /** What is the matter, to stand behind the file's name. */
  readonly sentence: string;
}

/** Several logs read as one, and the files among them that could not be read. */
export interface LogsRead {
  readonly billed: BilledLogs;
  /** In the order of the logs. */
  readonly files: readonly vscode.Uri[];
  readonly failed: readonly FailedFile[];
}

/**
 * Reads logs as one, without an editor for any of them; a log with unsaved edits is read as it is in its editor.
 *
 * @param sessions know by which configuration each log is read
 * @param began is told of each file before it is read
 * @returns undefined when it was cancelled
 */
export async function readLogFiles(
  sessions: LogSessions,
  uris: readonly vscode.Uri[],
  token?: vscode.CancellationToken,
  began?: (uri: vscode.Uri) => void,
): Promise<LogsRead | undefined> {
  const today = localDateOf(new Date());
  const [first] = uris;
  const shared = first && (await sessions.settingsOf(first));
  if (!shared) {
    return undefined;
  }
  const { configuration, roster } = shared;
  const billed = new BilledLogs(billingRulesOf(configuration, today), checksOf(configuration));
  const files: vscode.Uri[] = [];
  const failed: FailedFile[] = [];
  for (const uri of uris) {
    if (token?.isCancellationRequested) {
      return undefined;
    }
    began?.(uri);
    if ((await sessions.settingsOf(uri)).file?.toString() !== shared.file?.toString()) {
      failed.push({ uri, sentence: t`under another cocm-billing.json than the first file; read it apart` });
      continue;
    }
    const lines = await linesOfFile(uri);
    const header =
      typeof lines === 'string' ? undefined : readHeader(lines, readingOptions(configuration).columnMapping);
    if (typeof lines === 'string') {
      failed.push({ uri, sentence: lines });
    } else if (header && !header.isReadable) {
      failed.push({ uri, sentence: header.problems[0]?.message ?? t`not a time log` });
    } else {
      billed.add(lines, { today, ...readingOptions(configuration, roster) });
      files.push(uri);
    }
  }
  return { billed, files, failed };
}

/** The lines of a file as they are now, in its editor or on disk; or half a sentence that says why there are none. */
export async function linesOfFile(uri: vscode.Uri): Promise<Lines | string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) {
    return TextLines.of(open.getText());
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST_BYTES) {
      return t`larger than 500 MB; split it by year`;
    }
    const reading = readLogText(await vscode.workspace.fs.readFile(uri));
    return reading.ok ? TextLines.of(reading.text) : reading.sentence;
  } catch {
    return t`cannot be read: it is not there, or may not be opened`;
  }
}
