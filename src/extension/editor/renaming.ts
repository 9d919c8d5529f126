import * as vscode from 'vscode';
import { listPatients } from '../../sheet/knownPatients';
import { renamingEdits, type RenamedField } from '../../sheet/renamedValues';
import { findRowsWithValue, findValueAt } from '../../sheet/valuePlaces';
import { readMrn } from '../../log/values/mrnText';
import { toRange } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { t } from '../../text/text';

/** Rename Symbol (F2) on an MRN or a payer renames it in all rows of the log. */
export const renaming: Feature = ({ sessions }) =>
  vscode.languages.registerRenameProvider({ language: LANGUAGE_ID }, new Renaming(sessions));

interface RenameTarget {
  readonly session: LogSession;
  readonly field: RenamedField;
  readonly value: string;
  readonly range: vscode.Range;
}

/** Throws errors for the user, as VS Code expects from rename providers. */
class Renaming implements vscode.RenameProvider {
  constructor(private readonly sessions: LogSessions) {}

  async prepareRename(document: vscode.TextDocument, position: vscode.Position) {
    const { range, value } = await this.findTarget(document, position);
    return { range, placeholder: value };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    typed: string,
  ): Promise<vscode.WorkspaceEdit> {
    const { session, field, value: from } = await this.findTarget(document, position);
    const to = field === 'mrn' ? readMrn(typed).mrn : typed.trim();
    if (to === '' || /[\r\n]/.test(to)) {
      throw new Error(field === 'mrn' ? t`An MRN can't be empty.` : t`A payer can't be empty.`);
    }
    const { billed, log, lines } = session;
    const merged =
      field === 'mrn' && to !== from && findRowsWithValue(billed, log, { field: 'mrn', value: to }).length > 0;
    const other = merged ? listPatients(billed).find(({ mrn }) => mrn === to)?.name : undefined;
    const edit = new vscode.WorkspaceEdit();
    for (const { range, text } of renamingEdits(billed, log, lines, { field, from, to })) {
      edit.replace(document.uri, toRange(range), text, {
        // This merges two patients and their minutes: the user has to confirm it.
        needsConfirmation: merged,
        label: merged ? describeMerge(other) : t`Rename`,
      });
    }
    return edit;
  }

  private async findTarget(document: vscode.TextDocument, { line, character }: vscode.Position): Promise<RenameTarget> {
    if (isEarlierVersion(document)) {
      throw new Error(t`You can't edit an earlier version of the file.`);
    }
    const session = await this.sessions.open(document);
    const found = findValueAt(session.billed, session.log, { line, column: character });
    if (found?.field === 'mrn' || found?.field === 'payer') {
      const { field, value, range } = found;
      return { session, field, value, range: toRange(range) };
    }
    throw new Error(t`You can only rename an MRN or a payer.`);
  }
}

function describeMerge(other: string | undefined): string {
  return other === undefined
    ? t`Merges two patients: another patient has this MRN`
    : t`Merges two patients: ${other} has this MRN`;
}
