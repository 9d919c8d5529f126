import * as vscode from 'vscode';
import { readHeader } from '../../log/header/header';
import { DocumentLines } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { openDocument } from '../vscode/openDocument';
import { COMMANDS, GRID_VIEW_TYPE, LANGUAGE_ID } from '../vscode/identifiers';
import type { LogSessions } from '../logs/logSessions';
import { t } from '../../text/text';

const TIME_LOG_PATTERN = '*.timelog.csv';

/** The commands that open a file as a time log, and set the default editor for time logs. */
export const openAsTimeLog: Feature = ({ sessions }) =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.openAsTimeLog, (uri?: vscode.Uri) => treatAsTimeLog(sessions, uri)),
    vscode.commands.registerCommand(COMMANDS.alwaysOpenGrid, () => setDefaultEditor(GRID_VIEW_TYPE)),
    vscode.commands.registerCommand(COMMANDS.alwaysOpenText, () => setDefaultEditor(undefined)),
  );

/** Opens a CSV file of any name as a time log, if its header has date, MRN, and minutes columns. */
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
    // Unknown column names can be mapped.
    const mapColumns = t`Map Columns…`;
    const offers = header.columns.missing.length > 0 && header.line >= 0 ? [mapColumns] : [];
    // The command doesn't wait until the user closes the message.
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
