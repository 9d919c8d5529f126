import type { BilledLogs } from '../billing/billedLogs';
import { readCellValue } from '../log/rows/entryReader';
import type { RowId } from '../log/rows/rowId';
import type { FieldName } from '../log/values/fieldName';
import { removeSpreadsheetMarks } from '../log/values/spreadsheetDamage';

/**
 * Reads cells of a row from the text of its log, without spreadsheet marks and spaces around them. A field without a column is ''.
 * The log keeps no text of its rows, so use this only for rows that are shown.
 */
export function readRowCells<Field extends FieldName>(
  billed: BilledLogs,
  row: RowId,
  fields: readonly Field[],
): Readonly<Record<Field, string>> {
  const log = billed.logOf(row);
  const { indexOf } = log.header.columns;
  const record = log.record(row);
  const cells = fields.map((field) => {
    const column = indexOf[field];
    return [field, column < 0 ? '' : removeSpreadsheetMarks(readCellValue(record, column)).trim()] as const;
  });
  return Object.fromEntries(cells) as Record<Field, string>;
}

/** Whether any of the logs has a column for the field. */
export function hasField(billed: BilledLogs, field: FieldName): boolean {
  return billed.logs.some((log) => log.header.columns.indexOf[field] >= 0);
}
