import type { CsvRecord } from '../csv/csvRecord';

/** The initial value of every hash. A row has the same hash whether it is read as text or as bytes. */
export const HASH_SEED = 0x811c9dc5 | 0;

/** Adds one UTF-16 code unit, or the hash of one field, to a hash (FNV-1a). */
export function addToHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/**
 * Adds up to four ASCII characters, or a field's length, to a hash. Mixes the upper bits into the lower ones, because multiplication
 * only carries upward.
 */
export function addWordToHash(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Returns the hash of a record's text. Equal texts have equal hashes, whatever their line endings. */
export function hashRow(record: CsvRecord): number {
  let hash = HASH_SEED;
  for (let field = 0; field < record.fieldCount; field++) {
    hash = addToHash(hash, hashField(record.raw(field)));
  }
  return hash;
}

const QUOTE = 34;

/**
 * Returns the hash of a field. Hashes code units one by one if the field begins with a quote or contains non-ASCII characters,
 * and otherwise four characters at a time.
 */
function hashField(text: string): number {
  const { length } = text;
  if (text.charCodeAt(0) === QUOTE) {
    return hashUnits(text);
  }
  let hash = HASH_SEED;
  let word = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 127) {
      return hashUnits(text);
    }
    word |= unit << ((index & 3) * 8);
    if ((index & 3) === 3) {
      hash = addWordToHash(hash, word);
      word = 0;
    }
  }
  return addWordToHash((length & 3) === 0 ? hash : addWordToHash(hash, word), length);
}

function hashUnits(text: string): number {
  let hash = HASH_SEED;
  for (let index = 0; index < text.length; index++) {
    hash = addToHash(hash, text.charCodeAt(index));
  }
  return hash;
}
