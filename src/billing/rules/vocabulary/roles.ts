import { findSmallest } from '../../../text/lists';
import { ROLE_TERMS, type TeamRole } from './roleTerms';
import { TermMatcher } from './termMatcher';
import { normalizeWord, splitWords } from './words';

export type { KnownRole, TeamRole } from './roleTerms';
export { KNOWN_ROLES } from './roleTerms';

/** The position of a name's group decides over the names of later groups. */
const NAMES = ROLE_TERMS.flatMap(({ names }, group) => names.map((name): [string, number] => [name, group]));
const MATCHER = new TermMatcher(NAMES);
const WHOLE = new Map(NAMES.map(([name, group]) => [normalizeWord(name), group] as const));

/**
 * Reads a role such as `BHCM`, `psychiatric_consultant`, or `Nurse Practitioner` with the built-in vocabulary. An empty cell is
 * the care manager, because it's the care manager's log.
 */
export function readTeamRole(text: string): TeamRole {
  const normalized = normalizeWord(text);
  if (normalized === '') {
    return 'careManager';
  }
  const whole = WHOLE.get(normalized);
  const groups = whole === undefined ? MATCHER.find(text).flatMap(({ meanings }) => meanings) : [whole];
  return groups.length === 0 ? 'unknown' : (ROLE_TERMS[findSmallest(groups)]?.role ?? 'unknown');
}

/** Titles of people who usually aren't the care manager. `Ma` and `Do` are also names, so titles must be in uppercase. */
const TITLES: ReadonlySet<string> = new Set(
  ROLE_TERMS.filter(({ role }) => role === 'treating' || role === 'consultant' || role === 'otherStaff')
    .flatMap(({ names }) => names)
    .filter((name) => /^(?:[A-Z]{2,}|[A-Z]{2,} [A-Z]{1,2})$/.test(name))
    .map((name) => splitWords(name)[0] ?? '')
    // Counselors have an MA, and a company can be a PC.
    .filter((title) => title !== 'ma' && title !== 'pc'),
);
const DOCTORATES = /(?<!\p{L})(?:ph\.?d|psy\.?d|ed\.?d)(?!\p{L})/iu;
/** The parts of a name that can be a title: words in uppercase, also with periods. */
const UPPERCASE_WORD = /(?<![\p{L}\p{N}])(?:\p{Lu}\.?){2,6}(?![\p{L}\p{N}])/gu;

/**
 * Returns whether the name of a staff member has a title that the care manager usually doesn't have, such as `Dr. Smith, MD`.
 * A doctor of philosophy or psychology can be the care manager.
 */
export function hasTitle(staff: string): boolean {
  const name = staff.slice(0, 100).trim();
  if (/^dr(?:\.|\s)/i.test(name) && !DOCTORATES.test(name)) {
    return true;
  }
  const isUppercase = name === name.toUpperCase();
  return [...name.matchAll(UPPERCASE_WORD)].some(({ 0: word, index }) => {
    const before = name.slice(0, index).trimEnd();
    // `DO, ANNA` and `ANNA DO` are names.
    const canBeTitle = isUppercase ? /[,(/-]$/.test(before) : before !== '';
    return canBeTitle && TITLES.has(word.replaceAll('.', '').toLowerCase());
  });
}
