import type { ByteRecord } from './byteRecord';
import { HASH_SEED, addToHash } from '../rows/rowHash';

/** The positions of the numbers in a cache entry. The hash is at position 0. */
const OFFSET = 1;
const VALUE = 2;
const WIDTH = 4;

/**
 * Maps the bytes of cells to what was read from them, as an integer of at least 0. Many rows have the same dates, patients, and
 * contacts, so each of these is read only once.
 */
export class FieldCache {
  private slots = new Int32Array(1024);
  /** The hash, byte offset, and value of each entry. They are adjacent in memory because they are read together. */
  private entries = new Int32Array(256 * WIDTH);
  private count = 0;
  private bytes = new Uint8Array(16_384);
  private view = new DataView(this.bytes.buffer);
  private usedBytes = 0;
  /** The hash of the last lookup, which `add` reuses. */
  private lastHash = 0;

  /**
   * @param columns the columns of the cells, which are looked up together
   * @param maxEntries the maximum number of entries, which limits the memory that an invalid file can use
   */
  constructor(
    private readonly columns: readonly number[],
    private readonly maxEntries = 1_000_000,
  ) {}

  /** Returns the number stored for these cells of a record, or -1. */
  find(record: ByteRecord): number {
    const { columns, slots, entries } = this;
    let hash = HASH_SEED;
    for (const column of columns) {
      hash = addToHash(hash, record.hashOf(column));
    }
    // The lower bits select the slot, but the upper bits of this hash are better distributed.
    hash ^= hash >>> 15;
    this.lastHash = hash;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = ((slots[slot] ?? 0) - 1) * WIDTH;
      if (at < 0) {
        return -1;
      }
      if (entries[at] === hash && this.hasSameCells(record, entries[at + OFFSET] ?? 0)) {
        return entries[at + VALUE] ?? -1;
      }
    }
  }

  /** Stores a number for the cells that were just looked up. Call this right after `find` with the same record. */
  add(record: ByteRecord, value: number): void {
    if (this.count >= this.maxEntries) {
      return;
    }
    const entry = this.count++;
    if (this.count * WIDTH > this.entries.length) {
      const grown = new Int32Array(this.entries.length * 2);
      grown.set(this.entries);
      this.entries = grown;
    }
    this.entries[entry * WIDTH] = this.lastHash;
    this.entries[entry * WIDTH + OFFSET] = this.usedBytes;
    this.entries[entry * WIDTH + VALUE] = value;
    for (const column of this.columns) {
      this.writeField(record, column);
    }
    if (this.count * 2 > this.slots.length) {
      this.grow();
    } else {
      this.insert(entry);
    }
  }

  /** Writes the length of a field in four bytes, then its bytes. */
  private writeField(record: ByteRecord, column: number): void {
    const length = record.lengthOf(column);
    if (this.usedBytes + length + 4 > this.bytes.length) {
      const grown = new Uint8Array(2 * (this.usedBytes + length + 4));
      grown.set(this.bytes);
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    this.view.setInt32(this.usedBytes, length);
    record.copyBytes(column, this.bytes, this.usedBytes + 4);
    this.usedBytes += length + 4;
  }

  private hasSameCells(record: ByteRecord, from: number): boolean {
    const { view } = this;
    let offset = from;
    for (const column of this.columns) {
      const length = record.lengthOf(column);
      if (view.getInt32(offset) !== length || !record.hasSameBytes(column, view, offset + 4)) {
        return false;
      }
      offset += length + 4;
    }
    return true;
  }

  private insert(entry: number): void {
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
      this.insert(entry);
    }
  }
}
