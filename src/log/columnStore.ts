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
      const grown = new Int32Array(Math.max(index + 1, this.cells.length * 2));
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
      const grown = new Float64Array(Math.max(index + 1, this.cells.length * 2));
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[index] = value;
  }
}
