import type { BilledLogs } from '../billing/billedLogs';
import { cellEdit, type TextEdit } from '../log/csv/edits';
import type { Lines } from '../log/csv/lines';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { smallest } from '../log/csv/editedLines';

/** What can be renamed through a log: values that name one thing wherever they stand. */
export type RenamedField = 'mrn' | 'payer';

/** The rows of a log whose cell has this MRN or payer, spaces around it aside. */
export function findRowsWithValue({ table }: BilledLogs, log: TimeLog, field: RenamedField, value: string): RowId[] {
  const rows: RowId[] = [];
  log.walk((row) => {
    if (table.isEntry(row) && table.attributesOf(row)[field] === value) {
      rows.push(row);
    }
    return true;
  });
  return rows;
}

/** The edits that put another MRN or payer in place of this one, no character more than it takes. */
export function renamingEdits(
  billed: BilledLogs,
  log: TimeLog,
  lines: Lines,
  { field, from, to }: { readonly field: RenamedField; readonly from: string; readonly to: string },
): TextEdit[] {
  const column = log.header.columns.indexOf[field];
  return findRowsWithValue(billed, log, field, from).map((row) => {
    const record = log.record(row);
    const value = record.value(column);
    // Spaces and a spreadsheet's marks around the value stay.
    const after = value.includes(from) ? value.replace(from, () => to) : to;
    return smallest(cellEdit(record, column, after, '\n'), lines);
  });
}
