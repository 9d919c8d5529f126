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

/** Rows of a block of records. */
const BLOCK_BITS = 13;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const BLOCK_MASK = BLOCK_ROWS - 1;

/**
 * As {@link Int32Column}, but several columns that are mostly asked for together: the numbers of a row stand side by side, so
 * that one look at memory brings them all. They stand in blocks, so that a long log grows without being copied.
 */
export class Int32Records {
  private readonly blocks: Int32Array[] = [];

  constructor(private readonly width: number) {}

  get(index: number, column: number): number {
    return this.blocks[index >> BLOCK_BITS]?.[(index & BLOCK_MASK) * this.width + column] ?? 0;
  }

  set(index: number, column: number, value: number): void {
    this.block(index)[this.placeOf(index) + column] = value;
  }

  /** The block in which a row has its numbers, from {@link placeOf} on; made if need be. */
  block(index: number): Int32Array {
    const number = index >> BLOCK_BITS;
    while (this.blocks.length <= number) {
      this.blocks.push(new Int32Array(BLOCK_ROWS * this.width));
    }
    return this.blocks[number] ?? NO_BLOCK;
  }

  placeOf(index: number): number {
    return (index & BLOCK_MASK) * this.width;
  }
}

const NO_BLOCK = new Int32Array(0);
