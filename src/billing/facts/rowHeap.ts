import type { RowId } from '../../log/rows/rowId';

/**
 * A set of rows that always knows its topmost row. Adding or removing a row takes a few comparisons, no matter how many rows
 * there are. Edits never change the order of rows that stay, so the order inside remains right.
 */
export class RowHeap {
  private readonly rows: RowId[] = [];
  /** Undefined until the first row is added, because a log has thousands of sets, and most of them stay empty. */
  private indexes: Map<RowId, number> | undefined;

  /** @param compare compares the positions of two rows in the logs */
  constructor(private readonly compare: (a: RowId, b: RowId) => number) {}

  get size(): number {
    return this.rows.length;
  }

  /** The row above all others, or undefined if there are none. */
  get topmost(): RowId | undefined {
    return this.rows[0];
  }

  /** Returns the rows in no particular order. */
  list(): readonly RowId[] {
    return this.rows;
  }

  add(row: RowId): void {
    this.indexes ??= new Map();
    if (!this.indexes.has(row)) {
      this.place(row, this.rows.length);
      this.moveUp(row);
    }
  }

  delete(row: RowId): void {
    const index = this.indexes?.get(row);
    if (index === undefined) {
      return;
    }
    const last = this.rows.pop();
    this.indexes?.delete(row);
    if (last !== undefined && last !== row) {
      this.place(last, index);
      this.moveUp(last);
      this.moveDown(last);
    }
  }

  private place(row: RowId, index: number): void {
    this.rows[index] = row;
    this.indexes?.set(row, index);
  }

  private moveUp(row: RowId): void {
    let index = this.indexes?.get(row) ?? 0;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const other = this.rows[above] ?? row;
      if (this.compare(other, row) <= 0) {
        break;
      }
      this.place(other, index);
      index = above;
    }
    this.place(row, index);
  }

  private moveDown(row: RowId): void {
    let index = this.indexes?.get(row) ?? 0;
    for (;;) {
      const left = 2 * index + 1;
      const [first, second] = [this.rows[left], this.rows[left + 1]];
      if (first === undefined) {
        break;
      }
      const isSecondHigher = second !== undefined && this.compare(second, first) < 0;
      const smaller = isSecondHigher ? second : first;
      if (this.compare(row, smaller) <= 0) {
        break;
      }
      this.place(smaller, index);
      index = isSecondHigher ? left + 1 : left;
    }
    this.place(row, index);
  }
}
