import type { TextRange } from '../../log/csv/lines';
import type { Problem, Severity } from '../../log/problems/problems';
import { phrase, t, type Phrase } from '../../text/text';

interface ClaimCheck {
  readonly severity: Severity;
  /** A few words, for lists that count problems of one kind. */
  readonly title: Phrase;
  /** Returns the sentence. It can end up in a build log, so it names no patient and repeats no cell. */
  readonly message: (...values: never[]) => string;
}

/**
 * The checks of the record of claims, by their stable codes: the record and its lines, and claims that the logs no longer agree
 * with.
 */
export const CLAIM_PROBLEMS = {
  CB440: {
    severity: 'error',
    title: phrase`not a record of claims`,
    message: (sentence: string) => sentence,
  },
  CB441: {
    severity: 'error',
    title: phrase`line of the record is damaged`,
    message: () =>
      t`This line doesn't have the fields of the header. If the file has lines that begin with <<<<<<< or >>>>>>>, finish the merge in Git.`,
  },
  CB442: {
    severity: 'error',
    title: phrase`value of the record can’t be read`,
    message: (column: string) => t`The ${column} cell of this line is missing or can't be read.`,
  },
  CB443: {
    severity: 'error',
    title: phrase`line of the record was changed`,
    message: () =>
      t`This line was changed after it was written, so it can't be trusted. Restore it from a backup or from Git. To record something else, add a new line.`,
  },
  CB444: {
    severity: 'error',
    title: phrase`lines of a batch are missing`,
    message: (found: number, all: number) =>
      t`The record has ${found} of the ${all} lines of this batch. Restore the others from a backup or from Git.`,
  },
  CB445: {
    severity: 'error',
    title: phrase`claim of a line isn’t in the record`,
    message: () =>
      t`This line refers to a claim that isn't in the record: no line of that batch has this patient and month. Restore it from a backup or from Git.`,
  },
  CB446: {
    severity: 'error',
    title: phrase`month billed in two claims`,
    message: (first: string, second: string) =>
      t`This patient-month was billed twice: in batch ${first} and in batch ${second}. Void one of the claims, and add a line with the event "voided" for it.`,
  },
  CB447: {
    severity: 'warning',
    title: phrase`billed claim must be replaced`,
    message: (month: string, change: string) =>
      t`${month} has changed since it was billed: ${change}. Export new charges to replace the claim.`,
  },
  CB448: {
    severity: 'warning',
    title: phrase`billed claim must be voided`,
    message: (month: string, change: string) =>
      t`${month} has changed since it was billed: ${change}. Export new charges to void the claim.`,
  },
  CB449: {
    severity: 'warning',
    title: phrase`claim line denied`,
    message: (month: string, code: string, line: number) =>
      t`The payer denied ${code} of ${month}. The record of claims shows the reason in line ${line}.`,
  },
} as const satisfies Record<string, ClaimCheck>;

export type ClaimProblemCode = keyof typeof CLAIM_PROBLEMS;

type MessageValues<Code extends ClaimProblemCode> = Parameters<(typeof CLAIM_PROBLEMS)[Code]['message']>;

/** Creates a problem at a range. @param values the values for the message of the check */
export function claimProblem<Code extends ClaimProblemCode>(
  code: Code,
  range: TextRange,
  ...values: MessageValues<Code>
): Problem {
  const { severity, message } = CLAIM_PROBLEMS[code];
  // TypeScript can't relate the message of a generic code to its values.
  return { code, severity, range, message: (message as (...all: MessageValues<Code>) => string)(...values) };
}
