/** Keeps each distinct record of cells once, under a small number, for as long as a row has it. */
export class InternedRecords<Cells extends readonly string[], Value> {
  private readonly idByKey = new Map<string, number>();
  private readonly kept: ({ value: Value; key: string; rows: number } | undefined)[] = [];
  private readonly free: number[] = [];

  /** The number of these cells, for one more row; `read` makes their value when they are new. */
  intern(cells: Cells, prefix: string, read: (cells: Cells) => Value): number {
    const key = prefix + keyOf(cells);
    const known = this.idByKey.get(key);
    if (known !== undefined) {
      this.at(known).rows++;
      return known;
    }
    const id = this.free.pop() ?? this.kept.length;
    this.kept[id] = { value: read(cells), key, rows: 1 };
    this.idByKey.set(key, id);
    return id;
  }

  /** One more row has what is kept under a number already. */
  addReference(id: number): void {
    this.at(id).rows++;
  }

  /** One row fewer has them. */
  release(id: number): void {
    const held = this.at(id);
    held.rows--;
    if (held.rows === 0) {
      this.idByKey.delete(held.key);
      this.kept[id] = undefined;
      this.free.push(id);
    }
  }

  get(id: number): Value {
    return this.at(id).value;
  }

  private at(id: number): { value: Value; key: string; rows: number } {
    const held = this.kept[id];
    if (!held) {
      throw new RangeError(`Nothing is kept under ${id}.`);
    }
    return held;
  }
}

/** Different for different cells, whatever is in them. */
function keyOf(cells: readonly string[]): string {
  return cells.some((cell) => cell.includes('\u0000')) ? JSON.stringify(cells) : cells.join('\u0000');
}
