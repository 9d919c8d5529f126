import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { PIECE_BYTES, countLines, eachPiece, endOfPiece, type LogPieces } from '../../log/bytes/chunks';
import { utf8Of } from '../../log/csv/encoding';

/** What tells that a file has been written to. */
interface Version {
  readonly size: number;
  readonly changed: number;
}

/** A UTF-8 log on disk, of which only what is looked at is in memory. */
export class FilePieces implements LogPieces {
  private constructor(
    private readonly file: string,
    private readonly version: Version,
    /** Where each piece ends. */
    private readonly ends: readonly number[],
    /** How many line ends each piece has. */
    readonly lineEnds: readonly number[],
    private readonly begin: number,
  ) {}

  /**
   * Goes through a file once, to find where its pieces end and how many lines they have.
   *
   * @returns undefined for what is not UTF-8 throughout, which must be read otherwise
   * @throws what the system says of a file that cannot be read
   */
  static of(file: string): FilePieces | undefined {
    const version = versionOf(file);
    const ends: number[] = [];
    const lineEnds: number[] = [];
    let begin = 0;
    for (let start = 0; start < version.size || ends.length === 0;) {
      const rest = version.size - start;
      let bytes = readBytes(file, start, Math.min(rest, PIECE_BYTES));
      if (bytes.length < rest) {
        const length = endOfPiece(bytes);
        // A line longer than a piece, or line ends of another kind: what is left is one piece.
        bytes = length > 0 ? bytes.subarray(0, length) : readBytes(file, start, rest);
      }
      const isFirst = start === 0;
      const text = isFirst ? utf8Of(bytes, isUtf8) : isUtf8(bytes) && !bytes.includes(0) ? bytes : undefined;
      if (!text) {
        return undefined;
      }
      begin = isFirst ? bytes.length - text.length : begin;
      lineEnds.push(countLines(text));
      start += bytes.length;
      ends.push(start);
      if (bytes.length === 0) {
        break;
      }
    }
    return new FilePieces(file, version, ends, lineEnds, begin);
  }

  get count(): number {
    return this.ends.length;
  }

  piece(index: number): Uint8Array {
    const start = this.ends[index - 1] ?? this.begin;
    return readBytes(this.file, start, (this.ends[index] ?? start) - start);
  }

  part(index: number, from: number, to: number): Uint8Array {
    return readBytes(this.file, (this.ends[index - 1] ?? this.begin) + from, to - from);
  }

  [Symbol.iterator](): Iterator<Uint8Array> {
    return eachPiece(this.count, (index) => this.piece(index));
  }

  /** Whether the file is still the one that was gone through. */
  get isUnchanged(): boolean {
    const { size, changed } = versionOf(this.file);
    return size === this.version.size && changed === this.version.changed;
  }
}

function versionOf(file: string): Version {
  const { size, mtimeMs } = statSync(file);
  return { size, changed: mtimeMs };
}

function readBytes(file: string, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  const descriptor = openSync(file, 'r');
  try {
    let read = 0;
    while (read < length) {
      const more = readSync(descriptor, bytes, read, length - read, start + read);
      if (more === 0) {
        break;
      }
      read += more;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}
