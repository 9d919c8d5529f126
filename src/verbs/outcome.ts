import type { Failure } from '../text/result';
import { toPrintable } from '../text/printable';

/** What a command prints, and its exit code. */
export interface Outcome {
  /** 0: no errors. 1: errors found. 2: bad usage or unreadable input. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
  /** What the command shows, as markup of a page: a table or a chart. It can have names of patients, like a report. */
  readonly markup?: () => string;
  /** How many errors or claims that are held are left to work on. */
  readonly left?: number;
  /** Set if a file changed while it was being read, so that the command can be run again. */
  readonly hasFileChanged?: true;
}

/** Returns the outcome of a command that could not start, with one line for each reason. */
export function failedOutcome(...failures: readonly Failure[]): Outcome {
  return {
    exitCode: 2,
    stdout: '',
    stderr: failures.map((failure) => `${formatFailure(failure)}\n`).join(''),
    ...(failures.some(({ code }) => code === 'file-changed') && { hasFileChanged: true }),
  };
}

/** Formats a failure as `file:line: message`, on one line. */
export function formatFailure({ message, location }: Failure): string {
  const place = [location?.file, location?.line].filter((part) => part !== undefined);
  return toPrintable([...place, ` ${message}`].join(':').trim());
}
