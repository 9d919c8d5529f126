import * as vscode from 'vscode';
import { countProblemTotals } from '../../billing/problemList';
import { CANONICAL_HEADER } from '../../log/header/columns';
import type { Feature, Host } from '../feature';
import { isFile } from '../vscode/fileTexts';
import { COMMANDS, GRID_VIEW_TYPE, LANGUAGE_ID, PROBLEM_FIXED_KEY, WALKTHROUGH_ID } from '../vscode/identifiers';
import type { LogSession } from '../logs/logSession';
import { findDefaultFolder } from '../vscode/defaultFolder';
import { getFileName } from '../vscode/fileNames';
import { workspaceWriter } from '../vscode/workspaceWriter';
import { t } from '../../text/text';

const WALKTHROUGH = `cocm-billing.cocm-billing#${WALKTHROUGH_ID}`;
const DEFAULT_NAME = 'time-log.timelog.csv';

/** "Open Sample Time Log", "New Time Log", and the walkthrough that leads from one to the other. */
export const firstMinutes: Feature = (host) => {
  let step: vscode.Disposable | undefined;
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.openSample, async () => {
      const document = await openSample(host.extensionUri);
      const session = await host.sessions.open(document);
      step?.dispose();
      step = completeStepWhenFixed(session);
    }),
    vscode.commands.registerCommand(COMMANDS.newTimeLog, (to?: unknown) =>
      newTimeLog(host, to instanceof vscode.Uri ? to : undefined),
    ),
    vscode.commands.registerCommand(COMMANDS.openWalkthrough, async () => {
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);
    }),
    new vscode.Disposable(() => {
      step?.dispose();
    }),
  );
};

/**
 * Opens a copy of the sample log that isn't in a file: the original never changes, nothing is written to disk until the user
 * selects where, and it works the same on the desktop, over a remote connection, and on the web.
 */
async function openSample(extensionUri: vscode.Uri): Promise<vscode.TextDocument> {
  const file = vscode.Uri.joinPath(extensionUri, 'samples', 'sample.timelog.csv');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const title = content.slice(0, content.indexOf('\n')).trimEnd();
  const opened = vscode.workspace.textDocuments.find(
    (document) => document.isUntitled && !document.isClosed && document.lineAt(0).text === title,
  );
  const document = opened ?? (await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content }));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Completes the step of the walkthrough when the sample has fewer errors than at first. */
function completeStepWhenFixed(session: LogSession): vscode.Disposable {
  const { errors } = countProblemTotals(session.billed);
  const step = session.onDidChange(() => {
    if (countProblemTotals(session.billed).errors < errors) {
      void vscode.commands.executeCommand('setContext', PROBLEM_FIXED_KEY, true);
      step.dispose();
    }
  });
  return step;
}

/**
 * Creates a log with the standard columns, and opens it in the grid with the form for a new entry.
 *
 * @param to the file to create, without asking
 */
async function newTimeLog({ grids }: Host, to: vscode.Uri | undefined): Promise<void> {
  const chosen = to ?? (await askForFile());
  if (!chosen) {
    return;
  }
  const target = nameAsTimeLog(chosen);
  if (await isFile(target)) {
    // Even if the user confirmed in the dialog to replace the file: a log isn't replaced with an empty one.
    void vscode.window.showErrorMessage(
      t`"${getFileName(target)}" already exists and wasn't changed. Select another file name.`,
    );
    return;
  }
  const written = await workspaceWriter.writeWhole(target, `${CANONICAL_HEADER.join(',')}\n`);
  if (!written.ok) {
    void vscode.window.showErrorMessage(t`Couldn't save the time log. ${written.failure.message}`);
    return;
  }
  grids.openFormWhenOpened(target);
  await vscode.commands.executeCommand('vscode.openWith', target, GRID_VIEW_TYPE);
}

/** Returns a file whose name is that of a time log, so that the extension recognizes it: `clinic.timelog.csv`. */
function nameAsTimeLog(uri: vscode.Uri): vscode.Uri {
  const name = getFileName(uri);
  return /\.timelog\.csv$/i.test(name)
    ? uri
    : vscode.Uri.joinPath(uri, '..', `${name.replace(/(\.timelog)?(\.csv)?$/i, '')}.timelog.csv`);
}

function askForFile(): Thenable<vscode.Uri | undefined> {
  const folder = findDefaultFolder();
  return vscode.window.showSaveDialog({
    title: t`New Time Log`,
    saveLabel: t`Create`,
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, DEFAULT_NAME) } : {}),
    filters: { CSV: ['csv'] },
  });
}
