import type * as vscode from 'vscode';
import { createReadingOptions } from '../../configuration/configuration';
import type { TimeLogOptions } from '../../log/timeLog';
import { findSheets, type FoundSheet } from '../../sheet/workbook/workbookSheets';
import type { Result } from '../../text/result';
import type { LogSessions } from '../logs/logSessions';
import { workspaceFiles } from '../vscode/workspaceFiles';

/** Reads the sheets of a workbook, by the settings for logs in its folder. Nothing is written. */
export async function readWorkbook(
  sessions: LogSessions,
  workbook: vscode.Uri,
): Promise<Result<readonly FoundSheet[]>> {
  const opened = await workspaceFiles.open(workbook);
  if (!opened.ok) {
    return opened;
  }
  const { openWorkbook } = await import('../../log/workbook/workbook');
  const read = openWorkbook(opened.value.read(0, opened.value.size));
  return read.ok ? findSheets(read.value, await findReadingOptions(sessions, workbook)) : read;
}

/** Returns how logs in the folder of a file are read. */
export async function findReadingOptions(sessions: LogSessions, file: vscode.Uri): Promise<TimeLogOptions> {
  const { configuration, roster } = await sessions.findSettings(file);
  return { today: sessions.today, ...createReadingOptions(configuration, roster) };
}
