import * as vscode from 'vscode';
import { FIELD_NAMES, getFieldTitle, type FieldName } from '../../log/header/columns';
import { RecordReader } from '../../log/csv/recordReader';
import { readHeader, type Header } from '../../log/header/header';
import { activeLog } from '../vscode/activeLog';
import { writeIntoConfiguration } from './writeAnswer';
import { DocumentLines } from '../vscode/documentLines';
import type { Feature, Host } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { openDocument } from '../vscode/openDocument';
import { t } from '../../text/text';

type Mapping = readonly [header: string, field: FieldName | 'notRead'];

/** The number of rows to search for an example of a column's values. */
const ROWS_FOR_EXAMPLES = 20;

/** "Map Columns": asks what columns with unknown names contain, and writes the answer into the configuration file. */
export const mapColumns: Feature = (host) =>
  vscode.commands.registerCommand(COMMANDS.mapColumns, (uri?: vscode.Uri) => ask(host, uri ?? activeLog()));

/** Returns true if the answer was written. */
async function ask({ sessions }: Host, log: vscode.Uri | undefined): Promise<boolean> {
  const document = log && (await openDocument(log));
  if (!document) {
    return false;
  }
  const { file, configuration } = await sessions.findSettings(document.uri);
  const lines = new DocumentLines(document);
  const header = readHeader(lines, configuration.columns);
  const columns = listColumns(header, lines);
  const { missing } = header.columns;
  const chosen =
    missing.length > 0 ? await askForFields(listFieldsToAsk(header), columns) : await askForColumn(header, columns);
  if (chosen.length === 0) {
    return false;
  }
  const { createColumnAnswer } = await import('../../configuration/configurationText');
  return writeIntoConfiguration(
    document.uri,
    file,
    chosen.map(([column, field]) => createColumnAnswer(column, field)),
  );
}

/** Lists the missing fields, and the initial assessment, without which no code can be determined. */
function listFieldsToAsk({ columns: { missing, indexOf } }: Header): readonly FieldName[] {
  return indexOf.initialAssessment >= 0 ? missing : [...missing, 'initialAssessment'];
}

interface ColumnPick extends vscode.QuickPickItem {
  readonly column: number;
  readonly name: string;
  readonly field: FieldName | undefined;
}

/** Lists the named columns of a log, each with an example of its values. */
function listColumns(header: Header, lines: DocumentLines): ColumnPick[] {
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

/** Asks for the column of each missing field. Returns nothing if the user cancels. */
async function askForFields(missing: readonly FieldName[], columns: readonly ColumnPick[]): Promise<Mapping[]> {
  const chosen: Mapping[] = [];
  for (const [index, field] of missing.entries()) {
    const free = columns.filter(
      (column) => column.field === undefined && !chosen.some(([taken]) => taken === column.name),
    );
    const isOptional = field === 'initialAssessment';
    if (free.length === 0 && isOptional) {
      break;
    }
    if (free.length === 0) {
      void vscode.window.showInformationMessage(t`There's no column left for the ${getFieldTitle(field)}.`);
      return [];
    }
    const picks: readonly (ColumnPick | vscode.QuickPickItem)[] = isOptional
      ? [...free, { label: t`None of these columns` }]
      : free;
    const picked = await vscode.window.showQuickPick(picks, {
      title: t`Map Columns (${index + 1} of ${missing.length})`,
      placeHolder: t`Which column contains the ${getFieldTitle(field)}?`,
      matchOnDescription: true,
    });
    if (!picked) {
      return [];
    }
    if ('name' in picked) {
      chosen.push([picked.name, field]);
    }
  }
  return chosen;
}

/** Asks for any column, with those that aren't read yet at the top, and what it contains. */
async function askForColumn(header: Header, columns: readonly ColumnPick[]): Promise<Mapping[]> {
  const picks = [...columns]
    .sort((a, b) => Number(a.field !== undefined) - Number(b.field !== undefined))
    .map((pick) => ({
      ...pick,
      detail: pick.field === undefined ? t`Not read` : t`Read as ${getFieldTitle(pick.field)}`,
    }));
  const column = await vscode.window.showQuickPick(picks, {
    title: t`Map Columns`,
    placeHolder: t`Which column do you want to map?`,
    matchOnDescription: true,
  });
  if (!column) {
    return [];
  }
  const fields = FIELD_NAMES.map((field): vscode.QuickPickItem & { field: FieldName | 'notRead' } => {
    const at = header.columns.indexOf[field];
    const current = at >= 0 && at !== column.column ? t`now column ${at + 1}, ${header.columns.names[at] ?? ''}` : '';
    return { label: getFieldTitle(field), description: current, field };
  });
  const choice = await vscode.window.showQuickPick(
    [...fields, { label: t`Don't read this column`, field: 'notRead' as const }],
    {
      title: t`Map Columns`,
      placeHolder: t`What does the column ${column.name} contain?`,
    },
  );
  return choice ? [[column.name, choice.field]] : [];
}
