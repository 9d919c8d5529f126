import { Int32Column } from './columnStore';
import { RowsWithProblems, haveCommonBits, type BitsOfRows, type RowBits } from './rowsWithProblems';
import type { RowId } from './rowId';

/** A place is one number: the chunk's in the upper bits, the row's index within it in the lower. */
const INDEX_BITS = 10;
const MOST_ROWS_OF_A_CHUNK = 1 << INDEX_BITS;
const INDEX_MASK = MOST_ROWS_OF_A_CHUNK - 1;
const NO_CHUNK = -1;

/** A stretch of consecutive rows of one log. */
interface Chunk {
  readonly order: RowOrder;
  /** Its number among the chunks of all logs; NO_CHUNK before it has one. */
  id: number;
  /** Its place among the chunks of its log. */
  ordinal: number;
  readonly rows: Int32Array;
  length: number;
  /** Lines that its rows span together. */
  lines: number;
  /** Its rows with problems, found when they are asked for and forgotten when a row changes. */
  noted: RowsWithProblems<RowId> | undefined;
}

/** A place between rows: before row `index` of a chunk, which begins at `line`. */
export interface RowCursor {
  readonly chunk: number;
  readonly index: number;
  readonly line: number;
}

/** Where each row is: shared by the orders of all logs that share a row table. */
export class RowPlaces {
  private readonly placeOfRow = new Int32Column();
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

  /** Says that rows [from, to) of the chunk are in it. */
  place(chunk: Chunk, from: number, to: number): void {
    const base = chunk.id << INDEX_BITS;
    for (let index = from; index < to; index++) {
      this.placeOfRow.set(chunk.rows[index] ?? 0, base | index);
    }
  }

  /** The chunk a row was last put in, if that is still there. */
  findChunkOf(row: RowId): Chunk | undefined {
    return this.chunks[this.placeOfRow.get(row) >> INDEX_BITS];
  }

  chunkOf(row: RowId): Chunk {
    const chunk = this.findChunkOf(row);
    if (!chunk) {
      throw new RangeError(`Row ${row} is in no log.`);
    }
    return chunk;
  }

  /** Says that the bits or the lines of a row have changed. */
  changed(row: RowId): void {
    const chunk = this.findChunkOf(row);
    if (chunk) {
      chunk.noted = undefined;
    }
  }

  /** The index of a row within the chunk it was last put in. */
  indexOf(row: RowId): number {
    return this.placeOfRow.get(row) & INDEX_MASK;
  }
}

/**
 * The rows of one log in the order of its lines, in chunks: finding a line or putting rows in between costs a walk over the
 * chunks and one of them, not the file.
 */
export class RowOrder {
  private chunks: Chunk[] = [];
  /** Line at which each chunk begins; forgotten when rows come or go. */
  private chunkLines: number[] | undefined;
  private count = 0;

  /**
   * @param lineCountOf how many lines a row spans
   * @param number the log's place among logs that are read together
   */
  constructor(
    private readonly places: RowPlaces,
    private readonly lineCountOf: (row: RowId) => number,
    readonly number: number,
  ) {}

  /** How many rows there are, blank ones and the header included. */
  get rowCount(): number {
    return this.count;
  }

  /** How many lines the rows span together. */
  get lineCount(): number {
    return this.chunks.reduce((lines, chunk) => lines + chunk.lines, 0);
  }

  append(row: RowId): void {
    let last = this.chunks.at(-1);
    if (!last || last.length === MOST_ROWS_OF_A_CHUNK) {
      last = this.newChunk(this.chunks.length);
      this.chunks.push(last);
    }
    last.rows[last.length++] = row;
    last.noted = undefined;
    last.lines += this.lineCountOf(row);
    this.places.place(last, last.length - 1, last.length);
    this.count++;
    this.chunkLines = undefined;
  }

  /** The place of the row that holds this line; behind the last row when no row does. */
  seek(line: number): RowCursor {
    let chunkLine = 0;
    for (let chunk = 0; chunk < this.chunks.length; chunk++) {
      const { lines } = this.chunkAt(chunk);
      if (line < chunkLine + lines) {
        return this.seekWithin(chunk, chunkLine, line);
      }
      chunkLine += lines;
    }
    return { chunk: this.chunks.length, index: 0, line: chunkLine };
  }

  private seekWithin(chunk: number, chunkLine: number, line: number): RowCursor {
    const { rows, length } = this.chunkAt(chunk);
    let rowLine = chunkLine;
    for (let index = 0; index < length; index++) {
      const next = rowLine + this.lineCountOf((rows[index] ?? 0) as RowId);
      if (line < next) {
        return { chunk, index, line: rowLine };
      }
      rowLine = next;
    }
    throw new Error('A chunk counts more lines than its rows have.');
  }

  /** The row behind the cursor, or undefined at the end. */
  rowAt(cursor: RowCursor): RowId | undefined {
    const chunk = this.chunks[cursor.chunk];
    return chunk && cursor.index < chunk.length ? ((chunk.rows[cursor.index] ?? 0) as RowId) : undefined;
  }

  /** The cursor one row further down; the row behind `cursor` must exist. */
  next(cursor: RowCursor): RowCursor {
    const chunk = this.chunkAt(cursor.chunk);
    const line = cursor.line + this.lineCountOf((chunk.rows[cursor.index] ?? 0) as RowId);
    return cursor.index + 1 < chunk.length
      ? { chunk: cursor.chunk, index: cursor.index + 1, line }
      : { chunk: cursor.chunk + 1, index: 0, line };
  }

  /** The cursor one row further up, or undefined at the first row. */
  previous(cursor: RowCursor): RowCursor | undefined {
    const chunk = cursor.index > 0 ? cursor.chunk : cursor.chunk - 1;
    if (chunk < 0) {
      return undefined;
    }
    const { rows, length } = this.chunkAt(chunk);
    const index = cursor.index > 0 ? cursor.index - 1 : length - 1;
    return { chunk, index, line: cursor.line - this.lineCountOf((rows[index] ?? 0) as RowId) };
  }

  /** Whether this log has the row now. */
  has(row: RowId): boolean {
    const chunk = this.places.findChunkOf(row);
    const index = this.places.indexOf(row);
    return chunk?.order === this && index < chunk.length && chunk.rows[index] === row;
  }

  /** The line at which a row of this log begins. */
  lineOf(row: RowId): number {
    const chunk = this.places.chunkOf(row);
    const place = this.places.indexOf(row);
    if (place >= chunk.length || chunk.rows[place] !== row) {
      throw new RangeError(`Row ${row} is not where it should be.`);
    }
    let line = this.linesOfChunks()[chunk.ordinal] ?? 0;
    for (let index = 0; index < place; index++) {
      line += this.lineCountOf((chunk.rows[index] ?? 0) as RowId);
    }
    return line;
  }

  /** Forgets all rows. */
  clear(): void {
    this.chunks.forEach((chunk) => this.places.unregister(chunk));
    this.chunks = [];
    this.chunkLines = undefined;
    this.count = 0;
  }

  /** Negative or positive as row `a` stands before or after row `b`, rows of an earlier log first. */
  static compare(places: RowPlaces, a: RowId, b: RowId): number {
    if (a === b) {
      return 0;
    }
    const chunkA = places.chunkOf(a);
    const chunkB = places.chunkOf(b);
    return (
      chunkA.order.number - chunkB.order.number ||
      chunkA.ordinal - chunkB.ordinal ||
      places.indexOf(a) - places.indexOf(b)
    );
  }

  /** Calls `visit` for each row in order with the line it begins at, until it answers false. */
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
   * Calls `visit` for each row in order that has a problem of any of these bits, with the line it begins at, until it answers
   * false. Rows without a problem are not looked at twice.
   */
  walkMatching(having: RowBits, bits: BitsOfRows<RowId>, visit: (row: RowId, line: number) => boolean): void {
    let line = 0;
    for (const chunk of this.chunks) {
      chunk.noted ??= new RowsWithProblems(chunk.rows, chunk.length, this.lineCountOf, bits);
      const begins = line;
      if (
        haveCommonBits(chunk.noted, having) &&
        !chunk.noted.visit(having, (row, lines) => visit(row, begins + lines))
      ) {
        return;
      }
      line += chunk.lines;
    }
  }

  /** Takes `removed` rows away behind the cursor and puts `added` there. Line counts of the added rows must be set. */
  splice(cursor: RowCursor, removed: number, added: readonly RowId[]): void {
    this.chunkLines = undefined;
    this.count += added.length - removed;
    if (this.isSame(cursor, removed, added)) {
      return;
    }
    const first = Math.min(cursor.chunk, Math.max(0, this.chunks.length - 1));
    const kept: number[] = [];
    let last = first;
    let toRemove = removed;
    // What stays of the chunks concerned: the rows before the cursor, the added ones, the rest of the last chunk.
    const head = this.chunks[cursor.chunk] ? cursor.index : (this.chunks[first]?.length ?? 0);
    for (let index = 0; index < head; index++) {
      kept.push(this.chunks[first]?.rows[index] ?? 0);
    }
    for (const row of added) {
      kept.push(row);
    }
    let index = head;
    for (; last < this.chunks.length; last++, index = 0) {
      const chunk = this.chunkAt(last);
      const taken = Math.min(toRemove, chunk.length - index);
      toRemove -= taken;
      if (toRemove === 0) {
        for (let rest = index + taken; rest < chunk.length; rest++) {
          kept.push(chunk.rows[rest] ?? 0);
        }
        last++;
        break;
      }
    }
    this.replaceChunks(first, last, kept);
  }

  /** Whether the same rows stay in their places, as when cells are edited; their lines may be more or fewer. */
  private isSame({ chunk: at, index }: RowCursor, removed: number, added: readonly RowId[]): boolean {
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
      this.places.unregister(chunk);
    }
    const made: Chunk[] = [];
    const pieces = Math.ceil(rows.length / MOST_ROWS_OF_A_CHUNK);
    for (let piece = 0; piece < pieces; piece++) {
      const chunk = this.newChunk(first + piece);
      const from = Math.floor((rows.length * piece) / pieces);
      const to = Math.floor((rows.length * (piece + 1)) / pieces);
      for (let index = from; index < to; index++) {
        const row = rows[index] ?? 0;
        chunk.rows[chunk.length++] = row;
        chunk.lines += this.lineCountOf(row as RowId);
      }
      this.places.place(chunk, 0, chunk.length);
      made.push(chunk);
    }
    this.chunks.splice(first, last - first, ...made);
    if (made.length !== last - first) {
      this.chunks.forEach((chunk, ordinal) => (chunk.ordinal = ordinal));
    }
  }

  private newChunk(ordinal: number): Chunk {
    const rows = new Int32Array(MOST_ROWS_OF_A_CHUNK);
    const chunk = { order: this, id: NO_CHUNK, ordinal, rows, length: 0, lines: 0, noted: undefined };
    this.places.register(chunk);
    return chunk;
  }

  private chunkAt(chunk: number): Chunk {
    const found = this.chunks[chunk];
    if (!found) {
      throw new RangeError(`There is no chunk ${chunk}.`);
    }
    return found;
  }

  private linesOfChunks(): readonly number[] {
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
