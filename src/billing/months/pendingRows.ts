import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';

/** Behind no row. */
export const NO_ROW = -1;

/**
 * Rows that have come to their months and have not been gathered yet, each with the one that came before it to the same month:
 * while a log is read, a hundred thousand lists would each grow several times. The links stand among the numbers of the rows,
 * which are looked at next in any case.
 */
export class PendingRows {
  constructor(private readonly table: RowTable) {}

  /** @param before the row that came to the month before this one, or NO_ROW */
  link(row: RowId, before: number): void {
    // One more, so that what was never set is no row.
    this.table.setLink(row, before + 1);
  }

  /** The rows of a chain behind those that were there already, in the order they came in. */
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
