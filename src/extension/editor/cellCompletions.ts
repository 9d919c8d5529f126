import * as vscode from 'vscode';
import type { FieldName } from '../../log/header/columns';
import type { CsvRecord } from '../../log/csv/csvRecord';
import { quoted, quotedIfNeeded } from '../../log/csv/csvText';
import { rowText } from '../../log/csv/edits';
import type { RowId } from '../../log/rows/rowId';
import { LISTED_FIELDS, listedValues } from '../../sheet/columnValues';
import { copyEntryCells, formatLogDate } from '../../sheet/newEntry';
import { listPatients, type Patient } from '../../sheet/knownPatients';
import { eolOf, toRange } from '../vscode/documentLines';
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

/** Values used before, patients and today's date, offered while a cell is typed in the text editor. */
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
    const session = await this.sessions.of(document);
    const { log } = session;
    const { line, character } = position;
    const row = line <= log.header.line ? undefined : log.rowAtLine(line);
    if (row === undefined || !log.header.isReadable) {
      return [];
    }
    if (document.lineAt(line).text.trim() === '') {
      return wholeRows(session, position);
    }
    const record = log.record(row);
    const column = record.fieldAt({ line, column: character });
    const field = log.header.columns.fields[column];
    if (column < 0 || field === undefined) {
      return [];
    }
    const cell = cellAt(record, column, document);
    if (field === 'date') {
      const today = formatLogDate(log, session.today);
      return [offered(today, t`today`, cell, 0)];
    }
    if (PATIENT_FIELDS.has(field)) {
      return patientValues(session, field, column, row).map(({ value, detail }, index) =>
        offered(value, detail, cell, index),
      );
    }
    const values = LISTED_FIELDS.has(field) ? listedValues(session.billed, log, column) : [];
    // What is being typed is a value of the column by now; it is no choice as long as only this cell has it.
    const own = record.value(column).trim();
    return values
      .filter(({ value, count }) => value !== own || count !== 1)
      .slice(0, MOST_OFFERED)
      .map(({ value, count }, index) => offered(value, timesUsed(count), cell, index));
  }
}

interface TypedCell {
  readonly range: vscode.Range;
  readonly isQuoted: boolean;
  readonly delimiter: string;
}

/** The cell that is typed in; a cell that spans lines is completed on none of them. */
function cellAt(record: CsvRecord, column: number, document: vscode.TextDocument): TypedCell {
  const range = toRange(record.range(column));
  return {
    range,
    isQuoted:
      record.isQuoted(column) || document.getText(new vscode.Range(range.start, range.start.translate(0, 1))) === '"',
    delimiter: record.delimiter,
  };
}

function offered(value: string, detail: string, { range, isQuoted, delimiter }: TypedCell, place: number) {
  const item = new vscode.CompletionItem({ label: value, description: detail }, vscode.CompletionItemKind.Value);
  item.insertText = isQuoted ? quoted(value) : quotedIfNeeded(value, delimiter);
  item.filterText = isQuoted ? `"${value}` : value;
  item.range = range;
  item.sortText = String(place).padStart(5, '0');
  return item;
}

function timesUsed(count: number): string {
  return count === 0 ? t`not used yet` : count === 1 ? t`once` : t`${count} times`;
}

/** MRNs with their patient's name, and names with their MRN. */
function patientValues(
  session: LogSession,
  field: FieldName,
  column: number,
  typedIn: RowId,
): { value: string; detail: string }[] {
  const { billed, log } = session;
  // Who is known by the row alone in which somebody types is who is being typed.
  const isKnown = ({ mrn }: Patient): boolean =>
    billed.ledger.monthsOf(mrn).some(({ rows }) => rows.some((row) => row !== typedIn));
  const patients = listPatients(billed).filter(isKnown).slice(0, MOST_OFFERED);
  const valueOf = ({ mrn, latestRow }: Patient): string =>
    field === 'mrn' ? mrn : log.record(latestRow).value(column).trim();
  const values = patients.map((patient) => ({
    value: valueOf(patient),
    detail: field === 'mrn' ? patient.name : `${patient.name} · ${patient.mrn}`,
  }));
  // Patients may share a name: it is offered once.
  return values.filter(
    ({ value }, index) => value !== '' && values.findIndex((other) => other.value === value) === index,
  );
}

/** On an empty line: whole entries of today for the patients seen last, the minutes to be filled in. */
function wholeRows(session: LogSession, position: vscode.Position): vscode.CompletionItem[] {
  const { billed, log, document, today } = session;
  const { delimiter, columns } = log.header;
  const { minutes } = columns.indexOf;
  if (minutes <= 0) {
    return [];
  }
  return listPatients(billed)
    .slice(0, MOST_OFFERED)
    .map(({ name, mrn, latestRow }, place) => {
      const date = formatLogDate(log, today, latestRow);
      const cells = copyEntryCells(log, latestRow, { date }, { withUsual: true });
      const item = new vscode.CompletionItem(
        { label: name, description: t`new entry · ${mrn}` },
        vscode.CompletionItemKind.Snippet,
      );
      const before = rowText(cells.slice(0, minutes), delimiter, eolOf(document)) + delimiter;
      const rest = cells.slice(minutes + 1);
      const after = rest.length === 0 ? '' : delimiter + rowText(rest, delimiter, eolOf(document));
      item.insertText = new vscode.SnippetString().appendText(before).appendPlaceholder('minutes').appendText(after);
      item.range = new vscode.Range(position, position);
      item.sortText = String(place).padStart(5, '0');
      return item;
    });
}
