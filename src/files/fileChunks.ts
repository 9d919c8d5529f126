import { CHUNK_BYTES, countLineEnds, iterateChunks, findChunkEnd, type LogChunks } from '../log/bytes/chunks';
import { getUtf8Bytes } from '../log/csv/encoding';
import type { OpenFile } from './fileSystem';

/** A UTF-8 log in a file. Only the chunk that is being looked at needs to be in memory. */
export class FileChunks implements LogChunks {
  private constructor(
    private readonly file: OpenFile,
    /** Where each chunk ends in the file. */
    private readonly ends: readonly number[],
    /** The number of line ends in each chunk. */
    readonly lineEnds: readonly number[],
    /** Where the text begins: after the byte order mark. */
    private readonly begin: number,
  ) {}

  /**
   * Reads a file once, to find where its chunks end and how many lines they have.
   *
   * @param isUtf8 a fast check of the platform
   * @returns undefined when the file isn't UTF-8 throughout, so it must be decoded as a whole
   * @throws when the file can't be read
   */
  static of(file: OpenFile, isUtf8?: (bytes: Uint8Array) => boolean): FileChunks | undefined {
    const ends: number[] = [];
    const lineEnds: number[] = [];
    let begin = 0;
    for (let start = 0; start < file.size || ends.length === 0;) {
      const rest = file.size - start;
      let bytes = file.read(start, Math.min(rest, CHUNK_BYTES));
      if (bytes.length < rest) {
        const length = findChunkEnd(bytes);
        // A line longer than a chunk, or another kind of line end: the rest of the file is one chunk.
        bytes = length > 0 ? bytes.subarray(0, length) : file.read(start, rest);
      }
      const isFirst = start === 0;
      const text = isFirst ? getUtf8Bytes(bytes, isUtf8) : checkChunk(bytes, isUtf8);
      if (!text) {
        return undefined;
      }
      begin = isFirst ? bytes.length - text.length : begin;
      lineEnds.push(countLineEnds(text));
      start += bytes.length;
      ends.push(start);
      if (bytes.length === 0) {
        break;
      }
    }
    return new FileChunks(file, ends, lineEnds, begin);
  }

  get count(): number {
    return this.ends.length;
  }

  chunk(index: number): Uint8Array {
    const start = this.startOf(index);
    return this.file.read(start, (this.ends[index] ?? start) - start);
  }

  slice(index: number, from: number, to: number): Uint8Array {
    return this.file.read(this.startOf(index) + from, to - from);
  }

  [Symbol.iterator](): Iterator<Uint8Array> {
    return iterateChunks(this.count, (index) => this.chunk(index));
  }

  private startOf(index: number): number {
    return this.ends[index - 1] ?? this.begin;
  }
}

/** Returns a chunk after the first if it's UTF-8 text. Chunks end after a line, so no character is cut in two. */
function checkChunk(bytes: Uint8Array, isUtf8?: (bytes: Uint8Array) => boolean): Uint8Array | undefined {
  if (!isUtf8) {
    return getUtf8Bytes(bytes);
  }
  return isUtf8(bytes) && !bytes.includes(0) ? bytes : undefined;
}
