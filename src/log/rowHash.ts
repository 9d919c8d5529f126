import type { RecordScanner } from './csvRecord';

/** FNV-1a over UTF-16 units: the same for a text, whether it is read as text or as bytes. */
export const HASH_SEED = 0x811c9dc5 | 0;

/** One unit, or the hash of one field, more. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash of a record's text: equal texts have equal hashes, the kind of their line ends aside. */
export function rowHash(record: RecordScanner): number {
  let hash = HASH_SEED;
  for (let field = 0; field < record.fieldCount; field++) {
    hash = hashStep(hash, textHash(record.raw(field)));
  }
  return hash;
}

function textHash(text: string): number {
  let hash = HASH_SEED;
  for (let index = 0; index < text.length; index++) {
    hash = hashStep(hash, text.charCodeAt(index));
  }
  return hash;
}
