// Logs have words in the British spelling. cspell:ignore behavioural counselling enrolment authorisation cancelled
/** Longer cells are free text. Only their beginning is read, so that no cell can take long. */
const MOST_CHARACTERS = 300;

/** Separates the parts of an activity that names several, such as `Outreach / scheduling`. */
export const SEPARATOR = ',';

/** Abbreviations with a slash, which would otherwise be two words. */
const SLASHED: readonly (readonly [written: RegExp, meaning: string])[] = [
  [/\bf\/u\b/g, 'follow up'],
  [/\bn\/s\b/g, 'no show'],
  [/\br\/s\b/g, 'reschedule'],
  [/\bw\//g, 'with '],
];
/** Abbreviations and spellings of single words. */
const SAME_WORDS: ReadonlyMap<string, string> = new Map([
  ['mgmt', 'management'],
  ['mgt', 'management'],
  ['mngmt', 'management'],
  ['coord', 'coordination'],
  ['tx', 'treatment'],
  ['appt', 'appointment'],
  ['mtg', 'meeting'],
  ['asmt', 'assessment'],
  ['assmt', 'assessment'],
  ['eval', 'evaluation'],
  ['sched', 'scheduling'],
  ['resched', 'reschedule'],
  ['behavioural', 'behavioral'],
  ['counselling', 'counseling'],
  ['enrolment', 'enrollment'],
  ['authorisation', 'authorization'],
  ['cancelled', 'canceled'],
  ['ins', 'insurance'],
  ['pts', 'patient'],
  ['pt', 'patient'],
]);
/** An abbreviation with periods, such as `M.D.`, `Ph.D.`, or `L.C.S.W`. */
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.)+\p{L}{0,2}(?![\p{L}\p{N}])\.?/gu;
const TOKENS = /\p{L}+|\p{N}+|[&+,;/|]/gu;

/**
 * Returns the words of a cell: lowercase, letters separated from numbers, singular, and with {@link SEPARATOR} between its parts.
 * `PHQ-9s`, `PHQ9`, and `phq 9` have the same words, and so do `M.D.` and `MD`.
 */
export function splitWords(text: string): string[] {
  let plain = text.slice(0, MOST_CHARACTERS).normalize('NFKC').toLowerCase();
  if (plain.includes('/')) {
    plain = SLASHED.reduce((changed, [written, meaning]) => changed.replace(written, meaning), plain);
  }
  if (plain.includes('.')) {
    plain = plain.replace(DOTTED, (abbreviation) => `${abbreviation.replaceAll('.', '')} `);
  }
  const tokens = plain.replace(/['’]/g, '').match(TOKENS) ?? [];
  return tokens.filter((token) => token !== 'the' && token !== 'an').map(readToken);
}

function readToken(token: string): string {
  if (token.length === 1) {
    return token === '&' || token === '+' ? 'and' : /[;/|]/.test(token) ? SEPARATOR : token;
  }
  const word = singular(token);
  return SAME_WORDS.get(word) ?? word;
}

function singular(word: string): string {
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Returns a word without case, spaces, and punctuation: `S.C.R.`, `scr`, and `S C R` are the same word. */
export function normalizeWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
