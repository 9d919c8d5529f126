import type { BilledLogs } from '../../billing/billedLogs';
import type { CsvRecord } from '../../log/csv/csvRecord';
import { deleteRecord, formatRow, insertBelow, replaceCells, type TextEdit } from '../../log/csv/edits';
import type { Lines } from '../../log/csv/lines';
import type { RowId } from '../../log/rows/rowId';
import type { TimeLog } from '../../log/timeLog';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';

/**
 * A row that differs between a log and the sheet it was read from:
 *
 * - `new`: only the sheet has it.
 * - `different`: the log and the sheet have one other row each for the patient and the day.
 * - `missing`: only the log has it. It was entered in the log, or it's gone from the sheet.
 */
export type SheetChange =
  | { readonly kind: 'new'; readonly cells: readonly string[] }
  | { readonly kind: 'different'; readonly row: RowId; readonly cells: readonly string[] }
  | { readonly kind: 'missing'; readonly row: RowId };

/** A log with its rows. */
export interface LogWithRows {
  readonly billed: BilledLogs;
  readonly log: TimeLog;
}

interface FileRow {
  readonly row: RowId;
  readonly cells: readonly string[];
  /** The patient and the day; '' if the row isn't an entry with both. */
  readonly subject: string;
}

/**
 * Compares a log with the sheet that it was read from, by the values of their rows, wherever the rows are.
 *
 * Failures: `other-columns` if the columns differ.
 */
export function compareWithSheet(current: LogWithRows, sheet: LogWithRows): Result<readonly SheetChange[]> {
  if (current.log.header.columns.names.join('\0') !== sheet.log.header.columns.names.join('\0')) {
    return failure(
      'other-columns',
      t`The sheet has other columns than the log. Open the workbook as a new time log instead.`,
    );
  }
  const existing = listRows(current);
  const read = listRows(sheet);
  const missing = subtract(existing, read);
  const added = subtract(read, existing);
  const rowsBySubject = groupBySubject(missing);
  const readBySubject = groupBySubject(added);
  const paired = new Map<FileRow, FileRow>();
  for (const [subject, [first, ...others]] of readBySubject) {
    const [counterpart, ...otherCounterparts] = rowsBySubject.get(subject) ?? [];
    if (first && counterpart && others.length + otherCounterparts.length === 0) {
      paired.set(first, counterpart);
    }
  }
  const counterparts = new Set(paired.values());
  return success([
    ...added.map((row): SheetChange => {
      const counterpart = paired.get(row);
      return counterpart
        ? { kind: 'different', row: counterpart.row, cells: row.cells }
        : { kind: 'new', cells: row.cells };
    }),
    ...missing.flatMap((row): SheetChange[] => (counterparts.has(row) ? [] : [{ kind: 'missing', row: row.row }])),
  ]);
}

/** Returns the edits of a log that take over changes. New rows are added after the last row. @param eol the line ending of the document */
export function takeOverChanges(
  { log }: LogWithRows,
  lines: Lines,
  changes: readonly SheetChange[],
  eol: string,
): readonly TextEdit[] {
  const added = changes.flatMap((change) => (change.kind === 'new' ? [change.cells] : []));
  const edits = changes.flatMap((change) => {
    switch (change.kind) {
      case 'new':
        return [];
      case 'different':
        return replaceCells(log.record(change.row), createCells(log.record(change.row), change.cells), eol);
      case 'missing':
        return [deleteRecord(log.record(change.row), lines)];
    }
  });
  if (added.length === 0) {
    return edits;
  }
  const text = added.map((cells) => formatRow(cells, log.header.delimiter, eol)).join(eol);
  return [addAtEnd(log, lines, text, eol), ...edits];
}

/** Returns the cells of a row by their columns. The ones that a row of a sheet doesn't have are empty. */
function createCells({ fieldCount }: CsvRecord, cells: readonly string[]): ReadonlyMap<number, string> {
  const count = Math.max(fieldCount, cells.length);
  return new Map(Array.from({ length: count }, (_, column) => [column, cells[column] ?? '']));
}

function addAtEnd(log: TimeLog, lines: Lines, text: string, eol: string): TextEdit {
  const rows: RowId[] = [];
  log.walk((row) => rows.push(row) > 0);
  // Blank lines at the end stay at the end.
  const last = rows.findLast((row) => readCells(log.record(row)).length > 0);
  if (last !== undefined) {
    return insertBelow(log.record(last), text, eol);
  }
  const line = log.header.line + log.header.lineCount - 1;
  const end = { line, column: lines.lineAt(line).length };
  return { range: { start: end, end }, text: eol + text };
}

function listRows({ billed: { table }, log }: LogWithRows): FileRow[] {
  const rows: FileRow[] = [];
  log.walk((row) => {
    const { mrn } = table.attributesOf(row);
    const date = table.dateOf(row);
    const subject = table.isEntry(row) && mrn !== '' && date !== 0 ? JSON.stringify([mrn, date]) : '';
    rows.push({ row, cells: readCells(log.record(row)), subject });
    return true;
  });
  return rows;
}

/** Returns the values of a row without the empty ones at its end, which a sheet doesn't keep. */
function readCells(record: CsvRecord): readonly string[] {
  const cells = Array.from({ length: record.fieldCount }, (_, column) => record.value(column).replace(/\r\n?/g, '\n'));
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
}

/** Returns the rows that others don't have, each as often as there are more of it. Rows without a value don't count. */
function subtract(rows: readonly FileRow[], others: readonly FileRow[]): FileRow[] {
  const counts = new Map<string, number>();
  for (const { cells } of others) {
    const key = JSON.stringify(cells);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return rows.filter(({ cells }) => {
    const key = JSON.stringify(cells);
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0 && cells.length > 0;
  });
}

function groupBySubject(rows: readonly FileRow[]): Map<string, FileRow[]> {
  const groups = new Map<string, FileRow[]>();
  for (const row of rows) {
    const group = groups.get(row.subject);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.subject, [row]);
    }
  }
  groups.delete('');
  return groups;
}
