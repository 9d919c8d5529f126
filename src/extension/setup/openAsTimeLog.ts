import * as vscode from 'vscode';
import { readHeader } from '../../log/header/header';
import { DocumentLines } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { getFileName } from '../vscode/fileNames';
import { openDocument } from '../vscode/openDocument';
import { COMMANDS, GRID_VIEW_TYPE, LANGUAGE_ID, TIME_LOG_PATTERN } from '../vscode/identifiers';
import type { LogSessions } from '../logs/logSessions';
import { t } from '../../text/text';

/** The commands that open a file as a time log, and set the default editor for time logs. */
export const openAsTimeLog: Feature = ({ sessions }) =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.openAsTimeLog, (uri?: vscode.Uri) => treatAsTimeLog(sessions, uri)),
    vscode.commands.registerCommand(COMMANDS.alwaysOpenGrid, () => setDefaultEditor(GRID_VIEW_TYPE)),
    vscode.commands.registerCommand(COMMANDS.alwaysOpenText, () => setDefaultEditor(undefined)),
  );

/** Opens a CSV file of any name as a time log, if its header has date, MRN, and minutes columns, now and from now on. */
async function treatAsTimeLog(sessions: LogSessions, uri: vscode.Uri | undefined): Promise<void> {
  const target = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!target) {
    void vscode.window.showInformationMessage(t`Open a CSV file first, and then run "Open as Time Log".`);
    return;
  }
  const document = await openDocument(target);
  if (!document) {
    return;
  }
  const { configuration } = await sessions.findSettings(target);
  const header = readHeader(new DocumentLines(document), configuration.columns);
  if (!header.isReadable) {
    const sentence = header.problems[0]?.message ?? t`This file isn't a time log.`;
    const canMap = header.columns.missing.length > 0 && header.line >= 0;
    // The command doesn't wait until the user closes the message.
    void offerMapping(sessions, target, sentence, canMap);
    return;
  }
  await vscode.window.showTextDocument(document);
  const isNew = document.languageId !== LANGUAGE_ID;
  await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
  if (isNew && document.uri.scheme !== 'untitled') {
    await rememberLanguage(target);
  }
}

/** Shows why a file isn't a time log. If the user maps its columns, the file is opened as a time log. */
async function offerMapping(
  sessions: LogSessions,
  target: vscode.Uri,
  sentence: string,
  canMap: boolean,
): Promise<void> {
  const offers = canMap ? [t`Map Columns…`] : [];
  if ((await vscode.window.showErrorMessage(sentence, ...offers)) === undefined) {
    return;
  }
  const isMapped = await vscode.commands.executeCommand<boolean>(COMMANDS.mapColumns, target);
  const { configuration } = await sessions.findSettings(target);
  const document = isMapped ? await openDocument(target) : undefined;
  if (document && readHeader(new DocumentLines(document), configuration.columns).isReadable) {
    await treatAsTimeLog(sessions, target);
  }
}

/** Remembers that a file is a time log, in VS Code's setting for the languages of files. */
async function rememberLanguage(log: vscode.Uri): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(log);
  const configuration = vscode.workspace.getConfiguration('files', log);
  const before = configuration.inspect<Record<string, string>>('associations');
  const known = { ...(folder ? before?.workspaceValue : before?.globalValue) };
  const target = folder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  // VS Code compares a pattern with a slash with the whole path.
  const pattern = folder ? `**/${escapePattern(getPathInFolder(folder, log))}` : escapePattern(log.path);
  if (known[pattern] === LANGUAGE_ID) {
    return;
  }
  try {
    await configuration.update('associations', { ...known, [pattern]: LANGUAGE_ID }, target);
  } catch {
    // The settings can't be written, for example because the folder is read-only. The log is open all the same.
    return;
  }
  const undo = t`Undo`;
  const message = t`${getFileName(log)} opens as a time log from now on.`;
  void vscode.window.showInformationMessage(message, undo).then(async (choice) => {
    if (choice === undo) {
      await configuration.update('associations', Object.keys(known).length > 0 ? known : undefined, target);
    }
  });
}

function getPathInFolder(folder: vscode.WorkspaceFolder, { path }: vscode.Uri): string {
  return path.slice(folder.uri.path.length).replace(/^\//, '');
}

/** Escapes the characters that have a meaning in a glob pattern. */
function escapePattern(path: string): string {
  return path.replace(/[[\]{}*?]/g, '[$&]');
}

/** Sets the default editor for time logs. @param viewType undefined for the text editor */
async function setDefaultEditor(viewType: string | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('workbench');
  const associations = { ...configuration.inspect<Record<string, string>>('editorAssociations')?.globalValue };
  if (viewType) {
    associations[TIME_LOG_PATTERN] = viewType;
  } else {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the setting is a map from pattern to editor
    delete associations[TIME_LOG_PATTERN];
  }
  await configuration.update('editorAssociations', associations, vscode.ConfigurationTarget.Global);
}
