/** Room for at least so many, and some more: a quarter, lest half of it stay empty in a long log. */
function roomFor(needed: number): number {
  return Math.max(1024, Math.ceil(needed * 1.25));
}

/** Growing columns of numbers: a few bytes a row where objects would take a hundred. What was never set is 0. */
export class Int32Column {
  private cells = new Int32Array(1024);

  get(index: number): number {
    return this.cells[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.cells.length) {
      if (value === 0) {
        return;
      }
      const grown = new Int32Array(roomFor(index + 1));
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[index] = value;
  }
}

/** As {@link Int32Column}, for whole numbers beyond 32 bits. */
export class Float64Column {
  private cells = new Float64Array(1024);

  get(index: number): number {
    return this.cells[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.cells.length) {
      const grown = new Float64Array(roomFor(index + 1));
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[index] = value;
  }
}

/**
 * As {@link Int32Column}, but several columns that are mostly asked for together: the numbers of a row stand side by side, so
 * that one look at memory brings them all.
 */
export class Int32Records {
  private cells: Int32Array;

  constructor(readonly width: number) {
    this.cells = new Int32Array(0);
  }

  get(index: number, column: number): number {
    return this.cells[index * this.width + column] ?? 0;
  }

  set(index: number, column: number, value: number): void {
    this.reach(index);
    this.cells[index * this.width + column] = value;
  }

  /** Makes room for a row; its numbers begin at `index * width` of what is returned, which holds until a row further down needs room. */
  reach(index: number): Int32Array {
    const needed = (index + 1) * this.width;
    if (needed > this.cells.length) {
      const grown = new Int32Array(roomFor(index + 1) * this.width);
      grown.set(this.cells);
      this.cells = grown;
    }
    return this.cells;
  }
}
