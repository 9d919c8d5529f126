import * as vscode from 'vscode';
import type { FieldName } from '../../log/header/columns';
import type { CsvRecord } from '../../log/csv/csvRecord';
import { quote, quoteIfNeeded } from '../../log/csv/csvText';
import { formatRow } from '../../log/csv/edits';
import { readFieldText } from '../../log/rows/fieldText';
import type { RowId } from '../../log/rows/rowId';
import { LISTED_FIELDS, listedValues } from '../../sheet/columnValues';
import { copyEntryCells, formatLogDate } from '../../sheet/newEntry';
import { listPatients, type Patient } from '../../sheet/knownPatients';
import { getLineEnding, toRange } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { t } from '../../text/text';

const MOST_OFFERED = 200;
const PATIENT_FIELDS: ReadonlySet<FieldName> = new Set([
  'mrn',
  'firstName',
  'lastName',
  'patientName',
] satisfies FieldName[]);

/** Completions for cells in the text editor: values used before, patients, and today's date. */
export const cellCompletions: Feature = ({ sessions }) =>
  vscode.languages.registerCompletionItemProvider(
    { language: LANGUAGE_ID },
    new CellCompletions(sessions),
    ',',
    ';',
    '\t',
    '|',
    '"',
  );

class CellCompletions implements vscode.CompletionItemProvider {
  constructor(private readonly sessions: LogSessions) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    if (isEarlierVersion(document)) {
      return [];
    }
    const session = await this.sessions.open(document);
    const { log } = session;
    const { line, character } = position;
    const row = line <= log.header.line ? undefined : log.rowAtLine(line);
    if (row === undefined || !log.header.isReadable) {
      return [];
    }
    if (document.lineAt(line).text.trim() === '') {
      return createRowCompletions(session, position);
    }
    const record = log.record(row);
    const column = record.fieldAt({ line, column: character });
    const field = log.header.columns.fields[column];
    if (column < 0 || field === undefined) {
      return [];
    }
    const cell = readTypedCell(record, column, document);
    if (field === 'date') {
      const today = formatLogDate(log, session.today);
      return [createCompletion(today, t`today`, cell, 0)];
    }
    if (PATIENT_FIELDS.has(field)) {
      return listPatientValues(session, field, column, row).map(({ value, detail }, index) =>
        createCompletion(value, detail, cell, index),
      );
    }
    const values = LISTED_FIELDS.has(field) ? listedValues(session.billed, log, column) : [];
    // The list includes the text that the user is typing. Leave it out if no other cell has this value.
    const typed = record.value(column).trim();
    return values
      .filter(({ value, count }) => value !== typed || count !== 1)
      .slice(0, MOST_OFFERED)
      .map(({ value, count }, index) => createCompletion(value, formatUses(count), cell, index));
  }
}

interface TypedCell {
  readonly range: vscode.Range;
  readonly isQuoted: boolean;
  readonly delimiter: string;
}

/** The cell that the user is typing in. Cells with several lines have no completions. */
function readTypedCell(record: CsvRecord, column: number, document: vscode.TextDocument): TypedCell {
  const range = toRange(record.range(column));
  return {
    range,
    isQuoted:
      record.isQuoted(column) || document.getText(new vscode.Range(range.start, range.start.translate(0, 1))) === '"',
    delimiter: record.delimiter,
  };
}

function createCompletion(
  value: string,
  detail: string,
  { range, isQuoted, delimiter }: TypedCell,
  position: number,
): vscode.CompletionItem {
  const completion = new vscode.CompletionItem({ label: value, description: detail }, vscode.CompletionItemKind.Value);
  completion.insertText = isQuoted ? quote(value) : quoteIfNeeded(value, delimiter);
  completion.filterText = isQuoted ? `"${value}` : value;
  completion.range = range;
  completion.sortText = String(position).padStart(5, '0');
  return completion;
}

function formatUses(count: number): string {
  return count === 0 ? t`not used yet` : count === 1 ? t`once` : t`${count} times`;
}

/** Lists the MRNs of the patients with their names, or a name column's values with the MRNs. */
function listPatientValues(
  session: LogSession,
  field: FieldName,
  column: number,
  typedRow: RowId,
): { value: string; detail: string }[] {
  const { billed, log } = session;
  // A patient who is only in the row with the cursor is what the user is typing.
  const isInOtherRow = ({ mrn }: Patient): boolean =>
    billed.ledger.monthsOf(mrn).some(({ rows }) => rows.some((row) => row !== typedRow));
  const patients = listPatients(billed).filter(isInOtherRow).slice(0, MOST_OFFERED);
  const getValue = ({ mrn, latestRow }: Patient): string =>
    field === 'mrn' ? mrn : readFieldText(field, log.record(latestRow).value(column));
  const values = patients.map((patient) => ({
    value: getValue(patient),
    detail: field === 'mrn' ? patient.name : `${patient.name} · ${patient.mrn}`,
  }));
  // Patients can have the same name: list it once.
  return values.filter(
    ({ value }, index) => value !== '' && values.findIndex((other) => other.value === value) === index,
  );
}

/** Completions for an empty line: entries with today's date for the latest patients. The user fills in the minutes. */
function createRowCompletions(session: LogSession, cursor: vscode.Position): vscode.CompletionItem[] {
  const { billed, log, document, today } = session;
  const { delimiter, columns } = log.header;
  const { minutes } = columns.indexOf;
  if (minutes <= 0) {
    return [];
  }
  return listPatients(billed)
    .slice(0, MOST_OFFERED)
    .map(({ name, mrn, latestRow }, position) => {
      const date = formatLogDate(log, today, latestRow);
      const cells = copyEntryCells(log, latestRow, { date }, { withUsual: true });
      const completion = new vscode.CompletionItem(
        { label: name, description: t`new entry · ${mrn}` },
        vscode.CompletionItemKind.Snippet,
      );
      const before = formatRow(cells.slice(0, minutes), delimiter, getLineEnding(document)) + delimiter;
      const rest = cells.slice(minutes + 1);
      const after = rest.length === 0 ? '' : delimiter + formatRow(rest, delimiter, getLineEnding(document));
      completion.insertText = new vscode.SnippetString()
        .appendText(before)
        .appendPlaceholder('minutes')
        .appendText(after);
      completion.range = new vscode.Range(cursor, cursor);
      completion.sortText = String(position).padStart(5, '0');
      return completion;
    });
}
