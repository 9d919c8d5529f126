import { CARRIAGE_RETURN, LINE_FEED } from './byteField';
import { findLastNotGreater } from '../rows/binarySearch';
import type { Lines } from '../csv/lines';
import { decodeUtf8 } from '../csv/utf8';

/**
 * The UTF-8 bytes of a log, without a byte order mark, in pieces that each end at a line end, the last one aside. They need not
 * be in memory together.
 */
export interface LogChunks extends Iterable<Uint8Array> {
  readonly count: number;
  chunk(index: number): Uint8Array;
  /** Bytes of a piece, from one place in it to another. */
  slice(index: number, from: number, to: number): Uint8Array;
}

/** Pieces are about this long: small beside a log, large beside a row. */
export const CHUNK_BYTES = 1 << 20;

/** So many lines of a piece are read one by one before all of it is made into lines: both take about as long. */
const MOST_ALONE = 32;

/** Where a piece of these bytes ends: behind the last line feed, or 0 where there is none. */
export function findChunkEnd(bytes: Uint8Array): number {
  return bytes.lastIndexOf(LINE_FEED) + 1;
}

/** The pieces of bytes in memory. */
export function splitIntoChunks(bytes: Uint8Array): LogChunks {
  const ends: number[] = [];
  for (let start = 0; start < bytes.length || ends.length === 0;) {
    const rest = bytes.subarray(start, start + CHUNK_BYTES);
    const length = rest.length < CHUNK_BYTES ? rest.length : findChunkEnd(rest);
    const end = length === 0 ? bytes.length : start + length;
    ends.push(end);
    start = end;
  }
  const piece = (index: number): Uint8Array => bytes.subarray(ends[index - 1] ?? 0, ends[index]);
  const part = (index: number, from: number, to: number): Uint8Array => piece(index).subarray(from, to);
  return { count: ends.length, chunk: piece, slice: part, [Symbol.iterator]: () => eachChunk(ends.length, piece) };
}

/** A standard of the web, as in utf8.ts. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/**
 * A text as bytes, for its first reading: a hundred thousand lines one by one take longer than all of them at once. Undefined for
 * a text with half a character, for which there are no bytes.
 */
export function splitTextIntoChunks(text: string): LogChunks | undefined {
  return text.isWellFormed() ? splitIntoChunks(new TextEncoder().encode(text)) : undefined;
}

/** Goes through pieces, of which only one need be in memory at a time. */
export function* eachChunk(count: number, piece: (index: number) => Uint8Array): Generator<Uint8Array, undefined> {
  for (let index = 0; index < count; index++) {
    yield piece(index);
  }
}

/** How many line ends there are, CRLF being one. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    lines++;
  }
  for (let at = bytes.indexOf(CARRIAGE_RETURN); at >= 0; at = bytes.indexOf(CARRIAGE_RETURN, at + 1)) {
    lines += bytes[at + 1] === LINE_FEED ? 0 : 1;
  }
  return lines;
}

/** Where the lines of a piece begin, and behind them where it ends. */
function lineStarts(bytes: Uint8Array): Uint32Array {
  const starts = new Uint32Array(countLines(bytes) + 2);
  let line = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) {
      starts[line++] = at + 1;
    }
  }
  starts[line] = bytes.length;
  return starts;
}

interface LinesOfPiece {
  readonly piece: number;
  readonly lines: readonly string[];
}

/**
 * The lines of a log whose text is not kept: where one is asked for, its piece is looked at again. Who goes through rows gets a
 * whole piece made into lines; but rows that are compared with others far away, as rows that stand twice are, would have a piece
 * made into lines for each of them. So the first few of a piece are read by themselves.
 */
export class ChunkLines implements Lines {
  /** The lines that begin before each piece. */
  private readonly before: number[] = [];
  readonly lineCount: number;
  /** Rows are mostly asked for in order, and compared with another: two pieces at hand are enough. */
  private atHand: readonly LinesOfPiece[] = [];
  /** Where the lines of a piece begin, once one of them has been asked for, and how many were since it was at hand. */
  private readonly single = new Map<number, { readonly starts: Uint32Array; asked: number }>();

  /** @param lineEnds how many line ends each piece has, where that is known already */
  constructor(
    private readonly pieces: LogChunks,
    lineEnds: readonly number[] = Array.from(pieces, countLines),
  ) {
    let lines = 0;
    for (const ends of lineEnds) {
      this.before.push(lines);
      lines += ends;
    }
    this.lineCount = lines + 1;
  }

  lineAt(line: number): string {
    const piece = findLastNotGreater(this.before, line);
    const at = line - (this.before[piece] ?? 0);
    const text = this.isWorthAll(piece) ? this.linesOf(piece)[at] : this.lineAlone(piece, at);
    if (text === undefined) {
      throw new RangeError(`There is no line ${line}; the text has ${this.lineCount} lines.`);
    }
    return text;
  }

  /** Whether all lines of a piece are at hand, or enough of them were asked for one by one. */
  private isWorthAll(piece: number): boolean {
    return this.atHand.some((one) => one.piece === piece) || (this.single.get(piece)?.asked ?? 0) >= MOST_ALONE;
  }

  private lineAlone(piece: number, at: number): string | undefined {
    const known = this.single.get(piece) ?? { starts: lineStarts(this.pieces.chunk(piece)), asked: 0 };
    known.asked++;
    this.single.set(piece, known);
    const [from, to] = known.starts.subarray(at, at + 2);
    return from === undefined || to === undefined
      ? undefined
      : decodeUtf8(this.pieces.slice(piece, from, to)).replace(/(?:\r\n|\n|\r)$/, '');
  }

  private linesOf(piece: number): readonly string[] {
    const known = this.atHand.find((one) => one.piece === piece);
    if (known) {
      return known.lines;
    }
    const lines = decodeUtf8(this.pieces.chunk(piece)).split(/\r\n|\n|\r/);
    const single = this.single.get(piece);
    if (single) {
      single.asked = 0;
    }
    const [last] = this.atHand;
    this.atHand = last ? [{ piece, lines }, last] : [{ piece, lines }];
    return lines;
  }
}
