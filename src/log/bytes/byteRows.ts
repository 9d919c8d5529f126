import { ByteEntries } from './byteEntries';
import { CARRIAGE_RETURN, LINE_FEED, Scan, getLineEndLength } from './byteField';
import { ByteRecord } from './byteRecord';
import { MOST_LINES_OF_A_FIELD, RecordReader, type LongFields } from '../csv/recordReader';
import type { EntryReader } from '../rows/entryReader';
import type { Header } from '../header/header';
import { createLongFields } from '../header/longFields';
import { TextLines, type Lines } from '../csv/lines';
import { OTHER_PART_BIT } from '../problems/rowFlags';
import { hashRow } from '../rows/rowHash';
import type { RowReading, RowTable } from '../rows/rowTable';
import { decodeUtf8 } from '../csv/utf8';

/** The UTF-8 bytes of a log, as in {@link LogChunks}. Read once, or twice if the dates turn out to be in the other order. */
export type LogBytes = Iterable<Uint8Array>;

/** A stray quote rarely reaches further, so a record that must be read as text is tried with this many lines first. */
const FEW_LINES = 2;

/**
 * Reads all rows of a log from its bytes, with the same result as reading its lines. Reads unambiguous records from bytes, and
 * all others, such as those with misplaced quotes, as text.
 */
export class ByteRows {
  private readonly record: ByteRecord;
  private readonly longFields: LongFields | undefined;
  private readonly entries: ByteEntries;
  private line = 0;
  /** Whether the next row is below a header with other columns. */
  private isOtherPart = false;
  /** Whether the record that was read last ends with a line end. */
  private hasLineEnd = false;

  constructor(
    private readonly header: Header,
    private readonly reader: EntryReader,
    table: RowTable,
  ) {
    this.record = new ByteRecord(header.delimiter);
    this.longFields = createLongFields(header);
    this.entries = new ByteEntries(reader, table, header.columns);
  }

  /** Calls `onRow` with each row in order, and pauses after each chunk. */
  *readAll(bytes: LogBytes, onRow: (reading: RowReading) => void): Generator<undefined, undefined> {
    let rest: Uint8Array | undefined;
    for (const chunk of bytes) {
      rest = rest ? this.readChunk(rest, false, onRow, chunk) : chunk;
      yield;
    }
    // Even an empty text has one line.
    this.readChunk(rest ?? new Uint8Array(0), true, onRow);
  }

  /**
   * Reads the complete records of a chunk.
   *
   * @returns the bytes to read next: any incomplete record of this chunk, followed by the next chunk
   */
  private readChunk(
    bytes: Uint8Array,
    isLast: boolean,
    onRow: (reading: RowReading) => void,
    nextChunk?: Uint8Array,
  ): Uint8Array | undefined {
    const end = this.readRecords(bytes, isLast, onRow);
    if (!nextChunk) {
      return undefined;
    }
    return end === bytes.length ? nextChunk : joinBytes(bytes.subarray(end), nextChunk);
  }

  /**
   * Reads the complete records of a chunk. Returns the index after them.
   *
   * The loop is the last statement of its function. The engine compiles a long loop without the code after it, and would otherwise
   * discard the compiled loop at the end of every chunk.
   */
  private readRecords(bytes: Uint8Array, isLast: boolean, onRow: (reading: RowReading) => void): number {
    let at = 0;
    // After the last line end of a text, there is one more line, which is empty.
    for (let hasMore = isLast || bytes.length > 0; hasMore;) {
      const end = this.readRecord(bytes, at, isLast, onRow);
      if (end < 0) {
        break;
      }
      at = end;
      hasMore = isLast ? this.hasLineEnd : at < bytes.length;
    }
    return at;
  }

  /**
   * Reads the record at an index.
   *
   * @returns the index after it, or -1 if it might continue after these bytes
   */
  private readRecord(bytes: Uint8Array, at: number, isLast: boolean, onRow: (reading: RowReading) => void): number {
    const { record } = this;
    const outcome = record.scan(bytes, at, isLast);
    if (outcome === Scan.Truncated) {
      return -1;
    }
    if (outcome === Scan.Complete) {
      this.addRow(onRow, this.readRow());
      this.hasLineEnd = record.hasLineEnd;
      return record.next;
    }
    const reading = this.readRowAsText(bytes, at, isLast);
    if (!reading) {
      return -1;
    }
    this.addRow(onRow, reading);
    const textEnd = findEndOfLines(bytes, at, reading.lineCount);
    this.hasLineEnd = textEnd.hasLineEnd;
    return textEnd.end;
  }

  private addRow(onRow: (reading: RowReading) => void, reading: RowReading): void {
    onRow(reading);
    this.isOtherPart = (reading.flags & OTHER_PART_BIT) !== 0;
    this.line += reading.lineCount;
  }

  private get canBeEntry(): boolean {
    const { isReadable, line, lineCount } = this.header;
    return isReadable && this.line >= line + lineCount;
  }

  private readRow(): RowReading {
    return this.canBeEntry
      ? this.entries.read(this.record, this.isOtherPart)
      : this.reader.readAboveHeader(this.record, this.record.hash);
  }

  /** Reads the record at an index as text. Returns undefined if the record might continue after these bytes. */
  private readRowAsText(bytes: Uint8Array, at: number, isLast: boolean): RowReading | undefined {
    for (let count = FEW_LINES; ; count = Math.max(2 * count, MOST_LINES_OF_A_FIELD + 1)) {
      const { end } = findEndOfLines(bytes, at, count);
      const lines = new TrackedLines(TextLines.of(decodeUtf8(bytes.subarray(at, end))));
      const record = new RecordReader(lines, this.header.delimiter, this.canBeEntry ? this.longFields : undefined).read(
        0,
      );
      const isEndOfBytes = end === bytes.length;
      if ((isEndOfBytes && isLast) || lines.lastLineRead < lines.lineCount - 1) {
        const hash = hashRow(record);
        return this.canBeEntry
          ? this.reader.read(record, hash, this.isOtherPart)
          : this.reader.readAboveHeader(record, hash);
      }
      if (isEndOfBytes) {
        return undefined;
      }
    }
  }
}

/** Lines that track the last line that was read. */
class TrackedLines implements Lines {
  lastLineRead = 0;

  constructor(private readonly lines: Lines) {}

  get lineCount(): number {
    return this.lines.lineCount;
  }

  lineAt(line: number): string {
    this.lastLineRead = Math.max(this.lastLineRead, line);
    return this.lines.lineAt(line);
  }
}

/** Returns the index after a number of lines, including line ends, and whether the last of these lines has a line end. */
function findEndOfLines(bytes: Uint8Array, from: number, count: number): { end: number; hasLineEnd: boolean } {
  let at = from;
  for (let line = 0; line < count; line++) {
    while (at < bytes.length && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) {
      at++;
    }
    if (at === bytes.length) {
      return { end: at, hasLineEnd: false };
    }
    at += getLineEndLength(bytes, at);
  }
  return { end: at, hasLineEnd: true };
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const result = new Uint8Array(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
}
