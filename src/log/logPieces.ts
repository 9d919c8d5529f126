import { lastAtMost } from './lastAtMost';
import type { Lines } from './lines';
import { utf8Text } from './utf8';

/**
 * The UTF-8 bytes of a log, without a byte order mark, in pieces that each end at a line end, the last one aside. They need not
 * be in memory together.
 */
export interface LogPieces extends Iterable<Uint8Array> {
  readonly count: number;
  piece(index: number): Uint8Array;
}

/** Pieces are about this long: small beside a log, large beside a row. */
export const PIECE_BYTES = 1 << 20;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where a piece of these bytes ends: behind the last line feed, or 0 where there is none. */
export function endOfPiece(bytes: Uint8Array): number {
  return bytes.lastIndexOf(LINE_FEED) + 1;
}

/** The pieces of bytes in memory. */
export function piecesOf(bytes: Uint8Array): LogPieces {
  const ends: number[] = [];
  for (let start = 0; start < bytes.length || ends.length === 0;) {
    const rest = bytes.subarray(start, start + PIECE_BYTES);
    const length = rest.length < PIECE_BYTES ? rest.length : endOfPiece(rest);
    const end = length === 0 ? bytes.length : start + length;
    ends.push(end);
    start = end;
  }
  const piece = (index: number): Uint8Array => bytes.subarray(ends[index - 1] ?? 0, ends[index]);
  return { count: ends.length, piece, [Symbol.iterator]: () => eachPiece(ends.length, piece) };
}

/** A standard of the web, as in utf8.ts. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/**
 * A text as bytes, for its first reading: a hundred thousand lines one by one take longer than all of them at once. Undefined for
 * a text with half a character, for which there are no bytes.
 */
export function piecesOfText(text: string): LogPieces | undefined {
  return text.isWellFormed() ? piecesOf(new TextEncoder().encode(text)) : undefined;
}

/** Goes through pieces, of which only one need be in memory at a time. */
export function* eachPiece(count: number, piece: (index: number) => Uint8Array): Generator<Uint8Array, undefined> {
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

interface LinesOfPiece {
  readonly piece: number;
  readonly lines: readonly string[];
}

/** The lines of a log whose text is not kept: where one is asked for, its piece is looked at again. */
export class PieceLines implements Lines {
  /** The lines that begin before each piece. */
  private readonly before: number[] = [];
  readonly lineCount: number;
  /** Rows are mostly asked for in order, and compared with another: two pieces at hand are enough. */
  private atHand: readonly LinesOfPiece[] = [];

  /** @param lineEnds how many line ends each piece has, where that is known already */
  constructor(
    private readonly pieces: LogPieces,
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
    const piece = lastAtMost(this.before, line);
    const text = this.linesOf(piece)[line - (this.before[piece] ?? 0)];
    if (text === undefined) {
      throw new RangeError(`There is no line ${line}; the text has ${this.lineCount} lines.`);
    }
    return text;
  }

  private linesOf(piece: number): readonly string[] {
    const known = this.atHand.find((one) => one.piece === piece);
    if (known) {
      return known.lines;
    }
    const lines = utf8Text(this.pieces.piece(piece)).split(/\r\n|\n|\r/);
    const [last] = this.atHand;
    this.atHand = last ? [{ piece, lines }, last] : [{ piece, lines }];
    return lines;
  }
}
