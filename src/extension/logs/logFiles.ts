import * as vscode from 'vscode';
import { BilledLogs } from '../../billing/billedLogs';
import { billingRulesOf, checksOf, readingOptions } from '../../configuration/configuration';
import { readHeader } from '../../log/header/header';
import { TextLines, type Lines } from '../../log/csv/lines';
import type { LogBytes } from '../../log/bytes/byteRows';
import { PieceLines, piecesOf, piecesOfText } from '../../log/bytes/chunks';
import { readLogText, utf8Of } from '../../log/csv/encoding';
import type { LogSessions } from './logSessions';
import type { LogSettings } from './logSettings';
import { t } from '../../text/text';

/** Files in other encodings are brought into memory as one text, which must not be longer than a text can be. */
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
  /** Of each that was named, by which it was read. */
  readonly settings: readonly LogSettings[];
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
  const { today } = sessions;
  const [first] = uris;
  const shared = first && (await sessions.settingsOf(first));
  if (!shared) {
    return undefined;
  }
  const { configuration, roster } = shared;
  const billed = new BilledLogs(billingRulesOf(configuration, today), checksOf(configuration));
  const files: vscode.Uri[] = [];
  const failed: FailedFile[] = [];
  const settings: LogSettings[] = [];
  for (const uri of uris) {
    if (token?.isCancellationRequested) {
      return undefined;
    }
    began?.(uri);
    const own = await sessions.settingsOf(uri);
    settings.push(own);
    if (own.file?.toString() !== shared.file?.toString()) {
      failed.push({ uri, sentence: t`under another cocm-billing.json than the first file; read it apart` });
      continue;
    }
    const opened = await openLogFile(uri);
    if (typeof opened === 'string') {
      failed.push({ uri, sentence: opened });
      continue;
    }
    const { lines } = opened;
    const header = readHeader(lines, readingOptions(configuration).columnMapping);
    if (!header.isReadable) {
      failed.push({ uri, sentence: header.problems[0]?.message ?? t`not a time log` });
    } else {
      const reading = billed.addInSteps(lines, { today, ...readingOptions(configuration, roster) }, opened.bytes);
      while (reading.next().done !== true) {
        await pause();
        if (token?.isCancellationRequested) {
          return undefined;
        }
      }
      files.push(uri);
    }
  }
  return { billed, files, failed, settings };
}

/** Lets the editor do what else it has to. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** A file that can be read as a log. */
interface OpenedFile {
  readonly lines: Lines;
  readonly bytes: LogBytes | undefined;
}

/** A file as it is now, in its editor or on disk; or half a sentence that says why it cannot be read. */
async function openLogFile(uri: vscode.Uri): Promise<OpenedFile | string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) {
    return openedText(open.getText());
  }
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const plain = utf8Of(bytes);
    if (plain) {
      const pieces = piecesOf(plain);
      return { lines: new PieceLines(pieces), bytes: pieces };
    }
    if (bytes.length > MOST_BYTES) {
      return t`larger than 500 MB and not in UTF-8; save it as CSV UTF-8, or split it by year`;
    }
    const reading = readLogText(bytes);
    return reading.ok ? openedText(reading.text) : reading.sentence;
  } catch {
    return t`cannot be read: it is not there, or may not be opened`;
  }
}

function openedText(text: string): OpenedFile {
  return { lines: TextLines.of(text), bytes: piecesOfText(text) };
}

/** The lines of a file as they are now, in its editor or on disk; or half a sentence that says why there are none. */
export async function linesOfFile(uri: vscode.Uri): Promise<Lines | string> {
  const opened = await openLogFile(uri);
  return typeof opened === 'string' ? opened : opened.lines;
}
