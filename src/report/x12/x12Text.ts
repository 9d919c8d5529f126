/** The delimiters of the X12 files that are written. None of them is in {@link BASIC_CHARACTERS} after cleaning. */
export const ELEMENT_SEPARATOR = '*';
export const COMPONENT_SEPARATOR = ':';
export const REPETITION_SEPARATOR = '^';
export const SEGMENT_TERMINATOR = '~';

/** The basic character set of X12 without the delimiters: capital letters, digits, spaces, and a few marks. */
const BASIC_CHARACTERS = /^[A-Z0-9 !"&'()+,\-./;?=]*$/;

/** Letters that have no decomposition into a basic letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ð: 'D',
  Þ: 'TH',
  Ł: 'L',
  Đ: 'D',
  İ: 'I',
  ẞ: 'SS',
};
const MARKS: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
};
const ACCENTS = /\p{M}+/gu;

/**
 * Returns a text in the basic character set of X12: in capital letters, without accents, with a space for each delimiter and line break, and
 * without spaces at its ends or several in a row.
 *
 * @returns undefined if a character has no equivalent, such as a letter of another script
 */
export function toX12Text(text: string): string | undefined {
  const plain = Array.from(text.toUpperCase(), (character) => LETTERS[character] ?? MARKS[character] ?? character)
    .join('')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toUpperCase()
    .replace(/[*:^~\s]+/g, ' ')
    .trim();
  return BASIC_CHARACTERS.test(plain) ? plain : undefined;
}

/**
 * Formats a segment. Empty elements at its end are left out, as the standard requires.
 *
 * @param elements the identifier and then the elements, already in the basic character set
 * @throws Error if an element has a delimiter or another character that the standard doesn't allow, which is a bug
 */
export function formatSegment(elements: readonly (string | readonly string[])[]): string {
  const texts = elements.map((element) =>
    typeof element === 'string' ? checkText(element) : element.map(checkText).join(COMPONENT_SEPARATOR),
  );
  const last = texts.findLastIndex((text) => text !== '');
  return texts.slice(0, last + 1).join(ELEMENT_SEPARATOR) + SEGMENT_TERMINATOR;
}

function checkText(text: string): string {
  if (!BASIC_CHARACTERS.test(text)) {
    throw new Error('An element of an X12 segment has a character that is not allowed.');
  }
  return text;
}
