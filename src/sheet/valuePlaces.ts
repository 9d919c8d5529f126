import type { BilledLogs } from '../billing/billedLogs';
import type { TextPosition, TextRange } from '../log/csv/lines';
import type { FieldName } from '../log/header/columns';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';

/** The fields whose values identify someone, so that all rows with a value belong together. */
export type SharedField = 'mrn' | 'payer' | 'staff';

const FIELD_OF_COLUMN: Partial<Record<FieldName, SharedField>> = {
  mrn: 'mrn',
  payer: 'payer',
  staff: 'staff',
  staffFirstName: 'staff',
};

/** A value of a shared field, as the log's reader reads it: without spaces around it and a spreadsheet's marks. */
export interface SharedValue {
  readonly field: SharedField;
  readonly value: string;
}

/** A cell of an entry with a shared value. */
export interface ValuePlace extends SharedValue {
  readonly row: RowId;
  readonly column: number;
  readonly range: TextRange;
}

/** Returns the MRN, payer, or staff member of the cell at a position; undefined for other cells, empty cells, and rows that aren't entries. */
export function findValueAt(billed: BilledLogs, log: TimeLog, position: TextPosition): ValuePlace | undefined {
  const row = position.line <= log.header.line ? undefined : log.rowAtLine(position.line);
  if (row === undefined || !billed.table.isEntry(row)) {
    return undefined;
  }
  const record = log.record(row);
  const column = record.fieldAt(position);
  const name = log.header.columns.fields[column];
  const field = name && FIELD_OF_COLUMN[name];
  const value = field ? readShared(billed, row, field) : '';
  return field && value !== '' ? { field, value, row, column, range: record.range(column) } : undefined;
}

/** Finds the entries with a value. All ways to write the value that the log's reader reads as the same value are included. */
export function findRowsWithValue(billed: BilledLogs, log: TimeLog, { field, value }: SharedValue): RowId[] {
  const rows: RowId[] = [];
  log.walk((row) => {
    if (billed.table.isEntry(row) && readShared(billed, row, field) === value) {
      rows.push(row);
    }
    return true;
  });
  return rows;
}

/**
 * Returns the cells in the column of a cell that have the same value, from top to bottom.
 *
 * @param most the most cells to return: those that are closest to the cell in number of entries, half of them above it
 */
export function findSameCells(billed: BilledLogs, log: TimeLog, place: ValuePlace, most = Infinity): TextRange[] {
  const rows = findRowsWithValue(billed, log, place);
  const first = rows.length > most ? Math.max(0, rows.indexOf(place.row) - Math.floor(most / 2)) : 0;
  return rows.slice(first, first + most).map((row) => log.record(row).range(place.column));
}

function readShared({ table }: BilledLogs, row: RowId, field: SharedField): string {
  return field === 'staff' ? table.contactOf(row).staff : table.attributesOf(row)[field];
}
