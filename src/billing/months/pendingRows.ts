import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';

/** Used instead of a row's number if there is no row. */
export const NO_ROW = -1;

/**
 * Rows that were added to their months but aren't in the months' lists yet. Each row is linked to the row that was added to
 * the same month before it. Otherwise, a hundred thousand lists would each grow several times while a log is read. The links
 * are stored with the other numbers of a row, which are read next in any case.
 */
export class PendingRows {
  constructor(private readonly table: RowTable) {}

  /** @param before the row that was added to the month before this row, or NO_ROW */
  link(row: RowId, before: number): void {
    // One more, so that 0, the value before it's set, is not a row.
    this.table.setLink(row, before + 1);
  }

  /** Returns the rows of a list, followed by the linked rows in the order in which they were added. */
  appendTo(rows: readonly RowId[], last: number, count: number): RowId[] {
    const all = new Array<RowId>(rows.length + count);
    for (let index = 0; index < rows.length; index++) {
      all[index] = rows[index] ?? (0 as RowId);
    }
    let row = last as RowId;
    for (let index = all.length - 1; index >= rows.length; index--) {
      all[index] = row;
      row = (this.table.linkOf(row) - 1) as RowId;
    }
    return all;
  }
}
