import type { Problem, Severity } from '../../log/problems/problems';
import type { TextRange } from '../../log/csv/lines';
import { phrase, type Phrase } from '../../text/text';

/**
 * What can be wrong with an existing billing report, by its stable codes. CB40x: the file and its cells; CB41x: figures that
 * do not follow from the line itself; CB42x: figures that are not those of the time logs.
 */
export const REPORT_PROBLEMS = {
  CB400: { severity: 'error', title: phrase`no billing report` },
  CB401: { severity: 'error', title: phrase`line with too few or too many fields` },
  CB402: { severity: 'error', title: phrase`value that cannot be read` },
  CB403: { severity: 'warning', title: phrase`99494 in minutes, not in units` },
  CB404: { severity: 'error', title: phrase`patient-month more than once` },
  CB411: { severity: 'error', title: phrase`base code does not follow from the minutes` },
  CB412: { severity: 'error', title: phrase`99494 units do not follow from the minutes` },
  CB421: { severity: 'error', title: phrase`minutes differ from the log` },
  CB422: { severity: 'error', title: phrase`line without entries in the log` },
  CB423: { severity: 'error', title: phrase`line missing from the report` },
  CB424: { severity: 'error', title: phrase`initial assessment differs from the log` },
  CB425: { severity: 'error', title: phrase`codes differ from the log` },
  CB431: { severity: 'warning', title: phrase`closed month has changed` },
} as const satisfies Record<string, { severity: Severity; title: Phrase }>;

export type ReportProblemCode = keyof typeof REPORT_PROBLEMS;

/** A problem of a report; the sentence may end in a build log, so it names no patient and repeats no cell. */
export function reportProblem(code: ReportProblemCode, range: TextRange, message: string): Problem {
  return { code, severity: REPORT_PROBLEMS[code].severity, range, message };
}
