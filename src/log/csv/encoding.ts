import { failure, success, type Result } from '../../text/result';
import { phrase, type Phrase, formatPhrase, t } from '../../text/text';

/** A web standard that browsers, workers, and Node all have. It's declared here because this room uses no platform's types. */
declare class TextDecoder {
  constructor(encoding: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

export type LogEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The name of each encoding in editors. */
export const ENCODING_NAMES: Readonly<Record<LogEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

/** The text of a file, decoded. */
export interface LogText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: LogEncoding;
  readonly hasBom: boolean;
  /** Whether nothing in the file proves the encoding. In another encoding, some letters would be different. */
  readonly isAssumed: boolean;
}

/** Files that people choose by mistake, by their first bytes. */
const FOREIGN_FILES: readonly { readonly begin: readonly number[]; readonly sentence: Phrase }[] = [
  {
    begin: [0x50, 0x4b, 0x03, 0x04],
    sentence: phrase`This is an Excel workbook or a ZIP file. Save a workbook as CSV UTF-8. Unpack a ZIP file first.`,
  },
  { begin: [0xd0, 0xcf, 0x11, 0xe0], sentence: phrase`This is an Excel workbook. Save it as CSV UTF-8.` },
  {
    begin: [0x25, 0x50, 0x44, 0x46, 0x2d],
    sentence: phrase`This is a PDF document, not a text file. Export the log as CSV.`,
  },
  { begin: [0x89, 0x50, 0x4e, 0x47], sentence: phrase`This is an image, not a text file. A time log is a CSV file.` },
  { begin: [0xff, 0xd8, 0xff], sentence: phrase`This is an image, not a text file. A time log is a CSV file.` },
  { begin: [0x47, 0x49, 0x46, 0x38], sentence: phrase`This is an image, not a text file. A time log is a CSV file.` },
  { begin: [0x1f, 0x8b], sentence: phrase`This is a compressed file, not a text file. Unpack it first.` },
];

/**
 * Returns what a file is that isn't a text file, by the first line of its text as an editor shows it: an editor decodes any file as
 * UTF-8.
 *
 * @returns a sentence, or undefined if the line can be text
 */
export function describeForeignText(firstLine: string): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
  const foreign = FOREIGN_FILES.find(({ begin }) => firstLine.startsWith(decoder.decode(Uint8Array.from(begin))));
  return foreign && formatPhrase(foreign.sentence);
}

const NO_TEXT = phrase`This is not a text file. A time log is a CSV file.`;

/** How many bytes are checked to detect a file that isn't text, or UTF-16 without a byte order mark. */
const SNIFFED_BYTES = 65_536;

/**
 * Decodes the bytes of a file. UTF-8 and UTF-16 are read with or without a byte order mark. Other bytes are read as Windows-1252,
 * in which any byte is a character.
 *
 * @returns a failure if the file isn't a text file
 */
export function readLogText(bytes: Uint8Array): Result<LogText> {
  const foreign = FOREIGN_FILES.find(({ begin }) => begin.every((byte, index) => bytes[index] === byte));
  if (foreign) {
    return notText(formatPhrase(foreign.sentence));
  }
  const marked = detectByteOrderMark(bytes);
  if (marked) {
    return decode(bytes.subarray(marked.markLength), marked.encoding, true) ?? damagedText(marked.encoding);
  }
  const sixteen = detectUtf16(bytes);
  if (sixteen) {
    return decode(bytes, sixteen, false) ?? damagedText(sixteen);
  }
  if (hasManyControlCharacters(bytes)) {
    return notText(formatPhrase(NO_TEXT));
  }
  return decode(bytes, 'utf-8', false) ?? checkText(decodeWindows1252(bytes), 'windows-1252', false);
}

/**
 * Returns the bytes of a text that is UTF-8 throughout, without its byte order mark. For any other file the result is undefined,
 * and {@link readLogText} finds out what it is.
 *
 * @param isUtf8 whether bytes are UTF-8, if the platform has a faster way to check than decoding them
 */
export function getUtf8Bytes(
  bytes: Uint8Array,
  isUtf8: (piece: Uint8Array) => boolean = isDecodable,
): Uint8Array | undefined {
  const begin = readLogText(trimIncompleteCharacter(bytes.subarray(0, SNIFFED_BYTES)));
  if (!begin.ok || begin.value.encoding !== 'utf-8' || bytes.includes(0)) {
    return undefined;
  }
  for (let at = 0; at < bytes.length;) {
    const piece = trimIncompleteCharacter(bytes.subarray(at, at + DECODED_BYTES));
    if (piece.length === 0 || !isUtf8(piece)) {
      return undefined;
    }
    at += piece.length;
  }
  return bytes.subarray(begin.value.hasBom ? 3 : 0);
}

/** How many bytes are decoded at once, to limit the memory in use. */
const DECODED_BYTES = 1 << 20;

/** Returns the bytes without an incomplete last character. */
function trimIncompleteCharacter(bytes: Uint8Array): Uint8Array {
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
  return decode(bytes, 'utf-8', false)?.ok === true;
}

function detectByteOrderMark(bytes: Uint8Array): { encoding: LogEncoding; markLength: number } | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8', markLength: 3 };
  }
  if (first === 0xff && second === 0xfe) {
    return { encoding: 'utf-16le', markLength: 2 };
  }
  return first === 0xfe && second === 0xff ? { encoding: 'utf-16be', markLength: 2 } : undefined;
}

/** Detects UTF-16 without a mark. A header is mostly ASCII, so in UTF-16 every other byte is 0 and hardly any of the rest. */
function detectUtf16(bytes: Uint8Array): LogEncoding | undefined {
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

/** Whether more than 2% of the bytes are control characters, which texts don't contain. */
function hasManyControlCharacters(bytes: Uint8Array): boolean {
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

/** @returns undefined if the bytes aren't valid in this encoding */
function decode(bytes: Uint8Array, encoding: LogEncoding, hasBom: boolean): Result<LogText> | undefined {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  return checkText(text, encoding, hasBom);
}

function checkText(text: string, encoding: LogEncoding, hasBom: boolean): Result<LogText> {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split(/\r\n|\n|\r/).length;
    return notText(t`This is not a text file, or it's damaged: there is a NUL character in line ${line}.`);
  }
  return success({ text, encoding, hasBom, isAssumed: encoding === 'windows-1252' });
}

function damagedText(encoding: LogEncoding): Result<never> {
  const name = ENCODING_NAMES[encoding];
  return notText(t`The file begins as ${name}, but not all of it is ${name}. Save it again as CSV UTF-8.`);
}

function notText(message: string): Result<never> {
  return failure('not-text', message);
}

/** Windows-1252 from 0x80 to 0x9F. Every other byte is the character with the same number. */
const FROM_0X80 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Decodes Windows-1252, because some versions of Node decode these 32 bytes as Latin-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const units = Array.from(bytes.subarray(start, start + 8192), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? FROM_0X80.charCodeAt(byte - 0x80) : byte,
    );
    // eslint-disable-next-line no-restricted-syntax -- At most 8192 units.
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

/** How often each kind of line ending occurs in a text. */
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
