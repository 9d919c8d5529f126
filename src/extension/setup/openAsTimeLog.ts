import * as vscode from 'vscode';
import { readHeader } from '../../log/header/header';
import { DocumentLines } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { openDocument } from '../vscode/openDocument';
import { COMMANDS, GRID_VIEW_TYPE, LANGUAGE_ID } from '../vscode/identifiers';
import type { LogSessions } from '../logs/logSessions';
import { t } from '../../text/text';

const TIME_LOG_PATTERN = '*.timelog.csv';

/** Commands that decide what is opened as a time log, and how. */
export const openAsTimeLog: Feature = ({ sessions }) =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.openAsTimeLog, (uri?: vscode.Uri) => treatAsTimeLog(sessions, uri)),
    vscode.commands.registerCommand(COMMANDS.alwaysOpenGrid, () => setDefaultEditor(GRID_VIEW_TYPE)),
    vscode.commands.registerCommand(COMMANDS.alwaysOpenText, () => setDefaultEditor(undefined)),
  );

/** Takes any CSV file whose header has a date, an MRN and a minutes column for a time log, under whatever name. */
async function treatAsTimeLog(sessions: LogSessions, uri: vscode.Uri | undefined): Promise<void> {
  const target = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!target) {
    void vscode.window.showInformationMessage(t`Open a CSV file first, then run "Open as Time Log".`);
    return;
  }
  const document = await openDocument(target);
  if (!document) {
    return;
  }
  const { configuration } = await sessions.settingsOf(target);
  const header = readHeader(new DocumentLines(document), configuration.columns);
  if (!header.isReadable) {
    const sentence = header.problems[0]?.message ?? t`This file is not a time log.`;
    // The way out where the columns have names that nobody knows.
    const mapColumns = t`Map Columns…`;
    const offers = header.columns.missing.length > 0 && header.line >= 0 ? [mapColumns] : [];
    // The message stays for as long as the person likes; the command does not wait for it.
    void vscode.window.showErrorMessage(sentence, ...offers).then((choice) => {
      if (choice === mapColumns) {
        void vscode.commands.executeCommand(COMMANDS.mapColumns, target);
      }
    });
    return;
  }
  await vscode.window.showTextDocument(document);
  await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
}

/** Makes the grid the editor that time logs open in, or leaves that to the text editor again. */
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
