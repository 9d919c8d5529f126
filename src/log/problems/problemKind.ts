import type { Phrase } from '../../text/text';

/** How serious a problem is. A hint is a value that was read in one way but can have another meaning, or a thing to check. */
export type Severity = 'error' | 'warning' | 'hint';

/** What every kind of problem has. */
export interface ProblemKind {
  readonly severity: Severity;
  /** A few words, for lists that count problems of one kind. */
  readonly title: Phrase;
}
