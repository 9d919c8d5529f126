import { MOST_LINES_OF_A_FIELD } from './csvRecord';
import type { Cells } from './cells';
import { HASH_SEED, hashStep, hashWord } from './rowHash';
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
const BEYOND_ASCII = 4;

/** The lowest byte behind all that may need a second look, but for the delimiters that stand higher: 45 four times. */
const FOUR_LOWEST_PLAIN = 0x2d2d2d2d;
const FOUR_ONES = 0x01010101;
const FOUR_UPPER_BITS = 0x80808080 | 0;
const LOWEST_PLAIN = 45;

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
  /** The same bytes, to be read four at a time. */
  private view: DataView = new DataView(new ArrayBuffer(0));
  /** The delimiter four times where it stands among the letters; else what equals no ASCII. */
  private readonly fourDelimiters: number;
  private readonly starts = new Int32Array(MOST_FIELDS);
  private readonly ends = new Int32Array(MOST_FIELDS);
  private readonly hashes = new Int32Array(MOST_FIELDS);
  private readonly kinds = new Uint8Array(256).fill(BEYOND_ASCII, 128);

  /** @param delimiter one ASCII character, not a quote */
  constructor(delimiter: string) {
    this.kinds[LINE_FEED] = LINE_END;
    this.kinds[CARRIAGE_RETURN] = LINE_END;
    this.kinds[QUOTE] = OPENING_QUOTE;
    const mark = delimiter.charCodeAt(0);
    this.kinds[mark] = DELIMITER;
    this.fourDelimiters = mark < LOWEST_PLAIN ? FOUR_UPPER_BITS : Math.imul(mark, FOUR_ONES);
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
    if (this.bytes !== bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, length);
    }
    this.hasSign = false;
    this.isEnded = true;
    let start = from;
    let whole = HASH_SEED;
    let lines = 1;
    for (let field = 0; ; field++) {
      this.fieldLines = 0;
      const outcome =
        start < length && bytes[start] === QUOTE ? this.scanQuoted(start, isLast) : this.scanPlain(start, isLast);
      if (outcome !== Scan.Whole) {
        return outcome;
      }
      const at = this.fieldEnd;
      lines += this.fieldLines;
      starts[field] = start;
      ends[field] = at;
      hashes[field] = this.fieldHash;
      whole = hashStep(whole, this.fieldHash);
      const kind = at < length ? kinds[bytes[at] ?? 0] : LINE_END;
      if (kind === DELIMITER) {
        if (field === MOST_FIELDS - 2) {
          return Scan.Unusual;
        }
        start = at + 1;
        continue;
      }
      if (kind !== LINE_END) {
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
      this.fieldCount = field + 1;
      this.lineCount = lines;
      this.hash = whole;
      this.next = this.isEnded ? at + lineEndLength(bytes, at) : length;
      return Scan.Whole;
    }
  }

  /** Where the field ends that was scanned last, its hash, and how many line ends it has. */
  private fieldEnd = 0;
  private fieldHash = 0;
  private fieldLines = 0;

  /** Finds the end of a field without quotes: a delimiter, a line end or the end of the bytes. */
  private scanPlain(start: number, isLast: boolean): ScanOutcome {
    const { bytes, view, kinds, fourDelimiters } = this;
    const { length } = bytes;
    const lastWord = length - 4;
    let at = start;
    let hash = HASH_SEED;
    // What of the last word belongs to the field, and how many bytes these are.
    let rest = 0;
    let restLength = 0;
    for (; at <= lastWord; at += 4) {
      const word = view.getInt32(at, true);
      const delimiters = word ^ fourDelimiters;
      // Whether any of the four bytes is below 45, above 127 or a delimiter, without looking at each.
      const suspicious = ((word - FOUR_LOWEST_PLAIN) & ~word) | word | ((delimiters - FOUR_ONES) & ~delimiters);
      if ((suspicious & FOUR_UPPER_BITS) !== 0) {
        restLength = this.plainBytes(word);
        if (restLength < 4) {
          rest = word & ((1 << (restLength * 8)) - 1);
          break;
        }
      }
      hash = hashWord(hash, word);
    }
    if (at > lastWord) {
      // The bytes end within the next four.
      for (restLength = 0; at + restLength < length; restLength++) {
        const byte = bytes[at + restLength] ?? 0;
        if (kinds[byte] !== ORDINARY) {
          break;
        }
        this.hasSign ||= byte === NUMBER_SIGN;
        rest |= byte << (restLength * 8);
      }
    }
    at += restLength;
    if (at < length) {
      const kind = kinds[bytes[at] ?? 0];
      if (kind === BEYOND_ASCII) {
        return this.scanBeyondAscii(start, isLast);
      }
      if (kind === OPENING_QUOTE) {
        return Scan.Unusual;
      }
    }
    this.fieldEnd = at;
    this.fieldHash = hashWord(restLength === 0 ? hash : hashWord(hash, rest), at - start);
    return Scan.Whole;
  }

  /** How many of four bytes stand before the first that ends a field or needs a second look. */
  private plainBytes(word: number): number {
    const { kinds } = this;
    for (let count = 0; count < 4; count++) {
      const byte = (word >>> (count * 8)) & 255;
      if (kinds[byte] !== ORDINARY) {
        return count;
      }
      this.hasSign ||= byte === NUMBER_SIGN;
    }
    return 4;
  }

  /** As {@link scanPlain}, for a field that has more than ASCII. */
  private scanBeyondAscii(start: number, isLast: boolean): ScanOutcome {
    const { bytes, kinds } = this;
    const { length } = bytes;
    let at = start;
    let hash = HASH_SEED;
    while (at < length) {
      const byte = bytes[at] ?? 0;
      const kind = kinds[byte];
      if (kind === ORDINARY) {
        this.hasSign ||= byte === NUMBER_SIGN;
        hash = hashStep(hash, byte);
        at++;
      } else if (kind === BEYOND_ASCII) {
        hash = hashBeyondAscii(hash, bytes, at);
        at += lengthOf(byte);
      } else if (kind === OPENING_QUOTE) {
        return Scan.Unusual;
      } else {
        break;
      }
    }
    if (at >= length && !isLast) {
      return Scan.Cut;
    }
    this.fieldEnd = at;
    this.fieldHash = hash;
    return Scan.Whole;
  }

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
    this.fieldEnd = at + 1;
    this.fieldHash = hash;
    this.fieldLines = lines;
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
  isSame(field: number, other: DataView, place: number): boolean {
    const { view } = this;
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
