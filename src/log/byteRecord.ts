import { MOST_LINES_OF_A_FIELD } from './csvRecord';
import type { Cells } from './cells';
import { HASH_SEED, hashStep } from './rowHash';
import { utf8Text } from './utf8';

/** What came of reading a record. */
export const Scan = {
  /** It was read. */
  Whole: 0,
  /** A quote stands where none belongs, or finds no end: only the reader of texts knows what is meant. */
  Unusual: 1,
  /** It goes on behind the bytes at hand. */
  Cut: 2,
} as const;

export type ScanOutcome = (typeof Scan)[keyof typeof Scan];

/** Records with more fields are left to the reader of texts. */
const MOST_FIELDS = 256;

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const NUMBER_SIGN = 35;

const ORDINARY = 0;
const DELIMITER = 1;
const LINE_END = 2;
const OPENING_QUOTE = 3;
const SIGN = 4;
const BEYOND_ASCII = 5;

/**
 * Reads one record of a CSV text from its UTF-8 bytes, as {@link RecordScanner} reads it from its lines, but many times as
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
  /** Whether a `#` stands in it. */
  private hasSign = false;
  private bytes: Uint8Array = new Uint8Array(0);
  private readonly starts = new Int32Array(MOST_FIELDS);
  private readonly ends = new Int32Array(MOST_FIELDS);
  private readonly hashes = new Int32Array(MOST_FIELDS);
  private readonly kinds = new Uint8Array(256).fill(BEYOND_ASCII, 128);

  /** @param delimiter one ASCII character, not a quote */
  constructor(delimiter: string) {
    this.kinds[LINE_FEED] = LINE_END;
    this.kinds[CARRIAGE_RETURN] = LINE_END;
    this.kinds[QUOTE] = OPENING_QUOTE;
    this.kinds[NUMBER_SIGN] = SIGN;
    this.kinds[delimiter.charCodeAt(0)] = DELIMITER;
  }

  /**
   * Reads the record that begins at `from`.
   *
   * @param bytes valid UTF-8
   * @param isLast whether nothing follows behind these bytes
   */
  scan(bytes: Uint8Array, from: number, isLast: boolean): ScanOutcome {
    const { kinds, starts, ends, hashes } = this;
    const { length } = bytes;
    this.bytes = bytes;
    this.hasSign = false;
    this.isEnded = true;
    let at = from;
    let start = from;
    let field = 0;
    let hash = HASH_SEED;
    let whole = HASH_SEED;
    let lines = 1;
    for (;;) {
      if (at === length) {
        if (!isLast) {
          return Scan.Cut;
        }
        this.isEnded = false;
        break;
      }
      const byte = bytes[at] ?? 0;
      const kind = kinds[byte];
      if (kind === ORDINARY) {
        hash = hashStep(hash, byte);
        at++;
      } else if (kind === DELIMITER) {
        if (field === MOST_FIELDS - 1) {
          return Scan.Unusual;
        }
        starts[field] = start;
        ends[field] = at;
        hashes[field] = hash;
        whole = hashStep(whole, hash);
        field++;
        at++;
        start = at;
        hash = HASH_SEED;
      } else if (kind === LINE_END) {
        break;
      } else if (kind === OPENING_QUOTE) {
        if (at !== start) {
          return Scan.Unusual;
        }
        const quoted = this.scanQuoted(at, isLast);
        if (quoted !== Scan.Whole) {
          return quoted;
        }
        at = this.quotedEnd;
        hash = this.quotedHash;
        lines += this.quotedLines;
        const behind = at < length ? kinds[bytes[at] ?? 0] : LINE_END;
        if (behind !== DELIMITER && behind !== LINE_END) {
          return Scan.Unusual;
        }
      } else if (kind === SIGN) {
        this.hasSign = true;
        hash = hashStep(hash, byte);
        at++;
      } else {
        hash = hashBeyondAscii(hash, bytes, at);
        at += lengthOf(byte);
      }
    }
    if (bytes[at] === CARRIAGE_RETURN && at + 1 === length && !isLast) {
      return Scan.Cut;
    }
    starts[field] = start;
    ends[field] = at;
    hashes[field] = hash;
    this.fieldCount = field + 1;
    this.lineCount = lines;
    this.hash = hashStep(whole, hash);
    this.next = this.isEnded ? at + lineEndLength(bytes, at) : length;
    return Scan.Whole;
  }

  private quotedEnd = 0;
  private quotedHash = 0;
  /** How many line ends the quoted field has. */
  private quotedLines = 0;

  /** Finds the end of a quoted field. */
  private scanQuoted(open: number, isLast: boolean): ScanOutcome {
    const { bytes } = this;
    const { length } = bytes;
    let hash = hashStep(HASH_SEED, QUOTE);
    let at = open + 1;
    let lines = 0;
    for (;;) {
      if (at === length) {
        return isLast ? Scan.Unusual : Scan.Cut;
      }
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        hash = hashStep(hash, QUOTE);
        if (at + 1 === length && !isLast) {
          return Scan.Cut;
        }
        if (bytes[at + 1] !== QUOTE) {
          break;
        }
        hash = hashStep(hash, QUOTE);
        at += 2;
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        if (byte === CARRIAGE_RETURN && at + 1 === length && !isLast) {
          return Scan.Cut;
        }
        lines++;
        if (lines >= MOST_LINES_OF_A_FIELD) {
          return Scan.Unusual;
        }
        hash = hashStep(hash, LINE_FEED);
        at += lineEndLength(bytes, at);
      } else if (byte < 128) {
        hash = hashStep(hash, byte);
        this.hasSign ||= byte === NUMBER_SIGN;
        at++;
      } else {
        hash = hashBeyondAscii(hash, bytes, at);
        at += lengthOf(byte);
      }
    }
    this.quotedEnd = at + 1;
    this.quotedHash = hash;
    this.quotedLines = lines;
    return Scan.Whole;
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
    const text = utf8Text(this.bytes.subarray(start, this.ends[field]));
    // What is quoted here is so from end to end.
    return this.bytes[start] === QUOTE ? text.slice(1, -1).replaceAll('""', '"').replace(/\r\n?/g, '\n') : text;
  }

  includes(text: string): boolean {
    if (text === '#' && !this.hasSign) {
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
  isSame(field: number, other: Uint8Array, place: number): boolean {
    const { bytes } = this;
    const start = this.starts[field] ?? 0;
    const length = this.lengthOf(field);
    for (let index = 0; index < length; index++) {
      if (bytes[start + index] !== other[place + index]) {
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

function lineEndLength(bytes: Uint8Array, at: number): number {
  return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? 2 : 1;
}

/** How many bytes the character has that begins with this one. */
function lengthOf(lead: number): number {
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Takes the character's UTF-16 units, one or two, into the hash. */
function hashBeyondAscii(hash: number, bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) & 63;
  if (lead < 0xe0) {
    return hashStep(hash, ((lead & 31) << 6) | second);
  }
  const third = (bytes[at + 2] ?? 0) & 63;
  if (lead < 0xf0) {
    return hashStep(hash, ((lead & 15) << 12) | (second << 6) | third);
  }
  const point = ((lead & 7) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 63);
  return hashStep(hashStep(hash, 0xd800 + ((point - 0x10000) >> 10)), 0xdc00 + ((point - 0x10000) & 0x3ff));
}
