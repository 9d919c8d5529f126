import { CARRIAGE_RETURN, LINE_FEED } from './byteField';
import { findLastNotGreater } from '../csv/binarySearch';
import type { Lines } from '../csv/lines';
import { decodeUtf8 } from '../csv/utf8';

/**
 * The UTF-8 bytes of a log, without a byte order mark, in chunks. Each chunk except the last ends at a line end. The chunks don't
 * have to be in memory at the same time.
 */
export interface LogChunks extends Iterable<Uint8Array> {
  readonly count: number;
  /** Returns a chunk. */
  chunk(index: number): Uint8Array;
  /** Returns the bytes of a chunk from index `from` up to, but not including, `to`. */
  slice(index: number, from: number, to: number): Uint8Array;
}

/** The approximate size of a chunk: small compared with a log, large compared with a row. */
export const CHUNK_BYTES = 1 << 20;

/** The number of lines read from a chunk one by one before the whole chunk is split. Both take about the same time. */
const MAX_SINGLE_READS = 32;

/** Returns where a chunk of these bytes ends: after the last line feed, or 0 if there is no line feed. */
export function findChunkEnd(bytes: Uint8Array): number {
  return bytes.lastIndexOf(LINE_FEED) + 1;
}

/** Splits bytes in memory into chunks. */
export function splitIntoChunks(bytes: Uint8Array): LogChunks {
  const ends: number[] = [];
  for (let start = 0; start < bytes.length || ends.length === 0;) {
    const rest = bytes.subarray(start, start + CHUNK_BYTES);
    const length = rest.length < CHUNK_BYTES ? rest.length : findChunkEnd(rest);
    const end = length === 0 ? bytes.length : start + length;
    ends.push(end);
    start = end;
  }
  const chunk = (index: number): Uint8Array => bytes.subarray(ends[index - 1] ?? 0, ends[index]);
  const slice = (index: number, from: number, to: number): Uint8Array => chunk(index).subarray(from, to);
  return { count: ends.length, chunk, slice, [Symbol.iterator]: () => iterateChunks(ends.length, chunk) };
}

/** Part of the Encoding web standard, declared as in utf8.ts. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/**
 * Converts a text to chunks of bytes for its first reading, which is faster than reading 100,000 lines one by one. Returns
 * undefined for a text with an unpaired surrogate, because UTF-8 can't represent it.
 */
export function splitTextIntoChunks(text: string): LogChunks | undefined {
  return text.isWellFormed() ? splitIntoChunks(new TextEncoder().encode(text)) : undefined;
}

/** Iterates over chunks. Only one chunk has to be in memory at a time. */
export function* iterateChunks(
  count: number,
  getChunk: (index: number) => Uint8Array,
): Generator<Uint8Array, undefined> {
  for (let index = 0; index < count; index++) {
    yield getChunk(index);
  }
}

/** Counts line ends. CRLF is one line end. */
export function countLineEnds(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    lines++;
  }
  for (let at = bytes.indexOf(CARRIAGE_RETURN); at >= 0; at = bytes.indexOf(CARRIAGE_RETURN, at + 1)) {
    lines += bytes[at + 1] === LINE_FEED ? 0 : 1;
  }
  return lines;
}

/** Returns the index at which each line of a chunk begins, followed by the index at which the chunk ends. */
function findLineStarts(bytes: Uint8Array): Uint32Array {
  const starts = new Uint32Array(countLineEnds(bytes) + 2);
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

/** A chunk that is split into lines. */
interface SplitChunk {
  readonly chunk: number;
  readonly lines: readonly string[];
}

/**
 * The lines of a log whose text isn't in memory. A requested line is read from its chunk again. Splitting the whole chunk into
 * lines is best for reading rows in order, but wasteful for single rows, such as duplicates that are compared with distant rows.
 * So the first few lines of a chunk are read one by one.
 */
export class ChunkLines implements Lines {
  /** The number of the first line of each chunk. */
  private readonly firstLines: number[] = [];
  readonly lineCount: number;
  /** The last two split chunks. Two are enough, because rows are usually read in order and compared with one other row. */
  private recentChunks: readonly SplitChunk[] = [];
  /** Line starts by chunk, for chunks with lines that were read one by one, and the count of these reads since the last split. */
  private readonly singleReads = new Map<number, { readonly starts: Uint32Array; count: number }>();

  /** @param lineEnds the number of line ends in each chunk, if already known */
  constructor(
    private readonly chunks: LogChunks,
    lineEnds: readonly number[] = Array.from(chunks, countLineEnds),
  ) {
    let lines = 0;
    for (const ends of lineEnds) {
      this.firstLines.push(lines);
      lines += ends;
    }
    this.lineCount = lines + 1;
  }

  lineAt(line: number): string {
    const chunk = findLastNotGreater(this.firstLines, line);
    const index = line - (this.firstLines[chunk] ?? 0);
    const text = this.shouldSplit(chunk) ? this.splitLines(chunk)[index] : this.readSingleLine(chunk, index);
    if (text === undefined) {
      throw new RangeError(`There is no line ${line}. The text has ${this.lineCount} lines.`);
    }
    return text;
  }

  /** Returns whether a chunk is already split, or enough of its lines were read one by one to split it. */
  private shouldSplit(chunk: number): boolean {
    return (
      this.recentChunks.some((recent) => recent.chunk === chunk) ||
      (this.singleReads.get(chunk)?.count ?? 0) >= MAX_SINGLE_READS
    );
  }

  private readSingleLine(chunk: number, index: number): string | undefined {
    const singleRead = this.singleReads.get(chunk) ?? { starts: findLineStarts(this.chunks.chunk(chunk)), count: 0 };
    singleRead.count++;
    this.singleReads.set(chunk, singleRead);
    const [from, to] = singleRead.starts.subarray(index, index + 2);
    return from === undefined || to === undefined
      ? undefined
      : decodeUtf8(this.chunks.slice(chunk, from, to)).replace(/(?:\r\n|\n|\r)$/, '');
  }

  private splitLines(chunk: number): readonly string[] {
    const recent = this.recentChunks.find((recent) => recent.chunk === chunk);
    if (recent) {
      return recent.lines;
    }
    const lines = decodeUtf8(this.chunks.chunk(chunk)).split(/\r\n|\n|\r/);
    const singleRead = this.singleReads.get(chunk);
    if (singleRead) {
      singleRead.count = 0;
    }
    const [last] = this.recentChunks;
    this.recentChunks = last ? [{ chunk, lines }, last] : [{ chunk, lines }];
    return lines;
  }
}
