import * as vscode from 'vscode';
import type { Feature, Host } from '../feature';
import { activeLog } from '../vscode/activeLog';
import { COMMANDS, LANGUAGE_ID } from '../vscode/identifiers';
import { openDocument } from '../vscode/openDocument';
import { t } from '../../text/text';

/** "Create Copy Without Patients": opens a copy with invented patients and moved dates as a new text, which isn't in a file yet. */
export const pseudonymizedCopy: Feature = (host) =>
  vscode.commands.registerCommand(COMMANDS.pseudonymizeLog, (uri?: vscode.Uri) => createCopy(host, uri));

async function createCopy({ sessions }: Host, uri: vscode.Uri | undefined): Promise<void> {
  const log = uri ?? activeLog();
  const document = log && (await openDocument(log));
  if (!document) {
    void vscode.window.showInformationMessage(t`Open a time log first, and then create a copy without patients.`);
    return;
  }
  const [{ pseudonymizeLog }, { copySentences }] = await Promise.all([
    import('../../report/pseudonyms/pseudonymizedLog'),
    import('../../report/pseudonyms/copyWords'),
  ]);
  const { billed, today } = await sessions.open(document);
  const copy = pseudonymizeLog(billed, today, drawNumber);
  if (!copy.ok) {
    void vscode.window.showErrorMessage(copy.failure.message);
    return;
  }
  const created = await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: copy.value.text });
  await vscode.window.showTextDocument(created);
  const message = copySentences(copy.value).join(' ');
  void (copy.value.patientsLeftOut > 0
    ? vscode.window.showWarningMessage(message)
    : vscode.window.showInformationMessage(message));
}

/** Returns a random whole number from 0 to 2^32 - 1. */
function drawNumber(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
