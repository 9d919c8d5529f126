import * as vscode from 'vscode';
import { listPatients } from '../../sheet/knownPatients';
import { renamingEdits, findRowsWithValue, type RenamedField } from '../../sheet/renamedValues';
import { toRange } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { t } from '../../text/text';

/** F2 on an MRN or a payer renames it in every row of the log. */
export const renaming: Feature = ({ sessions }) =>
  vscode.languages.registerRenameProvider({ language: LANGUAGE_ID }, new Renaming(sessions));

interface Renamed {
  readonly session: LogSession;
  readonly field: RenamedField;
  readonly value: string;
  readonly range: vscode.Range;
}

class Renaming implements vscode.RenameProvider {
  constructor(private readonly sessions: LogSessions) {}

  async prepareRename(document: vscode.TextDocument, position: vscode.Position) {
    const { range, value } = await this.at(document, position);
    return { range, placeholder: value };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    typed: string,
  ): Promise<vscode.WorkspaceEdit> {
    const { session, field, value } = await this.at(document, position);
    const to = typed.trim();
    if (to === '' || /[\r\n]/.test(to)) {
      throw new Error(field === 'mrn' ? t`An MRN cannot be empty.` : t`A payer cannot be empty.`);
    }
    const { billed, log, lines } = session;
    const merged = field === 'mrn' && to !== value && findRowsWithValue(billed, log, 'mrn', to).length > 0;
    const other = merged ? listPatients(billed).find(({ mrn }) => mrn === to)?.name : undefined;
    const edit = new vscode.WorkspaceEdit();
    for (const { range, text } of renamingEdits(billed, log, lines, { field, from: value, to })) {
      edit.replace(document.uri, toRange(range), text, {
        // Two patients become one, and their minutes with them: that is looked at first.
        needsConfirmation: merged,
        label: merged ? joining(other) : t`Rename`,
      });
    }
    return edit;
  }

  private async at(document: vscode.TextDocument, { line, character }: vscode.Position): Promise<Renamed> {
    if (isEarlierVersion(document)) {
      throw new Error(t`A version of the past cannot be changed.`);
    }
    const session = await this.sessions.of(document);
    const { billed, log } = session;
    const row = line <= log.header.line ? undefined : log.rowAtLine(line);
    if (row !== undefined && billed.table.isEntry(row)) {
      const record = log.record(row);
      const column = record.fieldAt({ line, column: character });
      const field = log.header.columns.fields[column];
      const value = field === 'mrn' || field === 'payer' ? billed.table.attributesOf(row)[field] : '';
      if ((field === 'mrn' || field === 'payer') && value !== '') {
        return { session, field, value, range: toRange(record.range(column)) };
      }
    }
    throw new Error(t`Only an MRN or a payer can be renamed.`);
  }
}

function joining(other: string | undefined): string {
  return other === undefined
    ? t`Joins two patients: the MRN is another patient's`
    : t`Joins two patients: the MRN is ${other}'s`;
}
