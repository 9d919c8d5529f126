import type { TextRange } from '../../log/csv/lines';
import type { Problem, Severity } from '../../log/problems/problems';
import { phrase, t, type Phrase } from '../../text/text';

interface PostedCheck {
  readonly severity: Severity;
  /** A few words, for lists that count problems of one kind. */
  readonly title: Phrase;
  /** Returns the sentence. It can end up in a build log, so it names no patient and repeats no cell. */
  readonly message: (...values: never[]) => string;
}

/** Why a line of a payer's file isn't recorded, by stable codes. */
export const POSTED_PROBLEMS = {
  CB450: {
    severity: 'error',
    title: phrase`not a file of payments and denials`,
    message: (sentence: string) => sentence,
  },
  CB451: {
    severity: 'warning',
    title: phrase`line of the payer can’t be read`,
    message: (sentence: string) => t`Not recorded. ${sentence}`,
  },
  CB452: {
    severity: 'warning',
    title: phrase`no claim for a line of the payer`,
    message: () =>
      t`Not recorded. The record of claims has no open claim for this patient and month. Check the MRN and the date of service.`,
  },
  CB453: {
    severity: 'warning',
    title: phrase`code of the payer isn’t in the claim`,
    message: () => t`Not recorded. The claim of this patient-month has no line with this code.`,
  },
  CB454: {
    severity: 'warning',
    title: phrase`several claims for a line of the payer`,
    message: () =>
      t`Not recorded. Several claims fit, and the line doesn't show which one. Add the batch or the payer's claim number.`,
  },
  CB455: {
    severity: 'warning',
    title: phrase`payer took a payment back`,
    message: () =>
      t`Not recorded. The payer took back an earlier payment. If no corrected line of this claim follows, add a line with what is valid now.`,
  },
} as const satisfies Record<string, PostedCheck>;

export type PostedProblemCode = keyof typeof POSTED_PROBLEMS;

type MessageValues<Code extends PostedProblemCode> = Parameters<(typeof POSTED_PROBLEMS)[Code]['message']>;

/** Creates a problem at a range of the payer's file. @param values the values for the message of the check */
export function postedProblem<Code extends PostedProblemCode>(
  code: Code,
  range: TextRange,
  ...values: MessageValues<Code>
): Problem {
  const { severity, message } = POSTED_PROBLEMS[code];
  // TypeScript can't relate the message of a generic code to its values.
  return { code, severity, range, message: (message as (...all: MessageValues<Code>) => string)(...values) };
}
