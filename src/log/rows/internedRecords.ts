/** Stores each distinct record of cells once, under a small id, while at least one row uses it. */
export class InternedRecords<Cells extends readonly string[], Value> {
  private readonly idByKey = new Map<string, number>();
  private readonly records: ({ value: Value; key: string; rows: number } | undefined)[] = [];
  private readonly freeIds: number[] = [];

  /** Returns the id of these cells and counts one more row that uses it. Calls `read` to create the value of new cells. */
  intern(cells: Cells, prefix: string, read: (cells: Cells) => Value): number {
    const key = prefix + createKey(cells);
    const existing = this.idByKey.get(key);
    if (existing !== undefined) {
      this.getRecord(existing).rows++;
      return existing;
    }
    const id = this.freeIds.pop() ?? this.records.length;
    this.records[id] = { value: read(cells), key, rows: 1 };
    this.idByKey.set(key, id);
    return id;
  }

  /** Counts one more row that uses an existing id. */
  addReference(id: number): void {
    this.getRecord(id).rows++;
  }

  /** Counts one row fewer that uses an id, and frees the id after the last. */
  release(id: number): void {
    const record = this.getRecord(id);
    record.rows--;
    if (record.rows === 0) {
      this.idByKey.delete(record.key);
      this.records[id] = undefined;
      this.freeIds.push(id);
    }
  }

  get(id: number): Value {
    return this.getRecord(id).value;
  }

  private getRecord(id: number): { value: Value; key: string; rows: number } {
    const record = this.records[id];
    if (!record) {
      throw new RangeError(`No record has the id ${id}.`);
    }
    return record;
  }
}

/** Returns a key that is unique to these cells, even if they contain the separator. */
function createKey(cells: readonly string[]): string {
  return cells.some((cell) => cell.includes('\u0000')) ? JSON.stringify(cells) : cells.join('\u0000');
}
