import type { BilledLogs } from '../billing/billedLogs';
import { replaceCell, type TextEdit } from '../log/csv/edits';
import type { Lines } from '../log/csv/lines';
import type { TimeLog } from '../log/timeLog';
import { minimizeEdit } from '../log/csv/editedLines';
import { findRowsWithValue } from './valuePlaces';

/** The fields whose values can be renamed in the whole log. */
export type RenamedField = 'mrn' | 'payer';

/** Returns the smallest edits that replace an MRN or payer. */
export function renamingEdits(
  billed: BilledLogs,
  log: TimeLog,
  lines: Lines,
  { field, from, to }: { readonly field: RenamedField; readonly from: string; readonly to: string },
): TextEdit[] {
  const column = log.header.columns.indexOf[field];
  return findRowsWithValue(billed, log, { field, value: from }).map((row) => {
    const record = log.record(row);
    const value = record.value(column);
    // Spaces and a spreadsheet's marks around the value don't change.
    const after = value.includes(from) ? value.replace(from, () => to) : to;
    return minimizeEdit(replaceCell(record, column, after, '\n'), lines);
  });
}
