import type { ByteRecord } from './byteRecord';
import { HASH_SEED, hashStep } from './rowHash';

/**
 * What was made of cells before, by the very bytes of the cells: the same dates, patients and contacts stand in row after row,
 * and each is read once. A whole number from 0 on is kept for each.
 */
export class CellMemo {
  private slots = new Int32Array(1024);
  private readonly hashes: number[] = [];
  private readonly places: number[] = [];
  private readonly kept: number[] = [];
  private bytes = new Uint8Array(16_384);
  private view = new DataView(this.bytes.buffer);
  private used = 0;
  /** The hash of what was looked for last: `keep` is mostly called right behind `find`. */
  private sought = 0;

  /**
   * @param columns of the cells; they are looked at together
   * @param most how much is kept at most, lest a log of garbage grow the memory without bound
   */
  constructor(
    private readonly columns: readonly number[],
    private readonly most = 1_000_000,
  ) {}

  /** What is kept for these cells of a record, or -1. */
  find(record: ByteRecord): number {
    const { columns, slots } = this;
    let hash = HASH_SEED;
    for (const column of columns) {
      hash = hashStep(hash, record.hashOf(column));
    }
    // The upper bits of such a hash are better than the lower, by which the slots are chosen.
    hash ^= hash >>> 15;
    this.sought = hash;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (slots[slot] ?? 0) - 1;
      if (entry < 0) {
        return -1;
      }
      if (this.hashes[entry] === hash && this.isSame(record, this.places[entry] ?? 0)) {
        return this.kept[entry] ?? -1;
      }
    }
  }

  /** Keeps a number for the cells that were looked for just now. */
  keep(record: ByteRecord, value: number): void {
    if (this.kept.length >= this.most) {
      return;
    }
    const entry = this.kept.length;
    this.hashes.push(this.sought);
    this.places.push(this.used);
    this.kept.push(value);
    for (const column of this.columns) {
      this.write(record, column);
    }
    if (this.kept.length * 2 > this.slots.length) {
      this.grow();
    } else {
      this.enter(entry);
    }
  }

  /** Each field as its length, in four bytes, and its own bytes. */
  private write(record: ByteRecord, column: number): void {
    const length = record.lengthOf(column);
    if (this.used + length + 4 > this.bytes.length) {
      const grown = new Uint8Array(2 * (this.used + length + 4));
      grown.set(this.bytes);
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    this.view.setInt32(this.used, length);
    record.copy(column, this.bytes, this.used + 4);
    this.used += length + 4;
  }

  private isSame(record: ByteRecord, from: number): boolean {
    const { view } = this;
    let place = from;
    for (const column of this.columns) {
      const length = record.lengthOf(column);
      if (view.getInt32(place) !== length || !record.isSame(column, view, place + 4)) {
        return false;
      }
      place += length + 4;
    }
    return true;
  }

  private enter(entry: number): void {
    const mask = this.slots.length - 1;
    let slot = (this.hashes[entry] ?? 0) & mask;
    while (this.slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = entry + 1;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    for (let entry = 0; entry < this.kept.length; entry++) {
      this.enter(entry);
    }
  }
}
