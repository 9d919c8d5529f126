const UNUSUAL = /[^\x21-\x7e]/;
/** Zero-width characters, text directions, and soft hyphens. */
const INVISIBLE = /\p{Cf}/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const DASHES = /[\u2010-\u2015\u2212]/g;
const SLASHES = /[\u2044\u2215]/g;
const APOSTROPHES = /[\u2018\u2019\u2032]/g;

/**
 * Returns the text of a date, a time, or a number with the plain ASCII form of each character: no invisible characters, single spaces
 * of one kind, and the common minus, slash, apostrophe, and digits. Superscripts stay, because 20¹ isn't 201.
 */
export function toPlainCharacters(text: string): string {
  return UNUSUAL.test(text)
    ? text
        .replace(INVISIBLE, '')
        .replace(/\s+/g, ' ')
        .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET))
        .replace(DASHES, '-')
        .replace(SLASHES, '/')
        .replace(APOSTROPHES, "'")
        .trim()
    : text;
}
