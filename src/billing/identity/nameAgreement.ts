import { differsByOneEdit } from './oneEdit';

/** A name as it's in a log. Either part can be empty, and the last name can be the whole name. */
export interface PersonName {
  readonly firstName: string;
  readonly lastName: string;
}

/** Which parts of two names differ, so that they are probably the names of two people. */
export type NameDifference = 'none' | 'first' | 'last' | 'both';

/** Titles and suffixes, which many programs leave out. */
const NOT_NAMES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'mr', 'mrs', 'ms', 'miss', 'dr']);
/** In shorter names, one other letter is another name: `Ana` and `Ada`. */
const FEWEST_LETTERS_FOR_SLIP = 4;
/** Shorter beginnings aren't short forms of a name. */
const FEWEST_LETTERS_OF_SHORT_FORM = 3;

/** The words of a name in lowercase letters without accents. */
interface NameWords {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/**
 * Compares two names (judgment-calls.md). Case, accents, punctuation, titles, initials, short forms such as `Sam`, additional names,
 * one slip in a name, and the order of first and last name don't make a difference. A part that's empty in one name doesn't differ.
 */
export function compareNames(a: PersonName, b: PersonName): NameDifference {
  const [one, other] = [readWords(a), readWords(b)];
  const first = differ(one.first, other.first);
  const last = differ(one.last, other.last);
  const isExchanged = agree(one.first, other.last) && agree(one.last, other.first);
  if (isExchanged || (!first && !last)) {
    return 'none';
  }
  return first && last ? 'both' : first ? 'first' : 'last';
}

/** Reads the parts of a name. A whole name in place of the last name begins with the first name. */
function readWords({ firstName, lastName }: PersonName): NameWords {
  const [first, last] = [splitWords(firstName), splitWords(lastName)];
  return first.length === 0 && last.length > 1 ? { first: last.slice(0, 1), last: last.slice(1) } : { first, last };
}

function splitWords(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’.]/gu, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !NOT_NAMES.has(word));
}

function differ(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !agree(a, b);
}

function agree(a: readonly string[], b: readonly string[]): boolean {
  return (
    a.some((word) => b.some((other) => areSameWord(word, other))) ||
    (a.length > 0 && b.length > 0 && areSpelledAlike(a.join(''), b.join('')))
  );
}

/** Whether a word of a name is the other one, its initial, or its short form, perhaps with a slip. */
function areSameWord(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const isShortForm = short.length === 1 || short.length >= FEWEST_LETTERS_OF_SHORT_FORM;
  return (isShortForm && long.startsWith(short)) || areSpelledAlike(short, long);
}

function areSpelledAlike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= FEWEST_LETTERS_FOR_SLIP && differsByOneEdit(a, b));
}
