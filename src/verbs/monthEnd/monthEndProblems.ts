import type { Severity } from '../../log/problems/problems';

/** Every problem of a month end, by its stable code. A code is never used again for a different problem. */
export const MONTH_END_PROBLEMS = {
  /** A command that can't be read. */
  CB470: 'error',
  /** A setting that can't be read. */
  CB471: 'error',
  /** A file that doesn't exist. */
  CB472: 'error',
  /** A month that isn't over. */
  CB473: 'information',
  /** A chart that doesn't exist. */
  CB474: 'error',
} as const satisfies Readonly<Record<string, Severity>>;

export type MonthEndProblemCode = keyof typeof MONTH_END_PROBLEMS;
