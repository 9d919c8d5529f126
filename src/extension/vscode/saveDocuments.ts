import * as vscode from 'vscode';
import { t } from '../../text/text';

/**
 * Saves the documents that have unsaved changes if the user agrees. One that isn't in a file yet must be saved by the user.
 *
 * @param reason why they must be saved, as a sentence
 * @returns whether all of them are saved
 */
export async function saveDocuments(uris: readonly vscode.Uri[], reason: string): Promise<boolean> {
  const keys = new Set(uris.map((uri) => uri.toString()));
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty, isUntitled }) => keys.has(uri.toString()) && (isDirty || isUntitled),
  );
  if (unsaved.length === 0) {
    return true;
  }
  if (unsaved.some(({ isUntitled }) => isUntitled)) {
    void vscode.window.showInformationMessage(reason);
    return false;
  }
  const save = t`Save and Continue`;
  if ((await vscode.window.showInformationMessage(reason, save)) !== save) {
    return false;
  }
  const saved = await Promise.all(unsaved.map((document) => document.save()));
  return saved.every(Boolean);
}
