import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../configuration/configurationFileName';
import type { ConfigurationAnswer } from '../../log/fixes/fix';
import type { Feature } from '../feature';
import { findSettingsFolder } from '../logs/configurations';
import { isFile } from '../vscode/fileTexts';
import { readOnlySentence } from '../logs/documentEdits';
import { isReadOnlyDocument } from '../vscode/readOnlyDocument';
import { FIX_COMMANDS } from '../vscode/identifiers';
import { openDocument } from '../vscode/openDocument';
import { t } from '../../text/text';
import { writeConfiguration } from './createConfiguration';

/** Writes the answer of a quick fix into the configuration file of a log. */
export const writeAnswer: Feature = ({ sessions }) =>
  vscode.commands.registerCommand(FIX_COMMANDS.writeAnswer, async (log: vscode.Uri, answer: ConfigurationAnswer) => {
    const { file } = await sessions.findSettings(log);
    return writeIntoConfiguration(log, file, [answer]);
  });

/**
 * Writes answers into a configuration file, and saves it if it had no unsaved changes. An existing file is edited as a document,
 * because it can be open. Shows an error message and returns false if that isn't possible.
 *
 * @param file the configuration file of the log. If it's undefined, a new file is created next to the log
 */
export async function writeIntoConfiguration(
  log: vscode.Uri,
  file: vscode.Uri | undefined,
  answers: readonly ConfigurationAnswer[],
): Promise<boolean> {
  const { writeAnswers } = await import('../../configuration/configurationText');
  const target = file ?? vscode.Uri.joinPath(findSettingsFolder(log), CONFIGURATION_FILE);
  if (!(await isFile(target))) {
    return writeConfiguration(target, writeAnswers('', answers));
  }
  const document = await openDocument(target);
  if (!document) {
    return false;
  }
  const text = document.getText();
  const { readConfiguration } = await import('../../configuration/configurationReading');
  if (text.trim() !== '' && readConfiguration(text).isDamaged) {
    void vscode.window.showErrorMessage(
      t`${CONFIGURATION_FILE} isn't valid JSON, so nothing was written to it. Fix the file and try again.`,
    );
    return false;
  }
  if (await isReadOnlyDocument(document)) {
    void vscode.window.showErrorMessage(readOnlySentence(document));
    return false;
  }
  const edit = new vscode.WorkspaceEdit();
  const { start, end, inserted } = findDifference(text, writeAnswers(text, answers));
  edit.replace(target, new vscode.Range(document.positionAt(start), document.positionAt(end)), inserted);
  const wasDirty = document.isDirty;
  const isWritten = await vscode.workspace.applyEdit(edit);
  return isWritten && (wasDirty || (await document.save()));
}

/** Finds the part of a text that differs from another text. */
function findDifference(before: string, after: string): { start: number; end: number; inserted: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  return { start, end: before.length - tail, inserted: after.slice(start, after.length - tail) };
}
