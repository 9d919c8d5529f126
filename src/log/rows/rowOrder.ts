import { replaceRange } from '../../text/lists';
import { Int32Column } from './columnStore';
import { RowsWithProblems, haveCommonBits, type RowBitsReader, type RowBits } from './rowsWithProblems';
import type { RowId } from './rowId';

/** A position is one number: the chunk id in the upper bits and the row's index within the chunk in the lower bits. */
const INDEX_BITS = 10;
const MAX_CHUNK_ROWS = 1 << INDEX_BITS;
const INDEX_MASK = MAX_CHUNK_ROWS - 1;
const NO_CHUNK = -1;

/** Consecutive rows of one log. */
interface Chunk {
  readonly order: RowOrder;
  /** Unique among the chunks of all logs. NO_CHUNK until the chunk is registered. */
  id: number;
  /** The index among the chunks of the log. */
  ordinal: number;
  readonly rows: Int32Array;
  length: number;
  /** The total number of lines of the rows. */
  lines: number;
  /** The rows with problems. Computed on first use, and cleared when a row changes. */
  rowsWithProblems: RowsWithProblems<RowId> | undefined;
}

/** A position before row `index` of a chunk. The row begins at `line`. */
export interface RowCursor {
  readonly chunk: number;
  readonly index: number;
  readonly line: number;
}

/** The position of each row. All logs that share a row table also share its positions. */
export class RowPositions {
  private readonly positionByRow = new Int32Column();
  private readonly chunks: (Chunk | undefined)[] = [];
  private readonly freeIds: number[] = [];

  register(chunk: Chunk): void {
    chunk.id = this.freeIds.pop() ?? this.chunks.length;
    this.chunks[chunk.id] = chunk;
  }

  unregister(chunk: Chunk): void {
    if (this.chunks[chunk.id] === chunk) {
      this.chunks[chunk.id] = undefined;
      this.freeIds.push(chunk.id);
    }
  }

  /** Stores the positions of a chunk's rows from index `from` up to, but not including, `to`. */
  setPositions(chunk: Chunk, from: number, to: number): void {
    const base = chunk.id << INDEX_BITS;
    for (let index = from; index < to; index++) {
      this.positionByRow.set(chunk.rows[index] ?? 0, base | index);
    }
  }

  /** Finds the chunk that a row was last added to. Returns undefined if that chunk no longer exists. */
  findChunk(row: RowId): Chunk | undefined {
    return this.chunks[this.positionByRow.get(row) >> INDEX_BITS];
  }

  /** Same as {@link findChunk}, for a row that must be in a log. */
  getChunk(row: RowId): Chunk {
    const chunk = this.findChunk(row);
    if (!chunk) {
      throw new RangeError(`Row ${row} isn't in a log.`);
    }
    return chunk;
  }

  /** Clears the cached problems of a row's chunk. Call this when the problem bits or the line count of the row change. */
  clearCachedProblems(row: RowId): void {
    const chunk = this.findChunk(row);
    if (chunk) {
      chunk.rowsWithProblems = undefined;
    }
  }

  /** Returns the index of a row within the chunk that it was last added to. */
  getIndex(row: RowId): number {
    return this.positionByRow.get(row) & INDEX_MASK;
  }
}

/**
 * The rows of one log in line order. The rows are split into chunks, so finding a line or inserting rows only has to go through
 * the list of chunks and the rows of one chunk, not all rows of the file.
 */
export class RowOrder {
  private chunks: Chunk[] = [];
  /** The line at which each chunk begins. Cleared when rows are added or removed. */
  private chunkLines: number[] | undefined;
  /** The row that {@link lineOf} found last. Rows are often looked up from the top down. Cleared with the lines of the chunks. */
  private lastFound: { readonly chunk: Chunk; readonly index: number; readonly line: number } | undefined;
  private count = 0;

  /**
   * @param lineCountOf returns the number of lines of a row
   * @param number the index of the log among the logs that are read together
   */
  constructor(
    private readonly positions: RowPositions,
    private readonly lineCountOf: (row: RowId) => number,
    readonly number: number,
  ) {}

  /** The number of rows, including blank rows and the header. */
  get rowCount(): number {
    return this.count;
  }

  /** The total number of lines of all rows. */
  get lineCount(): number {
    return this.chunks.reduce((lines, chunk) => lines + chunk.lines, 0);
  }

  append(row: RowId): void {
    let last = this.chunks.at(-1);
    if (!last || last.length === MAX_CHUNK_ROWS) {
      last = this.newChunk(this.chunks.length);
      this.chunks.push(last);
    }
    last.rows[last.length++] = row;
    last.rowsWithProblems = undefined;
    last.lines += this.lineCountOf(row);
    this.positions.setPositions(last, last.length - 1, last.length);
    this.count++;
    this.forgetLines();
  }

  /** Returns the position of the row that contains a line, or the position after the last row if there is no such row. */
  seek(line: number): RowCursor {
    let chunkLine = 0;
    for (let chunk = 0; chunk < this.chunks.length; chunk++) {
      const { lines } = this.getChunkAt(chunk);
      if (line < chunkLine + lines) {
        return this.seekWithin(chunk, chunkLine, line);
      }
      chunkLine += lines;
    }
    return { chunk: this.chunks.length, index: 0, line: chunkLine };
  }

  private seekWithin(chunk: number, chunkLine: number, line: number): RowCursor {
    const { rows, length } = this.getChunkAt(chunk);
    let rowLine = chunkLine;
    for (let index = 0; index < length; index++) {
      const next = rowLine + this.lineCountOf((rows[index] ?? 0) as RowId);
      if (line < next) {
        return { chunk, index, line: rowLine };
      }
      rowLine = next;
    }
    throw new Error('The line count of a chunk is greater than the total of its rows.');
  }

  /** Returns the row at the cursor, or undefined at the end. */
  rowAt(cursor: RowCursor): RowId | undefined {
    const chunk = this.chunks[cursor.chunk];
    return chunk && cursor.index < chunk.length ? ((chunk.rows[cursor.index] ?? 0) as RowId) : undefined;
  }

  /** Returns the cursor of the next row. There must be a row at `cursor`. */
  next(cursor: RowCursor): RowCursor {
    const chunk = this.getChunkAt(cursor.chunk);
    const line = cursor.line + this.lineCountOf((chunk.rows[cursor.index] ?? 0) as RowId);
    return cursor.index + 1 < chunk.length
      ? { chunk: cursor.chunk, index: cursor.index + 1, line }
      : { chunk: cursor.chunk + 1, index: 0, line };
  }

  /** Returns the cursor of the previous row, or undefined at the first row. */
  previous(cursor: RowCursor): RowCursor | undefined {
    const chunk = cursor.index > 0 ? cursor.chunk : cursor.chunk - 1;
    if (chunk < 0) {
      return undefined;
    }
    const { rows, length } = this.getChunkAt(chunk);
    const index = cursor.index > 0 ? cursor.index - 1 : length - 1;
    return { chunk, index, line: cursor.line - this.lineCountOf((rows[index] ?? 0) as RowId) };
  }

  /** Returns whether the row is in this log now. */
  has(row: RowId): boolean {
    const chunk = this.positions.findChunk(row);
    const index = this.positions.getIndex(row);
    return chunk?.order === this && index < chunk.length && chunk.rows[index] === row;
  }

  /** Returns the line at which a row of this log begins. */
  lineOf(row: RowId): number {
    const chunk = this.positions.getChunk(row);
    const rowIndex = this.positions.getIndex(row);
    if (rowIndex >= chunk.length || chunk.rows[rowIndex] !== row) {
      throw new RangeError(`Row ${row} isn't at its stored position.`);
    }
    const isBelow = this.lastFound?.chunk === chunk && this.lastFound.index <= rowIndex;
    let line = (isBelow ? this.lastFound?.line : this.getChunkLines()[chunk.ordinal]) ?? 0;
    for (let index = isBelow ? (this.lastFound?.index ?? 0) : 0; index < rowIndex; index++) {
      line += this.lineCountOf((chunk.rows[index] ?? 0) as RowId);
    }
    this.lastFound = { chunk, index: rowIndex, line };
    return line;
  }

  /** Forgets at which lines rows begin, after rows are added or removed. */
  private forgetLines(): void {
    this.chunkLines = undefined;
    this.lastFound = undefined;
  }

  /** Removes all rows. */
  clear(): void {
    this.chunks.forEach((chunk) => this.positions.unregister(chunk));
    this.chunks = [];
    this.forgetLines();
    this.count = 0;
  }

  /** Compares two rows by log, then by line. Returns a negative number if row `a` is first, or a positive one if `b` is. */
  static compare(positions: RowPositions, a: RowId, b: RowId): number {
    if (a === b) {
      return 0;
    }
    const chunkA = positions.getChunk(a);
    const chunkB = positions.getChunk(b);
    return (
      chunkA.order.number - chunkB.order.number ||
      chunkA.ordinal - chunkB.ordinal ||
      positions.getIndex(a) - positions.getIndex(b)
    );
  }

  /** Calls `visit` for each row in order, with the line at which it begins. Stops when `visit` returns false. */
  walk(visit: (row: RowId, line: number) => boolean): void {
    let line = 0;
    for (const chunk of this.chunks) {
      for (let index = 0; index < chunk.length; index++) {
        const row = (chunk.rows[index] ?? 0) as RowId;
        if (!visit(row, line)) {
          return;
        }
        line += this.lineCountOf(row);
      }
    }
  }

  /**
   * Calls `visit` for each row in order that has any of the problems in `wanted`, with the line at which it begins. Stops when
   * `visit` returns false. Rows without problems are only checked once, until a row in their chunk changes.
   */
  walkMatching(wanted: RowBits, bits: RowBitsReader<RowId>, visit: (row: RowId, line: number) => boolean): void {
    let line = 0;
    for (const chunk of this.chunks) {
      chunk.rowsWithProblems ??= new RowsWithProblems(chunk.rows, chunk.length, this.lineCountOf, bits);
      const start = line;
      if (
        haveCommonBits(chunk.rowsWithProblems, wanted) &&
        !chunk.rowsWithProblems.visit(wanted, (row, lines) => visit(row, start + lines))
      ) {
        return;
      }
      line += chunk.lines;
    }
  }

  /** Replaces `removed` rows at the cursor with `added`. The line counts of the added rows must be set before the call. */
  splice(cursor: RowCursor, removed: number, added: readonly RowId[]): void {
    this.forgetLines();
    this.count += added.length - removed;
    if (this.updateIfSameRows(cursor, removed, added)) {
      return;
    }
    const first = Math.min(cursor.chunk, Math.max(0, this.chunks.length - 1));
    const remaining: number[] = [];
    let last = first;
    let toRemove = removed;
    // The new content of the affected chunks: rows before the cursor, added rows, and the rest of the last chunk.
    const head = this.chunks[cursor.chunk] ? cursor.index : (this.chunks[first]?.length ?? 0);
    for (let index = 0; index < head; index++) {
      remaining.push(this.chunks[first]?.rows[index] ?? 0);
    }
    for (const row of added) {
      remaining.push(row);
    }
    let index = head;
    for (; last < this.chunks.length; last++, index = 0) {
      const chunk = this.getChunkAt(last);
      const removedHere = Math.min(toRemove, chunk.length - index);
      toRemove -= removedHere;
      if (toRemove === 0) {
        for (let rest = index + removedHere; rest < chunk.length; rest++) {
          remaining.push(chunk.rows[rest] ?? 0);
        }
        last++;
        break;
      }
    }
    this.replaceChunks(first, last, remaining);
  }

  /** Updates the line count and returns true if the rows stay in place, as when cells are edited. Else returns false. */
  private updateIfSameRows({ chunk: at, index }: RowCursor, removed: number, added: readonly RowId[]): boolean {
    const chunk = this.chunks[at];
    if (!chunk || removed !== added.length || index + removed > chunk.length) {
      return false;
    }
    if (!added.every((row, offset) => chunk.rows[index + offset] === row)) {
      return false;
    }
    chunk.lines = 0;
    for (let each = 0; each < chunk.length; each++) {
      chunk.lines += this.lineCountOf((chunk.rows[each] ?? 0) as RowId);
    }
    return true;
  }

  private replaceChunks(first: number, last: number, rows: readonly number[]): void {
    for (const chunk of this.chunks.slice(first, last)) {
      this.positions.unregister(chunk);
    }
    const newChunks: Chunk[] = [];
    const chunkCount = Math.ceil(rows.length / MAX_CHUNK_ROWS);
    for (let part = 0; part < chunkCount; part++) {
      const chunk = this.newChunk(first + part);
      const from = Math.floor((rows.length * part) / chunkCount);
      const to = Math.floor((rows.length * (part + 1)) / chunkCount);
      for (let index = from; index < to; index++) {
        const row = rows[index] ?? 0;
        chunk.rows[chunk.length++] = row;
        chunk.lines += this.lineCountOf(row as RowId);
      }
      this.positions.setPositions(chunk, 0, chunk.length);
      newChunks.push(chunk);
    }
    replaceRange(this.chunks, first, last - first, newChunks);
    if (newChunks.length !== last - first) {
      this.chunks.forEach((chunk, ordinal) => (chunk.ordinal = ordinal));
    }
  }

  private newChunk(ordinal: number): Chunk {
    const rows = new Int32Array(MAX_CHUNK_ROWS);
    const chunk = { order: this, id: NO_CHUNK, ordinal, rows, length: 0, lines: 0, rowsWithProblems: undefined };
    this.positions.register(chunk);
    return chunk;
  }

  private getChunkAt(chunk: number): Chunk {
    const result = this.chunks[chunk];
    if (!result) {
      throw new RangeError(`Chunk ${chunk} doesn't exist.`);
    }
    return result;
  }

  private getChunkLines(): readonly number[] {
    if (!this.chunkLines) {
      let line = 0;
      this.chunkLines = this.chunks.map((chunk) => {
        const begins = line;
        line += chunk.lines;
        return begins;
      });
    }
    return this.chunkLines;
  }
}
