import { ByteEntries } from './byteEntries';
import { CARRIAGE_RETURN, LINE_FEED, Scan, lineEndLength } from './byteField';
import { ByteRecord } from './byteRecord';
import { MOST_LINES_OF_A_FIELD, RecordReader } from '../csv/recordReader';
import type { EntryReader } from '../rows/entryReader';
import type { Header } from '../header/header';
import { TextLines, type Lines } from '../csv/lines';
import { hashRow } from '../rows/rowHash';
import type { RowReading, RowTable } from '../rows/rowTable';
import { decodeUtf8 } from '../csv/utf8';

/** The UTF-8 bytes of a log, as {@link LogPieces}; they are gone through once, or twice where the dates turn out otherwise. */
export type LogBytes = Iterable<Uint8Array>;

/**
 * Reads all rows of a log from its bytes, exactly as they are read from its lines: what is beyond doubt by bytes, any record
 * with an odd quote as text.
 */
export class ByteRows {
  private readonly record: ByteRecord;
  private readonly entries: ByteEntries;
  private line = 0;

  constructor(
    private readonly header: Header,
    private readonly reader: EntryReader,
    table: RowTable,
  ) {
    this.record = new ByteRecord(header.delimiter);
    this.entries = new ByteEntries(reader, table, header.columns);
  }

  /** Calls `keep` with each row in order, and pauses behind each piece. */
  *readAll(bytes: LogBytes, keep: (reading: RowReading) => void): Generator<undefined, undefined> {
    let held: Uint8Array | undefined;
    for (const piece of bytes) {
      held = held ? this.readPiece(held, false, keep, piece) : piece;
      yield;
    }
    // Even a text of nothing has one line.
    this.readPiece(held ?? new Uint8Array(0), true, keep);
  }

  /** Reads the records of a piece. @returns what is to be read next: the next piece, behind what goes on in it */
  private readPiece(
    bytes: Uint8Array,
    isLast: boolean,
    keep: (reading: RowReading) => void,
    nextPiece?: Uint8Array,
  ): Uint8Array | undefined {
    const { record } = this;
    let at = 0;
    // The last line end of a text begins one more line, which is empty.
    let goesOn = isLast || at < bytes.length;
    while (goesOn) {
      const outcome = record.scan(bytes, at, isLast);
      if (outcome === Scan.Cut) {
        break;
      }
      if (outcome === Scan.Whole) {
        this.keepNext(keep, this.rowOf());
        at = record.next;
        goesOn = isLast ? record.isEnded : at < bytes.length;
      } else {
        const reading = this.readText(bytes, at, isLast);
        if (!reading) {
          break;
        }
        this.keepNext(keep, reading);
        const behind = linesBehind(bytes, at, reading.lineCount);
        at = behind.end;
        goesOn = isLast ? behind.areEnded : at < bytes.length;
      }
    }
    if (!nextPiece) {
      return undefined;
    }
    return at === bytes.length ? nextPiece : joined(bytes.subarray(at), nextPiece);
  }

  private keepNext(keep: (reading: RowReading) => void, reading: RowReading): void {
    keep(reading);
    this.line += reading.lineCount;
  }

  private get isEntry(): boolean {
    const { isReadable, line, lineCount } = this.header;
    return isReadable && this.line >= line + lineCount;
  }

  private rowOf(): RowReading {
    return this.isEntry ? this.entries.read(this.record) : this.reader.readNonEntry(this.record, this.record.hash);
  }

  /** Reads the record at a place as text; undefined where it may go on behind these bytes. */
  private readText(bytes: Uint8Array, at: number, isLast: boolean): RowReading | undefined {
    for (let count = MOST_LINES_OF_A_FIELD + 1; ; count *= 2) {
      const { end } = linesBehind(bytes, at, count);
      const lines = new WatchedLines(TextLines.of(decodeUtf8(bytes.subarray(at, end))));
      const record = new RecordReader(lines, this.header.delimiter).read(0);
      const isAllThereIs = end === bytes.length;
      if ((isAllThereIs && isLast) || lines.highest < lines.lineCount - 1) {
        const hash = hashRow(record);
        return this.isEntry ? this.reader.read(record, hash) : this.reader.readNonEntry(record, hash);
      }
      if (isAllThereIs) {
        return undefined;
      }
    }
  }
}

/** Lines of which is known how far down they have been looked at. */
class WatchedLines implements Lines {
  highest = 0;

  constructor(private readonly lines: Lines) {}

  get lineCount(): number {
    return this.lines.lineCount;
  }

  lineAt(line: number): string {
    this.highest = Math.max(this.highest, line);
    return this.lines.lineAt(line);
  }
}

/** The end of so many lines from a place, their line ends included; `areEnded`: the last of them has one. */
function linesBehind(bytes: Uint8Array, from: number, count: number): { end: number; areEnded: boolean } {
  let at = from;
  for (let line = 0; line < count; line++) {
    while (at < bytes.length && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) {
      at++;
    }
    if (at === bytes.length) {
      return { end: at, areEnded: false };
    }
    at += lineEndLength(bytes, at);
  }
  return { end: at, areEnded: true };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
