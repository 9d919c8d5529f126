import type { TextRange } from '../../log/csv/lines';
import type { Problem, Severity } from '../../log/problems/problems';
import { phrase, t, type Phrase } from '../../text/text';
import type { ReportColumn } from '../reportColumns';

/** Everything there is to know about one check of an existing report. */
interface ReportCheck {
  readonly severity: Severity;
  /** A few words, for lists that count problems of one kind. */
  readonly title: Phrase;
  /** Where the problem is shown. `cell` and `codeCell` mean a column that depends on the line. */
  readonly field: ReportColumn | 'header' | 'line' | 'cell' | 'codeCell';
  /** Returns the sentence. It can end up in a build log, so it names no patient and repeats no cell. */
  readonly message: (...values: never[]) => string;
}

/**
 * The checks of existing billing reports, by their stable codes. CB40x: the file and its cells. CB41x: figures that don't
 * follow from the line. CB174: time to file. CB176: many units. CB42x: figures that differ from the time logs. CB43x: closed months.
 */
export const REPORT_PROBLEMS = {
  CB400: {
    severity: 'error',
    title: phrase`not a billing report`,
    field: 'header',
    message: (sentence: string) => sentence,
  },
  CB401: {
    severity: 'error',
    title: phrase`too few or too many fields`,
    field: 'line',
    message: (difference: 'fewer' | 'more') =>
      difference === 'fewer'
        ? t`This line has fewer fields than the header, so it can't be checked. Put values that contain commas in quotation marks.`
        : t`This line has more fields than the header, so it can't be checked. Put values that contain commas in quotation marks.`,
  },
  CB402: {
    severity: 'error',
    title: phrase`value can't be read`,
    field: 'cell',
    message: (column: string, expected: string) =>
      t`The ${column} cell of this line isn't ${expected}, so its codes can't be checked.`,
  },
  CB403: {
    severity: 'warning',
    title: phrase`99494 in minutes instead of units`,
    field: '99494',
    message: () =>
      t`Every 99494 value in this report is a multiple of 30: the values are minutes, not units. They are read as units of 30 minutes. A claim needs units.`,
  },
  CB404: {
    severity: 'error',
    title: phrase`patient-month appears more than once`,
    field: 'MRN',
    message: (month: string, firstLine: number) =>
      t`Line ${firstLine} already has this patient's ${month}. A month can be billed only once.`,
  },
  CB405: {
    severity: 'error',
    title: phrase`MRN damaged by a spreadsheet`,
    field: 'MRN',
    message: () =>
      t`A spreadsheet program replaced this MRN with a rounded number, a date, or a formula error, so different patients can have the same MRN. Create the report again, or take the MRN from the record.`,
  },
  CB406: {
    severity: 'error',
    title: phrase`codes that can’t be billed in the same month`,
    field: 'codeCell',
    /** @param reason why the line has other codes than its minutes earn; '' if the minutes aren't checked */
    message: (codes: string, reason: string) =>
      reason === ''
        ? t`The line has codes that can't be billed in the same month: ${codes}.`
        : t`The line has codes that can't be billed in the same month: ${codes}. By its figures, ${reason}.`,
  },
  CB407: {
    severity: 'warning',
    title: phrase`column of a code that isn’t checked`,
    field: 'header',
    message: (code: string, lines: number) =>
      lines === 1
        ? t`The report has a column for ${code}, which isn't checked. 1 line has this code.`
        : t`The report has a column for ${code}, which isn't checked. ${lines} lines have this code.`,
  },
  CB408: {
    severity: 'error',
    title: phrase`several initial assessments in one episode`,
    field: 'Initial Assessment',
    message: (firstLine: number) =>
      t`Line ${firstLine} has a different initial assessment for this patient in the same episode, so the episode would have two initial months. A new episode begins only after 6 calendar months without service.`,
  },
  CB411: {
    severity: 'error',
    title: phrase`base code doesn't match the minutes`,
    field: 'codeCell',
    /** @param stated the codes of the line, or `both` where it has 99492 and 99493 */
    message: (stated: string, reason: string) =>
      stated === 'both'
        ? t`99492 and 99493 can't both be billed for a month: ${reason}.`
        : t`The line has ${stated}, but ${reason}.`,
  },
  CB412: {
    severity: 'error',
    title: phrase`99494 units don't match the minutes`,
    field: '99494',
    message: (stated: string, reason: string) => t`The line has ${stated}, but ${reason}.`,
  },
  CB413: {
    severity: 'warning',
    title: phrase`99494 units over the payer’s limit`,
    field: '99494',
    message: (units: number, cap: number) =>
      t`The line has ${units} units of 99494. The payer's limit is ${cap}, so ${units - cap} of them are likely to be denied.`,
  },
  CB174: {
    severity: 'warning',
    title: phrase`filing limit passed or near`,
    field: 'Date',
    message: (month: string, lastDay: string, limit: string, isPast: boolean) =>
      isPast
        ? t`The claim for ${month} had to be filed by ${lastDay}: ${limit}. If it was filed on time, accept this.`
        : t`If the claim for ${month} isn't filed yet, file it by ${lastDay}: ${limit}.`,
  },
  CB176: {
    severity: 'warning',
    title: phrase`unusually many units of 99494`,
    field: '99494',
    message: (units: number) =>
      t`The line has ${units} units of 99494, which is more than usual ("usualAddOnUnits"). No limit of this payer is known.`,
  },
  CB421: {
    severity: 'error',
    title: phrase`minutes differ from the log`,
    field: 'Minutes',
    message: (difference: string, logCodes: string) =>
      t`The log has ${difference} than this line. Codes from the log: ${logCodes}.`,
  },
  CB422: {
    severity: 'error',
    title: phrase`no entries in the log for this line`,
    field: 'MRN',
    message: (month: string, hasSimilarMrn: boolean) =>
      hasSimilarMrn
        ? t`The log has no counted entries for this patient in ${month}, but it has entries for an MRN that looks the same. A spreadsheet probably changed the MRN, for example by removing zeros at the start.`
        : t`The log has no counted entries for this patient in ${month}.`,
  },
  CB423: {
    severity: 'error',
    title: phrase`line missing from the report`,
    field: 'header',
    message: (month: string, logCodes: string, firstEntry: string, hasSimilarMrn: boolean) =>
      hasSimilarMrn
        ? t`A patient-month from the log is missing: ${month}, ${logCodes}. Its first entry: ${firstEntry}. The report has a line for an MRN that looks the same. A spreadsheet probably changed the MRN, for example by removing zeros at the start.`
        : t`A patient-month from the log is missing: ${month}, ${logCodes}. Its first entry: ${firstEntry}.`,
  },
  CB424: {
    severity: 'error',
    title: phrase`initial assessment differs from the log`,
    field: 'Initial Assessment',
    message: (inLog: 'one' | 'noneOrSeveral') =>
      inLog === 'one'
        ? t`The initial assessment differs from the log.`
        : t`The log doesn't have exactly one initial assessment for this episode, so no code is assigned.`,
  },
  CB425: {
    severity: 'error',
    title: phrase`codes differ from the log`,
    field: 'codeCell',
    message: (logCodes: string, stated: string) =>
      t`Codes from the log for this month: ${logCodes}. This line has ${stated}.`,
  },
  CB431: {
    severity: 'warning',
    title: phrase`closed month has changed`,
    field: 'line',
    message: (month: string, change: string) =>
      t`${month} is closed, but has changed since: ${change}. If it was billed, correct the claim.`,
  },
  CB432: {
    severity: 'error',
    title: phrase`closed month can't be read`,
    field: 'header',
    message: (month: string, reason: string) =>
      t`The saved report of ${month}, which is closed, can't be read, so changes since then aren't found. ${reason} Restore the file, or close the month again.`,
  },
} as const satisfies Record<string, ReportCheck>;

export type ReportProblemCode = keyof typeof REPORT_PROBLEMS;

type MessageValues<Code extends ReportProblemCode> = Parameters<(typeof REPORT_PROBLEMS)[Code]['message']>;

/** The codes of the checks that are about one column. */
type ColumnProblemCode = {
  [Code in ReportProblemCode]: (typeof REPORT_PROBLEMS)[Code]['field'] extends ReportColumn ? Code : never;
}[ReportProblemCode];

/** Creates a problem at a range. @param values the values for the message of the check */
export function reportProblem<Code extends ReportProblemCode>(
  code: Code,
  range: TextRange,
  ...values: MessageValues<Code>
): Problem {
  const { severity, message } = REPORT_PROBLEMS[code];
  // TypeScript can't relate the message of a generic code to its values.
  return { code, severity, range, message: (message as (...all: MessageValues<Code>) => string)(...values) };
}

/** Creates a problem at the cell that the check is about. */
export function cellProblem<Code extends ColumnProblemCode>(
  code: Code,
  rangeOfCell: (column: ReportColumn) => TextRange,
  ...values: MessageValues<Code>
): Problem {
  return reportProblem(code, rangeOfCell(REPORT_PROBLEMS[code].field), ...values);
}
