import type { Contact } from '../../../log/rows/contacts';
import type { FieldName } from '../../../log/values/fieldName';
import type { ContactMeaning } from './vocabulary';
import { normalizeWord } from './words';

/** The codes of problems that are reported once for each word: unknown role, unknown activity, and title in a staff name. */
export const WORD_PROBLEM_CODES = ['CB113', 'CB145', 'CB144'] as const;

export type WordProblemCode = (typeof WORD_PROBLEM_CODES)[number];

/** Checks whether the problem is reported once for all rows with a word. */
export function isWordProblem(code: string): code is WordProblemCode {
  return (WORD_PROBLEM_CODES as readonly string[]).includes(code);
}

/** The columns whose words can be unknown. */
type DoubtfulField = Extract<FieldName, 'activity' | 'program' | 'role' | 'staff'>;

/** A word in a row that the vocabulary can't decide. */
export interface WordDoubt {
  readonly code: WordProblemCode;
  readonly field: DoubtfulField;
  /** The same for all spellings of the word in this column. */
  readonly key: string;
  /** Whether the word is known, but can mean time that counts and time that doesn't. */
  readonly isUnclear: boolean;
}

const NO_DOUBTS: readonly WordDoubt[] = [];

/** Finds the words of a contact that the vocabulary can't decide. */
export function findDoubts(
  contact: Contact,
  { activity, program, role, isTitled }: ContactMeaning,
): readonly WordDoubt[] {
  const doubts: WordDoubt[] = [];
  const add = (code: WordProblemCode, field: DoubtfulField, isUnclear: boolean): void => {
    doubts.push({ code, field, key: `${code} ${field} ${normalizeWord(contact[field])}`, isUnclear });
  };
  for (const [field, { kind }] of [
    ['activity', activity],
    ['program', program],
  ] as const) {
    if (kind === 'unknown' || kind === 'unclear') {
      add('CB145', field, kind === 'unclear');
    }
  }
  if (role === 'unknown') {
    add('CB113', 'role', false);
  }
  if (isTitled) {
    add('CB144', 'staff', false);
  }
  return doubts.length === 0 ? NO_DOUBTS : doubts;
}
