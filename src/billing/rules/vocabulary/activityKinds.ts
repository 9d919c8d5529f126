import type { ProgramId } from './programs';

/** What an activity can be. */
export const ACTIVITY_KINDS = [
  'counts',
  'psychiatricConsultation',
  'initialAssessment',
  'measurement',
  'clerical',
  'travelOrTraining',
  'otherService',
  'noShow',
] as const;

export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/**
 * Words that are known, but don't decide whether time counts: `doubtful` has two meanings, `about` makes a service the topic, and
 * `negation` excludes it.
 */
export type TermKind = ActivityKind | 'doubtful' | 'about' | 'negation';

/** Names of one kind. Plurals, case, and punctuation don't matter (`splitWords`). */
export interface Terms {
  readonly kind: TermKind;
  readonly program?: ProgramId;
  readonly names: readonly string[];
}
