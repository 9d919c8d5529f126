import { MOST_LINES_OF_A_FIELD } from '../csv/recordReader';
import { HASH_SEED, addToHash, addWordToHash } from '../rows/rowHash';

/** What came of reading a field or a record. */
export const Scan = {
  /** It was read. */
  Whole: 0,
  /** A quote stands where none belongs, or finds no end: only the reader of texts knows what is meant. */
  Unusual: 1,
  /** It goes on behind the bytes at hand. */
  Cut: 2,
} as const;

export type ScanOutcome = (typeof Scan)[keyof typeof Scan];

export const QUOTE = 34;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
const NUMBER_SIGN = 35;

/** What stands behind a field. */
export const ByteKind = { Ordinary: 0, Delimiter: 1, LineEnd: 2, OpeningQuote: 3, BeyondAscii: 4 } as const;

/** The lowest byte behind all that may need a second look, but for the delimiters that stand higher: 45 four times. */
const FOUR_LOWEST_PLAIN = 0x2d2d2d2d;
const FOUR_ONES = 0x01010101;
const FOUR_UPPER_BITS = 0x80808080 | 0;
const LOWEST_PLAIN = 45;

/** Finds the end of a field in the UTF-8 bytes of a CSV text, and its hash on the way; four bytes at a time where it can. */
export class ByteField {
  /** Behind the last byte of the field that was scanned last. */
  end = 0;
  /** The same as of its text in {@link rowHash}. */
  hash = 0;
  /** How many line ends it has. */
  lineEnds = 0;
  /** Whether a `#` has been seen since this was last set to false. */
  hasSign = false;
  private bytes: Uint8Array = new Uint8Array(0);
  /** The same bytes, to be read four at a time. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** The delimiter four times where it stands among the letters; else what equals no ASCII. */
  private readonly fourDelimiters: number;
  private readonly kinds = new Uint8Array(256).fill(ByteKind.BeyondAscii, 128);

  /** @param delimiter one ASCII character, not a quote */
  constructor(delimiter: string) {
    this.kinds[LINE_FEED] = ByteKind.LineEnd;
    this.kinds[CARRIAGE_RETURN] = ByteKind.LineEnd;
    this.kinds[QUOTE] = ByteKind.OpeningQuote;
    const mark = delimiter.charCodeAt(0);
    this.kinds[mark] = ByteKind.Delimiter;
    this.fourDelimiters = mark < LOWEST_PLAIN ? FOUR_UPPER_BITS : Math.imul(mark, FOUR_ONES);
  }

  /** The bytes that are read from now on; valid UTF-8. */
  look(bytes: Uint8Array): void {
    if (this.bytes !== bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
  }

  /** What stands at a place; the end of the bytes ends a line. */
  kindAt(at: number): number | undefined {
    return at < this.bytes.length ? this.kinds[this.bytes[at] ?? 0] : ByteKind.LineEnd;
  }

  /** Scans the field that begins at a place. @param isLast whether nothing follows behind the bytes */
  scan(start: number, isLast: boolean): ScanOutcome {
    this.lineEnds = 0;
    return this.bytes[start] === QUOTE ? this.scanQuoted(start, isLast) : this.scanPlain(start, isLast);
  }

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
      hash = addWordToHash(hash, word);
    }
    if (at > lastWord) {
      // The bytes end within the next four.
      for (restLength = 0; at + restLength < length; restLength++) {
        const byte = bytes[at + restLength] ?? 0;
        if (kinds[byte] !== ByteKind.Ordinary) {
          break;
        }
        this.hasSign ||= byte === NUMBER_SIGN;
        rest |= byte << (restLength * 8);
      }
    }
    at += restLength;
    if (at < length) {
      const kind = kinds[bytes[at] ?? 0];
      if (kind === ByteKind.BeyondAscii) {
        return this.scanBeyondAscii(start, isLast);
      }
      if (kind === ByteKind.OpeningQuote) {
        return Scan.Unusual;
      }
    }
    this.end = at;
    this.hash = addWordToHash(restLength === 0 ? hash : addWordToHash(hash, rest), at - start);
    return Scan.Whole;
  }

  /** How many of four bytes stand before the first that ends a field or needs a second look. */
  private plainBytes(word: number): number {
    const { kinds } = this;
    for (let count = 0; count < 4; count++) {
      const byte = (word >>> (count * 8)) & 255;
      if (kinds[byte] !== ByteKind.Ordinary) {
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
      if (kind === ByteKind.Ordinary) {
        this.hasSign ||= byte === NUMBER_SIGN;
        hash = addToHash(hash, byte);
        at++;
      } else if (kind === ByteKind.BeyondAscii) {
        hash = hashBeyondAscii(hash, bytes, at);
        at += lengthOf(byte);
      } else if (kind === ByteKind.OpeningQuote) {
        return Scan.Unusual;
      } else {
        break;
      }
    }
    if (at >= length && !isLast) {
      return Scan.Cut;
    }
    this.end = at;
    this.hash = hash;
    return Scan.Whole;
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
        return isLast ? Scan.Unusual : Scan.Cut;
      }
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        hash = addToHash(hash, QUOTE);
        if (at + 1 === length && !isLast) {
          return Scan.Cut;
        }
        if (bytes[at + 1] !== QUOTE) {
          break;
        }
        hash = addToHash(hash, QUOTE);
        at += 2;
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        if (byte === CARRIAGE_RETURN && at + 1 === length && !isLast) {
          return Scan.Cut;
        }
        lines++;
        if (lines >= MOST_LINES_OF_A_FIELD) {
          return Scan.Unusual;
        }
        hash = addToHash(hash, LINE_FEED);
        at += lineEndLength(bytes, at);
      } else if (byte < 128) {
        hash = addToHash(hash, byte);
        this.hasSign ||= byte === NUMBER_SIGN;
        at++;
      } else {
        hash = hashBeyondAscii(hash, bytes, at);
        at += lengthOf(byte);
      }
    }
    this.end = at + 1;
    this.hash = hash;
    this.lineEnds = lines;
    return Scan.Whole;
  }
}

/** How many bytes the line end has that begins at a place. */
export function lineEndLength(bytes: Uint8Array, at: number): number {
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
    return addToHash(hash, ((lead & 31) << 6) | second);
  }
  const third = (bytes[at + 2] ?? 0) & 63;
  if (lead < 0xf0) {
    return addToHash(hash, ((lead & 15) << 12) | (second << 6) | third);
  }
  const point = ((lead & 7) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 63);
  return addToHash(addToHash(hash, 0xd800 + ((point - 0x10000) >> 10)), 0xdc00 + ((point - 0x10000) & 0x3ff));
}
