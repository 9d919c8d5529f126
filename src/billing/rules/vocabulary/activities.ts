import type { ActivityKind, TermKind } from './activityKinds';
import { ACTIVITY_TERMS, GENERIC_WORDS } from './activityTerms';
import type { ProgramId } from './programs';
import { splitParts, TermMatcher, type FoundTerm } from './termMatcher';
import { normalizeWord } from './words';

/** What an activity, or the name of a program, means for billing. */
export interface ActivityMeaning {
  /**
   * `unknown`: the vocabulary doesn't have it. `unclear`: its words contradict each other, or have several meanings. Both count
   * unless the payer's profile leaves them out.
   */
  readonly kind: ActivityKind | 'unknown' | 'unclear';
  /** The service that it belongs to, if it names one. */
  readonly program?: ProgramId | undefined;
  /** Whether it shows a review by the psychiatric consultant, perhaps together with other work. */
  readonly isConsultation: boolean;
}

interface Term {
  readonly kind: TermKind;
  readonly program?: ProgramId | undefined;
}

/** What one part of an activity is. `generic`: everyday words only. */
interface Part {
  readonly kind: ActivityMeaning['kind'] | 'generic';
  readonly program?: ProgramId | undefined;
}

const TERMS = ACTIVITY_TERMS.flatMap(({ kind, program, names }) =>
  names.map((name): [string, Term] => [name, { kind, program }]),
);
const MATCHER = new TermMatcher(TERMS);
/** Names that fill the whole cell, perhaps without spaces: `InitialAssessment`. */
const WHOLE = new Map(
  TERMS.filter(([, { kind }]) => kind !== 'about' && kind !== 'negation').map(
    ([name, term]) => [normalizeWord(name), term] as const,
  ),
);

/** Kinds of time that the service includes, in the order in which they decide about a part with several. */
const CARE_KINDS = ['psychiatricConsultation', 'initialAssessment', 'measurement', 'counts'] as const;
const LEFT_OUT_KINDS: readonly Part['kind'][] = ['clerical', 'travelOrTraining', 'otherService'];

/** The meaning of an empty cell, which isn't a doubt. */
export const NO_ACTIVITY: ActivityMeaning = { kind: 'counts', isConsultation: false };

/** Reads an activity, or the name of a program, with the built-in vocabulary (sources.md 4.1 and 4.2). */
export function readActivity(text: string): ActivityMeaning {
  const normalized = normalizeWord(text);
  if (normalized === '') {
    return NO_ACTIVITY;
  }
  const whole = WHOLE.get(normalized);
  const parts = whole
    ? [readPart([{ meanings: [whole], words: [] }])]
    : splitParts(MATCHER.find(text)).map((part) => readPart(part));
  const known = parts.filter(({ kind }) => kind !== 'generic' && kind !== 'unknown');
  const isConsultation = known.some(({ kind }) => kind === 'psychiatricConsultation');
  return { ...combineParts(parts, known), isConsultation };
}

function combineParts(parts: readonly Part[], known: readonly Part[]): Pick<ActivityMeaning, 'kind' | 'program'> {
  const isKind = (kind: Part['kind']) => known.some((part) => part.kind === kind);
  if (isKind('unclear')) {
    return { kind: 'unclear' };
  }
  const leftOut = known.find(({ kind }) => LEFT_OUT_KINDS.includes(kind));
  const care = CARE_KINDS.find(isKind);
  if (leftOut) {
    const { kind, program } = leftOut;
    return care ? { kind: 'unclear' } : { kind: kind as ActivityKind, program };
  }
  if (isKind('noShow')) {
    return { kind: 'noShow' };
  }
  if (care) {
    return { kind: care, program: known.find(({ program }) => program !== undefined)?.program };
  }
  return { kind: parts.some(({ kind }) => kind === 'unknown') ? 'unknown' : 'counts' };
}

/**
 * Decides what one part of an activity is. Work that isn't clinical decides over the rest: `Scheduling of psychiatric
 * consultation` is clerical. A service that is only the topic, as in `Referral to psychotherapy`, is unclear.
 */
function readPart(found: readonly FoundTerm<Term>[]): Part {
  const meanings = found.flatMap((term) => term.meanings);
  const has = (kind: TermKind): boolean => meanings.some((meaning) => meaning.kind === kind);
  const isReview = has('psychiatricConsultation');
  if (has('clerical')) {
    return { kind: 'clerical' };
  }
  if (has('travelOrTraining')) {
    return { kind: isReview ? 'unclear' : 'travelOrTraining' };
  }
  const service = meanings.find(({ kind }) => kind === 'otherService');
  if (service) {
    return has('about') || has('negation') || isReview
      ? { kind: 'unclear' }
      : { kind: 'otherService', program: service.program };
  }
  if (has('noShow')) {
    return { kind: 'noShow' };
  }
  const care = CARE_KINDS.find(has);
  if (has('negation') && meanings.some(({ program }) => program === 'CoCM')) {
    return { kind: 'unclear' };
  }
  if (has('doubtful') && (care === undefined || care === 'counts')) {
    return { kind: 'unclear' };
  }
  if (care) {
    return { kind: care, program: meanings.find(({ program }) => program !== undefined)?.program };
  }
  return { kind: found.every(isGeneric) ? 'generic' : 'unknown' };
}

/** Whether words don't name a kind of work. A long number can be a code. */
function isGeneric({ words }: FoundTerm<Term>): boolean {
  return words.every((word) => GENERIC_WORDS.has(word) || /^\d{1,3}$/.test(word));
}
