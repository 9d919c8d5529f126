import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../configuration/configuration';
import { FIELD_NAMES, fieldTitle, type FieldName } from '../../log/header/columns';
import { RecordReader } from '../../log/csv/recordReader';
import { readHeader, type Header } from '../../log/header/header';
import { activeLog } from '../vscode/activeLog';
import { folderOf } from '../logs/configurations';
import { written } from './createConfiguration';
import { DocumentLines } from '../vscode/documentLines';
import { isFile } from '../vscode/fileTexts';
import type { Feature, Host } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { openDocument } from '../vscode/openDocument';
import { t } from '../../text/text';

type Mapping = readonly [header: string, field: FieldName | 'notRead'];

/** How many rows are looked at for an example of what a column holds. */
const ROWS_FOR_EXAMPLES = 20;

/** "Map Columns": asks which columns hold what nobody can tell from their names, and writes it into the configuration. */
export const mapColumns: Feature = (host) =>
  vscode.commands.registerCommand(COMMANDS.mapColumns, (uri?: vscode.Uri) => ask(host, uri ?? activeLog()));

async function ask({ sessions }: Host, log: vscode.Uri | undefined): Promise<void> {
  const document = log && (await openDocument(log));
  if (!document) {
    return;
  }
  const { file, configuration } = await sessions.settingsOf(document.uri);
  const lines = new DocumentLines(document);
  const header = readHeader(lines, configuration.columns);
  const columns = columnsOf(header, lines);
  const { missing } = header.columns;
  const chosen = missing.length > 0 ? await askForFields(missing, columns) : await askForColumn(header, columns);
  if (chosen.length > 0) {
    const target = file ?? vscode.Uri.joinPath(folderOf(document.uri), CONFIGURATION_FILE);
    await putInto(target, chosen);
  }
}

interface ColumnItem extends vscode.QuickPickItem {
  readonly column: number;
  readonly name: string;
  readonly field: FieldName | undefined;
}

/** The named columns of a log, each with an example of what it holds. */
function columnsOf(header: Header, lines: DocumentLines): ColumnItem[] {
  const records = new RecordReader(lines, header.delimiter);
  const examples = new Map<number, string>();
  let line = header.line + header.lineCount;
  for (let row = 0; row < ROWS_FOR_EXAMPLES && line < lines.lineCount; row++) {
    const record = records.read(line);
    line += record.lineCount;
    for (let field = 0; field < record.fieldCount; field++) {
      const value = record.value(field).trim().slice(0, 60);
      if (value !== '' && !examples.has(field)) {
        examples.set(field, value);
      }
    }
  }
  return header.columns.names.flatMap((name, column) => {
    const field = header.columns.fields[column];
    const example = examples.get(column);
    const description = example === undefined ? t`empty in the first rows` : t`for example ${example}`;
    return name === '' ? [] : [{ label: name, description, column, name, field }];
  });
}

/** For each field that is missing, the column that holds it. Escape ends the asking and keeps nothing. */
async function askForFields(missing: readonly FieldName[], columns: readonly ColumnItem[]): Promise<Mapping[]> {
  const chosen: Mapping[] = [];
  for (const [index, field] of missing.entries()) {
    const free = columns.filter(
      ({ field: own, name }) => own === undefined && !chosen.some(([taken]) => taken === name),
    );
    if (free.length === 0) {
      void vscode.window.showInformationMessage(t`There is no column left that could hold the ${fieldTitle(field)}.`);
      return [];
    }
    const item = await vscode.window.showQuickPick(free, {
      title: t`Map Columns (${index + 1} of ${missing.length})`,
      placeHolder: t`Which column holds the ${fieldTitle(field)}?`,
      matchOnDescription: true,
    });
    if (!item) {
      return [];
    }
    chosen.push([item.name, field]);
  }
  return chosen;
}

/** Any column, those first that are not read yet, and what it holds. */
async function askForColumn(header: Header, columns: readonly ColumnItem[]): Promise<Mapping[]> {
  const items = [...columns]
    .sort((a, b) => Number(a.field !== undefined) - Number(b.field !== undefined))
    .map((item) => ({
      ...item,
      detail: item.field === undefined ? t`Not read` : t`Read as ${fieldTitle(item.field)}`,
    }));
  const column = await vscode.window.showQuickPick(items, {
    title: t`Map Columns`,
    placeHolder: t`Which column do you want to tell about?`,
    matchOnDescription: true,
  });
  if (!column) {
    return [];
  }
  const fields = FIELD_NAMES.map((field): vscode.QuickPickItem & { field: FieldName | 'notRead' } => {
    const at = header.columns.indexOf[field];
    const taken = at >= 0 && at !== column.column ? t`now column ${at + 1}, ${header.columns.names[at] ?? ''}` : '';
    return { label: fieldTitle(field), description: taken, field };
  });
  const choice = await vscode.window.showQuickPick(
    [...fields, { label: t`Do not read it`, field: 'notRead' as const }],
    {
      title: t`Map Columns`,
      placeHolder: t`What does the column ${column.name} hold?`,
    },
  );
  return choice ? [[column.name, choice.field]] : [];
}

/** Puts the columns into the configuration file, through the editor where it exists: it may be open there. */
async function putInto(target: vscode.Uri, columns: readonly Mapping[]): Promise<void> {
  const { setColumns } = await import('../../configuration/configurationText');
  if (!(await isFile(target))) {
    await written(target, setColumns('', columns));
    return;
  }
  const document = await openDocument(target);
  if (!document) {
    return;
  }
  const text = document.getText();
  const edit = new vscode.WorkspaceEdit();
  const { start, end, inserted } = difference(text, setColumns(text, columns));
  edit.replace(target, new vscode.Range(document.positionAt(start), document.positionAt(end)), inserted);
  const wasDirty = document.isDirty;
  if ((await vscode.workspace.applyEdit(edit)) && !wasDirty) {
    await document.save();
  }
}

/** What to replace in a text to make it another, without what both begin and end with. */
function difference(before: string, after: string): { start: number; end: number; inserted: string } {
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
