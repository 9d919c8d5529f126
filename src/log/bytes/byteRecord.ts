import { ByteField, ByteKind, CARRIAGE_RETURN, QUOTE, Scan, lineEndLength, type ScanOutcome } from './byteField';
import type { Cells } from '../csv/cells';
import { HASH_SEED, addToHash } from '../rows/rowHash';
import { decodeUtf8 } from '../csv/utf8';

/** Records with more fields are left to the reader of texts. */
const MOST_FIELDS = 256;

/**
 * Reads one record of a CSV text from its UTF-8 bytes, as {@link RecordReader} reads it from its lines, but many times as
 * fast: no text is made of what nobody asks for. It reads only what is beyond doubt; any quote that stands oddly is left to
 * the reader of texts.
 *
 * One record is used over and over; each `scan` overwrites what the one before found.
 */
export class ByteRecord implements Cells {
  lineCount = 1;
  fieldCount = 0;
  readonly openQuote = undefined;
  readonly strayQuote = undefined;
  /** Where the next record begins; behind the bytes where there is none. */
  next = 0;
  /** Whether a line end closes the record; where none does, it is the last of the text. */
  isEnded = true;
  /** The same as {@link rowHash} of its text. */
  hash = 0;
  private readonly field: ByteField;
  private bytes: Uint8Array = new Uint8Array(0);
  private readonly starts = new Int32Array(MOST_FIELDS);
  private readonly ends = new Int32Array(MOST_FIELDS);
  private readonly hashes = new Int32Array(MOST_FIELDS);

  /** @param delimiter one ASCII character, not a quote */
  constructor(delimiter: string) {
    this.field = new ByteField(delimiter);
  }

  /**
   * Reads the record that begins at `from`.
   *
   * @param bytes valid UTF-8
   * @param isLast whether nothing follows behind these bytes
   */
  scan(bytes: Uint8Array, from: number, isLast: boolean): ScanOutcome {
    const { field, starts, ends, hashes } = this;
    const { length } = bytes;
    this.bytes = bytes;
    field.look(bytes);
    field.hasSign = false;
    this.isEnded = true;
    let start = from;
    let whole = HASH_SEED;
    let lines = 1;
    for (let count = 0; ; count++) {
      const outcome = field.scan(start, isLast);
      if (outcome !== Scan.Whole) {
        return outcome;
      }
      const at = field.end;
      lines += field.lineEnds;
      starts[count] = start;
      ends[count] = at;
      hashes[count] = field.hash;
      whole = addToHash(whole, field.hash);
      const kind = field.kindAt(at);
      if (kind === ByteKind.Delimiter) {
        if (count === MOST_FIELDS - 2) {
          return Scan.Unusual;
        }
        start = at + 1;
        continue;
      }
      if (kind !== ByteKind.LineEnd) {
        // Something stands between a closing quote and the next delimiter.
        return Scan.Unusual;
      }
      if (at === length) {
        if (!isLast) {
          return Scan.Cut;
        }
        this.isEnded = false;
      } else if (bytes[at] === CARRIAGE_RETURN && at + 1 === length && !isLast) {
        return Scan.Cut;
      }
      this.fieldCount = count + 1;
      this.lineCount = lines;
      this.hash = whole;
      this.next = this.isEnded ? at + lineEndLength(bytes, at) : length;
      return Scan.Whole;
    }
  }

  get isBlank(): boolean {
    const first = this.bytes[this.starts[0] ?? 0] ?? 0;
    if (this.lineCount > 1 || (this.has(0) && first > 32 && first < 127 && first !== QUOTE)) {
      return false;
    }
    for (let field = 0; field < this.fieldCount; field++) {
      if (this.value(field).trim() !== '') {
        return false;
      }
    }
    return true;
  }

  private has(field: number): boolean {
    return (this.ends[field] ?? 0) > (this.starts[field] ?? 0);
  }

  value(field: number): string {
    if (field < 0 || field >= this.fieldCount || !this.has(field)) {
      return '';
    }
    const start = this.starts[field] ?? 0;
    const text = decodeUtf8(this.bytes.subarray(start, this.ends[field]));
    // What is quoted here is so from end to end.
    return this.bytes[start] === QUOTE ? text.slice(1, -1).replaceAll('""', '"').replace(/\r\n?/g, '\n') : text;
  }

  includes(text: string): boolean {
    if (text === '#' && !this.field.hasSign) {
      return false;
    }
    for (let field = 0; field < this.fieldCount; field++) {
      if (this.value(field).includes(text)) {
        return true;
      }
    }
    return false;
  }

  /** The hash of a field as it stands; the same for every field that the record does not have. */
  hashOf(field: number): number {
    return field < this.fieldCount ? (this.hashes[field] ?? 0) : 0;
  }

  /** How many bytes a field has as it stands. */
  lengthOf(field: number): number {
    return field < this.fieldCount ? (this.ends[field] ?? 0) - (this.starts[field] ?? 0) : 0;
  }

  /** Whether a field is the same, byte for byte, as those at a place; they are as many as the field has. */
  isSame(field: number, other: DataView, place: number): boolean {
    const { view } = this.field;
    const start = this.starts[field] ?? 0;
    const length = this.lengthOf(field);
    let index = 0;
    for (; index + 4 <= length; index += 4) {
      if (view.getInt32(start + index, true) !== other.getInt32(place + index, true)) {
        return false;
      }
    }
    for (; index < length; index++) {
      if (view.getUint8(start + index) !== other.getUint8(place + index)) {
        return false;
      }
    }
    return true;
  }

  /** Copies the bytes of a field. */
  copy(field: number, to: Uint8Array, place: number): void {
    if (field < this.fieldCount) {
      to.set(this.bytes.subarray(this.starts[field], this.ends[field]), place);
    }
  }
}
