import type { Severity } from '../log/problems/problems';
import { phrase, t, type Phrase } from '../text/text';

/**
 * The problems of the configuration file (CB30x), by their stable codes. An invalid part is reported and isn't applied; the rest
 * of the file is.
 */
export const CONFIGURATION_PROBLEMS = {
  CB300: { severity: 'error', title: phrase`configuration isn't valid JSON` },
  CB301: { severity: 'error', title: phrase`unknown setting` },
  CB302: { severity: 'error', title: phrase`wrong type of value` },
  CB303: { severity: 'error', title: phrase`unknown value` },
  CB304: { severity: 'error', title: phrase`duplicate setting` },
  CB305: { severity: 'error', title: phrase`severity can't be lowered` },
  CB306: { severity: 'error', title: phrase`required part missing` },
  CB307: { severity: 'error', title: phrase`roster can't be read` },
} as const satisfies Record<string, { severity: Severity; title: Phrase }>;

export type ConfigurationProblemCode = keyof typeof CONFIGURATION_PROBLEMS;

/** The problems of the roster (CB32x). An invalid value isn't used, except for an NPI; the rest of the roster is. */
export const ROSTER_PROBLEMS = {
  CB320: {
    severity: 'error',
    title: phrase`no MRN column in the roster`,
    message: () => t`The roster needs one MRN column, which identifies the patients. The roster isn't used.`,
  },
  CB321: {
    severity: 'error',
    title: phrase`conflicting rows for a patient in the roster`,
    message: (line: number, fields: string, otherFile?: string) =>
      otherFile === undefined
        ? t`This patient is also on line ${line} of the roster, with different values: ${fields}. Neither value is used. Delete one
            of the rows.`
        : t`This patient is also on line ${line} of the roster file "${otherFile}", with different values: ${fields}. Neither value is
            used. Correct one of the files.`,
  },
  CB322: {
    severity: 'warning',
    title: phrase`date in the roster can't be read`,
    message: (field: string, form: string, isOdd = false) =>
      isOdd
        ? t`The ${field} has another order of day, month, and year than its column, so it isn't used. Write it as ${form}.`
        : t`The ${field} can't be read and isn't used. Write it as ${form}.`,
  },
  CB323: {
    severity: 'error',
    title: phrase`roster row not used`,
    message: (obstacle: string) => [obstacle, t`The row isn't used.`].join(' '),
  },
  CB324: {
    severity: 'warning',
    title: phrase`invalid NPI in the roster`,
    message: () =>
      t`This isn't a valid NPI. An NPI has 10 digits, and the last one is a check digit. The value is used unchanged.`,
  },
  CB053: {
    severity: 'warning',
    title: phrase`initial assessment in the roster that could be in another month`,
    message: () =>
      t`This time stamp isn't in the clinic's time, where the initial assessment could be in another month. The date is used as written.
        Set "timeZone" in the configuration.`,
  },
  CB325: {
    severity: 'warning',
    title: phrase`placeholder date in the roster`,
    message: (field: string, date: string) =>
      t`Programs write ${date} when there is no date, so the ${field} isn't used. Enter the date, or clear the cell.`,
  },
  CB460: {
    severity: 'warning',
    title: phrase`detail for claims in the roster can't be read`,
    message: (field: string, advice: string) => [t`The ${field} can't be read and isn't used.`, advice].join(' '),
  },
  CB461: {
    severity: 'warning',
    title: phrase`two columns with one name in the roster`,
    message: (first: number, second: number, field: string) =>
      t`Columns ${first} and ${second} both match ${field}. Neither is read. Rename one of them.`,
  },
} as const satisfies Record<string, RosterProblem>;

/** The problem of the fee file. A row that can't be read isn't used; the rest of the file is. */
export const FEE_FILE_PROBLEMS = {
  CB152: { severity: 'error', title: phrase`fee file or row not used` },
} as const satisfies Record<string, { severity: Severity; title: Phrase }>;

/** Everything there is to know about a problem of the roster. */
interface RosterProblem {
  readonly severity: Severity;
  readonly title: Phrase;
  /** Returns the sentence. It can end up in a build log, so it names no patient and repeats no cell. */
  readonly message: (...values: never[]) => string;
}

export type RosterProblemCode = keyof typeof ROSTER_PROBLEMS;
