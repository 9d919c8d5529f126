/** Without vowels, so that no hash is a word, and without digits, so that no spreadsheet reads one as a number or a date. */
const LETTERS = 'bcdfghjklmnpqrstvwxz'; // cspell:ignore bcdfghjklmnpqrstvwxz
/** Six letters have 20^6 values, which is the most that fits below 2^32. */
const LETTERS_PER_WORD = 6;

/**
 * Returns a hash of a text as 12 letters (51 bits): equal for equal texts, and almost certainly different for others. It shows
 * accidental changes. It's no protection from a person who wants to deceive.
 */
export function hashToLetters(text: string): string {
  let first = 0x811c9dc5 | 0;
  let second = 0x2545f491 | 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second ^= second >>> 13;
  }
  return toLetters(mixBits(first)) + toLetters(mixBits(second ^ text.length));
}

/** Returns a whole number from 0 to 2^32 - 1 as six letters. */
export function toLetters(word: number): string {
  let rest = word >>> 0;
  let letters = '';
  for (let index = 0; index < LETTERS_PER_WORD; index++) {
    letters += LETTERS.charAt(rest % LETTERS.length);
    rest = Math.floor(rest / LETTERS.length);
  }
  return letters;
}

/** Lets every bit of a word depend on every other one, because each letter uses only some of the bits. */
function mixBits(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
