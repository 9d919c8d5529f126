import { phrase, type Phrase, formatPhrase, t } from '../../text/text';

/** The bytes of a file as the text they are, in the encodings that EHR exports, Excel and older machines write. */

/** A standard of the web that browsers, workers and Node all have; declared here for the pure rooms know no platform. */
declare class TextDecoder {
  constructor(encoding: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

export type LogEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The name of each encoding as editors list it. */
export const ENCODING_NAMES: Readonly<Record<LogEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

export interface LogText {
  readonly ok: true;
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: LogEncoding;
  readonly hasBom: boolean;
  /** Nothing in the file proves the encoding, and in another one some letters would be others. */
  readonly isAssumed: boolean;
}

/** The bytes are no text: half a sentence for people, to stand behind the name of the file. */
export interface NoText {
  readonly ok: false;
  readonly sentence: string;
}

/** Files that people take for a log by mistake, by the bytes they begin with. */
const FOREIGN_FILES: readonly { readonly begin: readonly number[]; readonly sentence: Phrase }[] = [
  {
    begin: [0x50, 0x4b, 0x03, 0x04],
    sentence: phrase`this is an Excel workbook; save it as CSV UTF-8 (a ZIP file of anything else must be unpacked first)`,
  },
  { begin: [0xd0, 0xcf, 0x11, 0xe0], sentence: phrase`this is an Excel workbook; save it as CSV UTF-8` },
  {
    begin: [0x25, 0x50, 0x44, 0x46, 0x2d],
    sentence: phrase`this is a PDF document, not a text file; export the log as CSV`,
  },
  { begin: [0x89, 0x50, 0x4e, 0x47], sentence: phrase`this is a picture, not a text file; a time log is a CSV file` },
  { begin: [0xff, 0xd8, 0xff], sentence: phrase`this is a picture, not a text file; a time log is a CSV file` },
  { begin: [0x47, 0x49, 0x46, 0x38], sentence: phrase`this is a picture, not a text file; a time log is a CSV file` },
  { begin: [0x1f, 0x8b], sentence: phrase`this is a compressed file, not a text file; unpack it first` },
];

const NO_TEXT = phrase`not a text file; a time log is a CSV file`;

/** How many bytes are looked at to tell UTF-16 without a mark, or what is no text, from text. */
const SNIFFED_BYTES = 65_536;

/**
 * Reads UTF-8 and UTF-16 with or without a byte order mark; bytes that are neither are read as Windows-1252, in which any
 * byte is a character. What is no text at all is refused.
 */
export function readLogText(bytes: Uint8Array): LogText | NoText {
  const foreign = FOREIGN_FILES.find(({ begin }) => begin.every((byte, index) => bytes[index] === byte));
  if (foreign) {
    return { ok: false, sentence: formatPhrase(foreign.sentence) };
  }
  const marked = markedEncoding(bytes);
  if (marked) {
    return decoded(bytes.subarray(marked.markLength), marked.encoding, true) ?? damaged(marked.encoding);
  }
  const sixteen = unmarkedUtf16(bytes);
  if (sixteen) {
    return decoded(bytes, sixteen, false) ?? damaged(sixteen);
  }
  if (hasManyControls(bytes)) {
    return { ok: false, sentence: formatPhrase(NO_TEXT) };
  }
  return decoded(bytes, 'utf-8', false) ?? sound(fromWindows1252(bytes), 'windows-1252', false);
}

/**
 * The bytes of a text that is UTF-8 throughout, without its byte order mark; undefined for any other, of which
 * {@link readLogText} says what it is.
 *
 * @param isUtf8 whether bytes are UTF-8, where the platform can tell faster than by reading them
 */
export function getUtf8Bytes(
  bytes: Uint8Array,
  isUtf8: (piece: Uint8Array) => boolean = isDecodable,
): Uint8Array | undefined {
  const begin = readLogText(wholeCharacters(bytes.subarray(0, SNIFFED_BYTES)));
  if (!begin.ok || begin.encoding !== 'utf-8' || bytes.includes(0)) {
    return undefined;
  }
  for (let at = 0; at < bytes.length;) {
    const piece = wholeCharacters(bytes.subarray(at, at + DECODED_BYTES));
    if (piece.length === 0 || !isUtf8(piece)) {
      return undefined;
    }
    at += piece.length;
  }
  return bytes.subarray(begin.hasBom ? 3 : 0);
}

/** More at once would be a text of that length in memory. */
const DECODED_BYTES = 1 << 20;

/** Without the bytes of a last character that is not all there. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const needed = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
    if (byte < 0x80) {
      return bytes;
    }
  }
  return bytes;
}

function isDecodable(bytes: Uint8Array): boolean {
  return decoded(bytes, 'utf-8', false)?.ok === true;
}

function markedEncoding(bytes: Uint8Array): { encoding: LogEncoding; markLength: number } | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8', markLength: 3 };
  }
  if (first === 0xff && second === 0xfe) {
    return { encoding: 'utf-16le', markLength: 2 };
  }
  return first === 0xfe && second === 0xff ? { encoding: 'utf-16be', markLength: 2 } : undefined;
}

/** A header is mostly ASCII, so that in UTF-16 every other byte of it is 0, and hardly any of the rest. */
function unmarkedUtf16(bytes: Uint8Array): LogEncoding | undefined {
  const pairs = Math.min(bytes.length, 1024) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    evenZeros += bytes[2 * pair] === 0 ? 1 : 0;
    oddZeros += bytes[2 * pair + 1] === 0 ? 1 : 0;
  }
  if (pairs < 2) {
    return undefined;
  }
  if (oddZeros > pairs * 0.6 && evenZeros < pairs * 0.1) {
    return 'utf-16le';
  }
  return evenZeros > pairs * 0.6 && oddZeros < pairs * 0.1 ? 'utf-16be' : undefined;
}

/** More than two in a hundred bytes are characters that no text has: control characters, and bytes that mean none. */
function hasManyControls(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, SNIFFED_BYTES);
  let controls = 0;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] ?? 0;
    if ((byte < 32 && (byte < 9 || byte > 13)) || byte === 127) {
      controls++;
    }
  }
  return controls > 1 && controls * 50 > length;
}

function decoded(bytes: Uint8Array, encoding: LogEncoding, hasBom: boolean): LogText | NoText | undefined {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  return sound(text, encoding, hasBom);
}

function sound(text: string, encoding: LogEncoding, hasBom: boolean): LogText | NoText {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split(/\r\n|\n|\r/).length;
    return { ok: false, sentence: t`not a text file, or a damaged one: there is a NUL character in line ${line}` };
  }
  return { ok: true, text, encoding, hasBom, isAssumed: encoding === 'windows-1252' };
}

function damaged(encoding: LogEncoding): NoText {
  return {
    ok: false,
    sentence: t`begins as ${ENCODING_NAMES[encoding]}, but is not ${ENCODING_NAMES[encoding]} throughout; save it again as CSV UTF-8`,
  };
}

/** Windows-1252 from 0x80 to 0x9F; everywhere else a byte is the character of its number. */
const FROM_0X80 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Done here, for some versions of Node decode these 32 as Latin-1. */
function fromWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const units = Array.from(bytes.subarray(start, start + 8192), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? FROM_0X80.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

/** How often each line end stands in a text. */
export interface LineEnds {
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
}

export function countLineEnds(text: string): LineEnds {
  const count = { crlf: 0, lf: 0, cr: 0 };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10) {
      count.lf++;
    } else if (unit === 13) {
      if (text.charCodeAt(at + 1) === 10) {
        count.crlf++;
        at++;
      } else {
        count.cr++;
      }
    }
  }
  return count;
}
