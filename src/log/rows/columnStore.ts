/** Returns a capacity 25% above what is needed. Doubling could leave half of it unused in a long log. */
function growCapacity(needed: number): number {
  return Math.max(1024, Math.ceil(needed * 1.25));
}

/** A growing column of 32-bit integers. It uses 4 bytes per row; objects would use about 100. Unset cells are 0. */
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
      const grown = new Int32Array(growCapacity(index + 1));
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[index] = value;
  }
}

/** Same as {@link Int32Column}, for integers that need more than 32 bits. */
export class Float64Column {
  private cells = new Float64Array(1024);

  get(index: number): number {
    return this.cells[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.cells.length) {
      const grown = new Float64Array(growCapacity(index + 1));
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[index] = value;
  }
}

/** The number of rows in a block of {@link Int32Records}, as a power of two. */
const BLOCK_BITS = 13;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const BLOCK_MASK = BLOCK_ROWS - 1;

/**
 * Several columns of 32-bit integers that are usually read together. The numbers of a row are adjacent in memory, so the CPU
 * loads them at once. They are stored in blocks, so a long log can grow without being copied.
 */
export class Int32Records {
  private readonly blocks: Int32Array[] = [];

  constructor(private readonly width: number) {}

  get(index: number, column: number): number {
    return this.blocks[index >> BLOCK_BITS]?.[(index & BLOCK_MASK) * this.width + column] ?? 0;
  }

  set(index: number, column: number, value: number): void {
    this.getBlock(index)[this.getOffset(index) + column] = value;
  }

  /** Returns the block with a row's numbers, which begin at {@link getOffset}. Creates the block if needed. */
  getBlock(index: number): Int32Array {
    const number = index >> BLOCK_BITS;
    while (this.blocks.length <= number) {
      this.blocks.push(new Int32Array(BLOCK_ROWS * this.width));
    }
    return this.blocks[number] ?? EMPTY_BLOCK;
  }

  /** Returns the index of a row's first number in its block. */
  getOffset(index: number): number {
    return (index & BLOCK_MASK) * this.width;
  }
}

const EMPTY_BLOCK = new Int32Array(0);
