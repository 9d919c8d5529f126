import { joinSpaces, removeInvisible } from './invisibleText';
import { isFormulaError, unwrapIdentifier } from './spreadsheetDamage';

/**
 * What a cell contains, which decides the words that mean "nothing" there.
 *
 * - `identifier`: an MRN or an NPI
 * - `date`: a date that can be missing
 * - `amount`: minutes, hours, a time, or a score, where 0 is a value
 * - `name`: a part of a patient's name
 * - `staff`: a name or initials, which can be `NA`
 * - `text`: a payer, a problems list, an activity, a role, ...
 */
export type CellKind = 'identifier' | 'date' | 'amount' | 'name' | 'staff' | 'text';

/** Longer texts aren't words for "nothing". */
const LONGEST = 40;

const NOT_AVAILABLE = /^n\s?[/\\.-]?\s?a$/;
const NOT_KNOWN = /^n[/\\.]k$/;
/** Only punctuation, such as `-`, `--`, `?`, or `.`. */
const ONLY_SYMBOLS = /^[\p{P}\p{Sm}\p{Sk}\s]*$/u;
const ONLY_ZEROS = /^0+(?:[.,]0*)?$/;
/** Zeros with any punctuation, such as `000-00-0000`. */
const ZEROS_AND_SYMBOLS = /^[0\s.,/_-]*0[0\s.,/_-]*$/;
const NO_VALUE_ERROR = /^#N\/A$/i;
/** What databases store for "no number". */
const MINUS_ONE = /^-1$/;
const CROSSES = /^x{3,}$/;

/** What programs and people write where there is no value, in lowercase and with `_` between words. */
const WORDS: ReadonlySet<string> = new Set([
  'null',
  'nul',
  'none',
  'nil',
  'nan',
  'undefined',
  'undef',
  'unknown',
  'unk',
  'ukn',
  'tbd',
  'tba',
  'tbc',
  'blank',
  'empty',
  'missing',
  'nothing',
  'unavailable',
  'unspecified',
  'unassigned',
  'unrecorded',
  'to_be_determined',
  'to_be_announced',
  'to_be_confirmed',
  'not_available',
  'not_applicable',
  'not_known',
  'not_provided',
  'not_recorded',
  'not_given',
  'not_stated',
  'not_specified',
  'not_documented',
  'not_on_file',
  'not_entered',
  'not_assigned',
  'not_found',
  'not_set',
  'not_reported',
  'not_listed',
  'no_data',
  'no_value',
  'no_date',
  'no_mrn',
  'no_npi',
  'no_record',
  'no_info',
  'no_information',
  'no_number',
  'none_given',
  'none_recorded',
  'none_on_file',
  'none_listed',
  'none_known',
  'none_entered',
  'none_provided',
]);
/** Words that mean "nothing" only where an identifier is expected. */
const IDENTIFIER_WORDS: ReadonlySet<string> = new Set([
  'pending',
  'to_follow',
  'new_patient',
  'same_as_above',
  'see_above',
  'ditto',
]);
/** Words that mean "nothing" only where a date is expected. */
const DATE_WORDS: ReadonlySet<string> = new Set(['nat', 'pending', 'never', 'ongoing', 'open', 'active', 'not_yet']);

/** Names that are also words for "nothing", but not in the case in which programs write these words. */
const POSSIBLE_NAME = /^(?:Null|Na|Nan|Nil|Blank)$/;
/** Initials of a staff member. */
const POSSIBLE_INITIALS = /^(?:NA|NK)$/;

/**
 * Whether a cell is empty, or has a word for "nothing" such as `NULL`, `N/A`, `-`, or `0`, in any case, in brackets, and inside
 * the marks of a spreadsheet.
 */
export function isBlankCell(cell: string, kind: CellKind): boolean {
  if (cell === '') {
    return true;
  }
  if (cell.length > LONGEST) {
    return cell.trim() === '';
  }
  const trimmed = cell.trim();
  if (!mayBeBlank(trimmed) || isOtherWord(trimmed)) {
    return false;
  }
  const text = joinSpaces(removeInvisible(trimmed));
  return text === '' || isBlankText(text, kind);
}

/** The first two characters of all words in ASCII letters. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...[...WORDS, ...IDENTIFIER_WORDS, ...DATE_WORDS].map((word) => word.slice(0, 2)),
  ...['na', 'n/', 'n.', 'n-', 'n ', 'n\\', 'xx'],
]);

/** Rules out most values by their first two characters, because every cell of a log is checked. */
function mayBeBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first >= DIGIT_1 && first <= DIGIT_9) {
    return false;
  }
  const isLetter = (first | 32) >= LOWERCASE_A && (first | 32) <= LOWERCASE_Z;
  return !isLetter || text.charCodeAt(1) > 127 || BEGINNINGS.has(text.slice(0, 2).toLowerCase());
}

const LETTERS = /^[a-z]+$/i;
const IN_LETTERS: ReadonlySet<string> = new Set(['na', ...WORDS, ...IDENTIFIER_WORDS, ...DATE_WORDS]);

/** Whether a text is only ASCII letters, and none of the words. */
function isOtherWord(text: string): boolean {
  if (!LETTERS.test(text)) {
    return false;
  }
  const word = text.toLowerCase();
  return !IN_LETTERS.has(word) && !CROSSES.test(word);
}

const DIGIT_1 = 49;
const DIGIT_9 = 57;
const LOWERCASE_A = 97;
const LOWERCASE_Z = 122;

/** Returns the trimmed text of a cell, or '' if it is blank (see {@link isBlankCell}). */
export function readCellText(cell: string, kind: CellKind): string {
  const text = cell.trim();
  return text === '' || isBlankCell(text, kind) ? '' : text;
}

/**
 * Returns the trimmed parts of a patient's name, or '' for a part that is blank. `Null` and `Na` are names of people. In this
 * case and next to another name, they are values.
 */
export function readNameCells(firstName: string, lastName: string): readonly [firstName: string, lastName: string] {
  const [first, last] = [readCellText(firstName, 'name'), readCellText(lastName, 'name')];
  return [
    first === '' && last !== '' ? keepName(firstName) : first,
    last === '' && first !== '' ? keepName(lastName) : last,
  ];
}

/** Whether a word for "nothing" is written like a person's name. */
export function isPossibleName(text: string): boolean {
  return POSSIBLE_NAME.test(text);
}

function keepName(cell: string): string {
  const text = cell.trim();
  return isPossibleName(text) ? text : '';
}

function isBlankText(text: string, kind: CellKind): boolean {
  if (kind === 'staff' && POSSIBLE_INITIALS.test(text)) {
    return false;
  }
  if (isFormulaError(text)) {
    // Of these, only #N/A means that there's no value. The others are problems of the cell where it matters.
    return NO_VALUE_ERROR.test(text) || !(kind === 'identifier' || kind === 'date' || kind === 'amount');
  }
  const word = toWord(text);
  if (ONLY_SYMBOLS.test(word) || /^\\N$/i.test(text) || NOT_AVAILABLE.test(word) || NOT_KNOWN.test(word)) {
    return true;
  }
  const joined = word.replace(/[\s_-]+/g, '_');
  if (WORDS.has(joined)) {
    return true;
  }
  switch (kind) {
    case 'identifier':
      return ZEROS_AND_SYMBOLS.test(word) || MINUS_ONE.test(word) || CROSSES.test(word) || IDENTIFIER_WORDS.has(joined);
    case 'date':
      return ONLY_ZEROS.test(word) || CROSSES.test(word) || DATE_WORDS.has(joined);
    case 'amount':
      return false;
    case 'name':
    case 'staff':
    case 'text':
      return ONLY_ZEROS.test(word);
  }
}

/** Returns a text in lowercase and in plain width, without a spreadsheet's marks, brackets, and punctuation at its ends. */
function toWord(text: string): string {
  let word = unwrapIdentifier(text.normalize('NFKC')).text.toLowerCase();
  for (let before = ''; before !== word;) {
    before = word;
    word = word
      .replace(/^(?:\((.*)\)|\[(.*)\]|\{(.*)\}|<(.*)>|"(.*)")$/, '$1$2$3$4$5')
      .replace(/^[#*]+(?=.)|(?<=.)[.:;,!?*]+$/g, '')
      .trim();
  }
  return word;
}
