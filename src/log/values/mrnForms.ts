/** Longer MRNs fit no form, and longer forms aren't read. */
export const LONGEST_MRN_FORM = 100;

/** A part of a form: one character, or any number of characters of one kind. */
interface Part {
  readonly accepts: (character: string) => boolean;
  /** How often it can be there. `some`: at least once. `any`: not at all, or more often. */
  readonly count: 'one' | 'some' | 'any';
}

/** The forms of a team's MRNs. */
export interface MrnForms {
  /** As they were written. */
  readonly texts: readonly string[];
  /** Whether an MRN has one of the forms. */
  fits(mrn: string): boolean;
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9';
const isLetter = (character: string): boolean => /^\p{L}$/u.test(character);

/**
 * Creates the forms of a team's MRNs. In a form, `9` and `#` are a digit, `A` is a letter in either case, and `*` is any number of
 * letters and digits. A `+` after a digit or a letter repeats it. After a backslash, a character is itself, as is every other one.
 *
 * A form is matched in one pass for each of its parts, so no form takes long, however it's written.
 */
export function createMrnForms(texts: readonly string[]): MrnForms {
  const forms = texts.map(readParts);
  return { texts, fits: (mrn) => mrn.length <= LONGEST_MRN_FORM && forms.some((parts) => fitsParts(mrn, parts)) };
}

function readParts(form: string): readonly Part[] {
  const parts: Part[] = [];
  const characters = Array.from(form);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    const next = characters[at + 1];
    if (character === '\\' && next !== undefined) {
      parts.push({ accepts: (other) => other === next, count: 'one' });
      at++;
    } else if (character === '*') {
      parts.push({ accepts: (other) => isDigit(other) || isLetter(other), count: 'any' });
    } else if (character === '9' || character === '#' || character === 'A') {
      const isRepeated = next === '+';
      parts.push({ accepts: character === 'A' ? isLetter : isDigit, count: isRepeated ? 'some' : 'one' });
      at += isRepeated ? 1 : 0;
    } else {
      parts.push({ accepts: (other) => other === character, count: 'one' });
    }
  }
  return parts;
}

/** Follows all ways to match at once: the numbers of characters of the MRN that the parts so far can take up. */
function fitsParts(mrn: string, parts: readonly Part[]): boolean {
  const characters = Array.from(mrn);
  let ends: ReadonlySet<number> = new Set([0]);
  for (const { accepts, count } of parts) {
    const next = new Set<number>(count === 'any' ? ends : []);
    for (const start of ends) {
      for (let at = start; at < characters.length && accepts(characters[at] ?? ''); at++) {
        if (next.has(at + 1)) {
          break;
        }
        next.add(at + 1);
        if (count === 'one') {
          break;
        }
      }
    }
    ends = next;
  }
  return ends.has(characters.length);
}

/** Returns a form that an MRN has, with 9 for each digit: `9E99` for `7E10`. */
export function createFormOf(mrn: string): string {
  return mrn.replace(/[\\*#+]/g, '\\$&').replace(/\d/g, '9');
}
