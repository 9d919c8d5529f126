import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';

/** Returns the row that is above all others in the logs, or undefined if there are no rows. */
export function findTopmostRow(rows: readonly RowId[], table: RowTable): RowId | undefined {
  return rows.reduce<RowId | undefined>(
    (topmost, row) => (topmost === undefined || table.compare(row, topmost) < 0 ? row : topmost),
    undefined,
  );
}
