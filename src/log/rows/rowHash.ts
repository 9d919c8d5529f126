import type { CsvRecord } from '../csv/csvRecord';

/** Where every hash begins: the same for a text, whether it is read as text or as bytes. */
export const HASH_SEED = 0x811c9dc5 | 0;

/** One UTF-16 unit, or the hash of one field, more (FNV-1a). */
export function addToHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Four ASCII characters at once, or how many they were. The upper bits are brought down, lest they never meet the lower. */
export function addWordToHash(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** The hash of a record's text: equal texts have equal hashes, the kind of their line ends aside. */
export function hashRow(record: CsvRecord): number {
  let hash = HASH_SEED;
  for (let field = 0; field < record.fieldCount; field++) {
    hash = addToHash(hash, fieldHash(record.raw(field)));
  }
  return hash;
}

const QUOTE = 34;

/** A field that begins with a quote, or has more than ASCII, by its units one by one; any other by words of four characters. */
function fieldHash(text: string): number {
  const { length } = text;
  if (text.charCodeAt(0) === QUOTE) {
    return hashOfUnits(text);
  }
  let hash = HASH_SEED;
  let word = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 127) {
      return hashOfUnits(text);
    }
    word |= unit << ((index & 3) * 8);
    if ((index & 3) === 3) {
      hash = addWordToHash(hash, word);
      word = 0;
    }
  }
  return addWordToHash((length & 3) === 0 ? hash : addWordToHash(hash, word), length);
}

function hashOfUnits(text: string): number {
  let hash = HASH_SEED;
  for (let index = 0; index < text.length; index++) {
    hash = addToHash(hash, text.charCodeAt(index));
  }
  return hash;
}
