import type { ByteRecord } from './byteRecord';
import { HASH_SEED, addToHash } from '../rows/rowHash';

/** The numbers of an entry, the hash before the others. */
const PLACE = 1;
const KEPT = 2;
const WIDTH = 4;

/**
 * What was made of cells before, by the very bytes of the cells: the same dates, patients and contacts stand in row after row,
 * and each is read once. A whole number from 0 on is kept for each.
 */
export class FieldCache {
  private slots = new Int32Array(1024);
  /** Of each entry its hash, the place of its bytes and what is kept, side by side: they are looked at together. */
  private entries = new Int32Array(256 * WIDTH);
  private count = 0;
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
    const { columns, slots, entries } = this;
    let hash = HASH_SEED;
    for (const column of columns) {
      hash = addToHash(hash, record.hashOf(column));
    }
    // The upper bits of such a hash are better than the lower, by which the slots are chosen.
    hash ^= hash >>> 15;
    this.sought = hash;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = ((slots[slot] ?? 0) - 1) * WIDTH;
      if (at < 0) {
        return -1;
      }
      if (entries[at] === hash && this.isSame(record, entries[at + PLACE] ?? 0)) {
        return entries[at + KEPT] ?? -1;
      }
    }
  }

  /** Keeps a number for the cells that were looked for just now. */
  keep(record: ByteRecord, value: number): void {
    if (this.count >= this.most) {
      return;
    }
    const entry = this.count++;
    if (this.count * WIDTH > this.entries.length) {
      const grown = new Int32Array(this.entries.length * 2);
      grown.set(this.entries);
      this.entries = grown;
    }
    this.entries[entry * WIDTH] = this.sought;
    this.entries[entry * WIDTH + PLACE] = this.used;
    this.entries[entry * WIDTH + KEPT] = value;
    for (const column of this.columns) {
      this.write(record, column);
    }
    if (this.count * 2 > this.slots.length) {
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
    let slot = (this.entries[entry * WIDTH] ?? 0) & mask;
    while (this.slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = entry + 1;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    for (let entry = 0; entry < this.count; entry++) {
      this.enter(entry);
    }
  }
}
