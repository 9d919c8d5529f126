import { MOST_LINES_OF_A_FIELD } from '../csv/recordReader';
import { HASH_SEED, addToHash, addWordToHash } from '../rows/rowHash';

/** The outcome of scanning a field or a record. */
export const Scan = {
  /** It was read completely. */
  Complete: 0,
  /** A quote is misplaced or unclosed, or there are too many fields or lines. Only `RecordReader` can read the record. */
  Unusual: 1,
  /** It continues after the available bytes. */
  Truncated: 2,
} as const;

export type ScanOutcome = (typeof Scan)[keyof typeof Scan];

export const QUOTE = 34;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
const NUMBER_SIGN = 35;

/** The kinds of bytes in an unquoted field and at its end. */
export const ByteKind = { Ordinary: 0, Delimiter: 1, LineEnd: 2, OpeningQuote: 3, NonAscii: 4 } as const;

/** {@link MIN_PLAIN} in each of four bytes. */
const FOUR_MIN_PLAIN = 0x2d2d2d2d;
const FOUR_ONES = 0x01010101;
const FOUR_UPPER_BITS = 0x80808080 | 0;
/** Lower bytes might need a closer check: line ends, quotes, `#`, commas. Of the other ASCII bytes, only a delimiter does. */
const MIN_PLAIN = 45;

/**
 * Finds the end of a field in the UTF-8 bytes of a CSV text, and computes its hash in the same pass. Reads four bytes at a time
 * where possible.
 */
export class ByteField {
  /** The index after the last byte of the most recently scanned field. */
  end = 0;
  /** The hash of the field. `rowHash.ts` computes the same hash from the field's text. */
  hash = 0;
  /** The number of line ends in the field. */
  lineEnds = 0;
  /** Whether a `#` was found since this was last set to false. */
  hasNumberSign = false;
  private bytes: Uint8Array = new Uint8Array(0);
  /** The same bytes, for reading four at a time. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** The delimiter in each of four bytes if it is at least {@link MIN_PLAIN}. Otherwise a value that ASCII bytes never equal. */
  private readonly fourDelimiters: number;
  private readonly kinds = new Uint8Array(256).fill(ByteKind.NonAscii, 128);

  /** @param delimiter one ASCII character other than a quote */
  constructor(delimiter: string) {
    this.kinds[LINE_FEED] = ByteKind.LineEnd;
    this.kinds[CARRIAGE_RETURN] = ByteKind.LineEnd;
    this.kinds[QUOTE] = ByteKind.OpeningQuote;
    const delimiterCode = delimiter.charCodeAt(0);
    this.kinds[delimiterCode] = ByteKind.Delimiter;
    this.fourDelimiters = delimiterCode < MIN_PLAIN ? FOUR_UPPER_BITS : Math.imul(delimiterCode, FOUR_ONES);
  }

  /** Sets the bytes to scan, which must be valid UTF-8. */
  setBytes(bytes: Uint8Array): void {
    if (this.bytes !== bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
  }

  /** Returns the kind of the byte at an index. The end of the bytes counts as a line end. */
  getKind(at: number): number | undefined {
    return at < this.bytes.length ? this.kinds[this.bytes[at] ?? 0] : ByteKind.LineEnd;
  }

  /**
   * Scans the field that begins at `start`.
   *
   * @param isLast whether these are the last bytes of the text
   */
  scan(start: number, isLast: boolean): ScanOutcome {
    this.lineEnds = 0;
    return this.bytes[start] === QUOTE ? this.scanQuoted(start, isLast) : this.scanPlain(start, isLast);
  }

  /** Finds the end of an unquoted field: a delimiter, a line end, or the end of the bytes. */
  private scanPlain(start: number, isLast: boolean): ScanOutcome {
    const { bytes, view, kinds, fourDelimiters } = this;
    const { length } = bytes;
    const lastWord = length - 4;
    let at = start;
    let hash = HASH_SEED;
    // The part of the last word that belongs to the field, and its length in bytes.
    let remainder = 0;
    let remainderLength = 0;
    for (; at <= lastWord; at += 4) {
      const word = view.getInt32(at, true);
      const delimiters = word ^ fourDelimiters;
      // Checks all four bytes at once for any that is below MIN_PLAIN, above 127, or a delimiter.
      const suspicious = ((word - FOUR_MIN_PLAIN) & ~word) | word | ((delimiters - FOUR_ONES) & ~delimiters);
      if ((suspicious & FOUR_UPPER_BITS) !== 0) {
        remainderLength = this.countPlainBytes(word);
        if (remainderLength < 4) {
          remainder = word & ((1 << (remainderLength * 8)) - 1);
          break;
        }
      }
      hash = addWordToHash(hash, word);
    }
    if (at > lastWord) {
      // Fewer than four bytes are left.
      for (remainderLength = 0; at + remainderLength < length; remainderLength++) {
        const byte = bytes[at + remainderLength] ?? 0;
        if (kinds[byte] !== ByteKind.Ordinary) {
          break;
        }
        this.hasNumberSign ||= byte === NUMBER_SIGN;
        remainder |= byte << (remainderLength * 8);
      }
    }
    at += remainderLength;
    if (at < length) {
      const kind = kinds[bytes[at] ?? 0];
      if (kind === ByteKind.NonAscii) {
        return this.scanNonAscii(start, isLast);
      }
      if (kind === ByteKind.OpeningQuote) {
        return Scan.Unusual;
      }
    }
    this.end = at;
    this.hash = addWordToHash(remainderLength === 0 ? hash : addWordToHash(hash, remainder), at - start);
    return Scan.Complete;
  }

  /** Returns how many of four bytes come before the first that ends the field or needs a closer check. */
  private countPlainBytes(word: number): number {
    const { kinds } = this;
    for (let count = 0; count < 4; count++) {
      const byte = (word >>> (count * 8)) & 255;
      if (kinds[byte] !== ByteKind.Ordinary) {
        return count;
      }
      this.hasNumberSign ||= byte === NUMBER_SIGN;
    }
    return 4;
  }

  /** Same as {@link scanPlain}, for a field with non-ASCII characters. */
  private scanNonAscii(start: number, isLast: boolean): ScanOutcome {
    const { bytes, kinds } = this;
    const { length } = bytes;
    let at = start;
    let hash = HASH_SEED;
    while (at < length) {
      const byte = bytes[at] ?? 0;
      const kind = kinds[byte];
      if (kind === ByteKind.Ordinary) {
        this.hasNumberSign ||= byte === NUMBER_SIGN;
        hash = addToHash(hash, byte);
        at++;
      } else if (kind === ByteKind.NonAscii) {
        hash = hashNonAscii(hash, bytes, at);
        at += getCharacterLength(byte);
      } else if (kind === ByteKind.OpeningQuote) {
        return Scan.Unusual;
      } else {
        break;
      }
    }
    if (at >= length && !isLast) {
      return Scan.Truncated;
    }
    this.end = at;
    this.hash = hash;
    return Scan.Complete;
  }

  /** Finds the end of a quoted field. */
  private scanQuoted(open: number, isLast: boolean): ScanOutcome {
    const { bytes } = this;
    const { length } = bytes;
    let hash = addToHash(HASH_SEED, QUOTE);
    let at = open + 1;
    let lines = 0;
    for (;;) {
      if (at === length) {
        return isLast ? Scan.Unusual : Scan.Truncated;
      }
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        hash = addToHash(hash, QUOTE);
        if (at + 1 === length && !isLast) {
          return Scan.Truncated;
        }
        if (bytes[at + 1] !== QUOTE) {
          break;
        }
        hash = addToHash(hash, QUOTE);
        at += 2;
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        if (byte === CARRIAGE_RETURN && at + 1 === length && !isLast) {
          return Scan.Truncated;
        }
        lines++;
        if (lines >= MOST_LINES_OF_A_FIELD) {
          return Scan.Unusual;
        }
        hash = addToHash(hash, LINE_FEED);
        at += getLineEndLength(bytes, at);
      } else if (byte < 128) {
        hash = addToHash(hash, byte);
        this.hasNumberSign ||= byte === NUMBER_SIGN;
        at++;
      } else {
        hash = hashNonAscii(hash, bytes, at);
        at += getCharacterLength(byte);
      }
    }
    this.end = at + 1;
    this.hash = hash;
    this.lineEnds = lines;
    return Scan.Complete;
  }
}

/** Returns the length in bytes of the line end at an index: 2 for CRLF, otherwise 1. */
export function getLineEndLength(bytes: Uint8Array, at: number): number {
  return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? 2 : 1;
}

/** Returns the length in bytes of the non-ASCII character with this lead byte: 2 to 4. */
function getCharacterLength(lead: number): number {
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Adds the one or two UTF-16 code units of a non-ASCII character to the hash. */
function hashNonAscii(hash: number, bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) & 63;
  if (lead < 0xe0) {
    return addToHash(hash, ((lead & 31) << 6) | second);
  }
  const third = (bytes[at + 2] ?? 0) & 63;
  if (lead < 0xf0) {
    return addToHash(hash, ((lead & 15) << 12) | (second << 6) | third);
  }
  const point = ((lead & 7) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 63);
  return addToHash(addToHash(hash, 0xd800 + ((point - 0x10000) >> 10)), 0xdc00 + ((point - 0x10000) & 0x3ff));
}
