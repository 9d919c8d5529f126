import { phrase, t } from '../../text/text';
import type { FieldName } from '../values/fieldName';
import type { MrnOddity } from '../values/mrnText';
import type { ProblemKind } from './problemKind';

/** What the messages of row problems show, in addition to fixed text. */
export interface RowProblemDetails {
  /** Returns how dates should be written in a column, such as M/D/YYYY. */
  readonly getDateFormat: (field: FieldName) => string;
  /** Explains a date that fits only a format that differs from the format of its column's dates. Undefined for any other cell. */
  readonly explainDate: (field: FieldName) => string | undefined;
  /** What a spreadsheet probably did to the NPI. */
  readonly npiDamage: 'lost' | 'decimals' | undefined;
  /** What is unusual in the cell of the MRN. */
  readonly mrnOddities: readonly MrnOddity[];
  /** Dates that programs write for "no date", each with the title of its column. */
  readonly placeholderDates: readonly { readonly title: string; readonly date: string }[];
  /** The titles of the columns in which the log and the roster differ. */
  readonly rosterFields: readonly string[];
  /** The title of the column that takes the entry out. */
  readonly statusField: string;
}

/** The part of a row that a problem marks if it isn't the cell of a fixed field. */
type RowPart =
  | 'row'
  | 'extraFields'
  | 'openQuote'
  | 'strayQuote'
  | 'formulaError'
  | 'placeholderDate'
  | 'rosterField'
  | 'statusField';

/** A check of one row, with everything that belongs to it except the reading of the row (`entryReader.ts`). */
export interface RowCheck extends ProblemKind {
  /** Marks the cell of this field, or a part of the row. */
  readonly field: FieldName | RowPart;
  /** Returns the message. It never quotes a cell. */
  readonly message: (details: RowProblemDetails) => string;
}

/**
 * The errors of one row, and other reasons why it's left out of the totals. The order assigns the bits of a row's flags, and is
 * the order in which the errors of a row are shown, so add new errors at the end.
 */
export const ROW_ERRORS = {
  CB005: {
    severity: 'error',
    title: phrase`unclosed quote`,
    field: 'openQuote',
    message: () =>
      t`This quote opens a field that nothing closes. Close or remove the quote. The row is left out of the totals.`,
  },
  CB003: {
    severity: 'error',
    title: phrase`too few fields`,
    field: 'row',
    message: () => t`This row has fewer fields than the header. It's left out of the totals.`,
  },
  CB004: {
    severity: 'error',
    title: phrase`too many fields`,
    field: 'extraFields',
    message: () => t`This row has more fields than the header. It's left out of the totals.`,
  },
  CB010: {
    severity: 'error',
    title: phrase`date missing or unreadable`,
    field: 'date',
    message: ({ getDateFormat }) =>
      t`The date is missing or can't be read. Write it as ${getDateFormat('date')}. The row is left out of the totals.`,
  },
  CB011: {
    severity: 'error',
    title: phrase`date doesn't exist`,
    field: 'date',
    message: ({ explainDate }) =>
      withExplanation(
        explainDate('date'),
        t`The row is left out of the totals.`,
        t`This date doesn't exist. The row is left out of the totals.`,
      ),
  },
  CB012: {
    severity: 'error',
    title: phrase`MRN missing`,
    field: 'mrn',
    message: () =>
      t`The MRN is missing, so the minutes don't belong to any patient. The row is left out of the totals.`,
  },
  CB033: {
    severity: 'error',
    title: phrase`MRN lost in a spreadsheet`,
    field: 'mrn',
    message:
      () => t`A spreadsheet changed this MRN to a date, a rounded number, or an error, and several patients may share the value
        that is left. The row is left out of the totals. Take the MRN from the record. If your MRNs really have this form, set
        "mrnForms" in the configuration.`,
  },
  CB013: {
    severity: 'error',
    title: phrase`minutes missing`,
    field: 'minutes',
    message: () => t`The minutes are missing. The row is left out of the totals.`,
  },
  CB014: {
    severity: 'error',
    title: phrase`minutes not a number`,
    field: 'minutes',
    message: () => t`The minutes aren't a number. The row is left out of the totals.`,
  },
  CB015: {
    severity: 'error',
    title: phrase`minutes not greater than 0`,
    field: 'minutes',
    message: () => t`The minutes must be greater than 0. The row is left out of the totals.`,
  },
  CB016: {
    severity: 'error',
    fact: 'patient',
    title: phrase`initial assessment date unreadable`,
    field: 'initialAssessment',
    message: ({ explainDate, getDateFormat }) =>
      withExplanation(
        explainDate('initialAssessment'),
        t`The row is left out of the totals.`,
        t`The initial assessment date can't be read. Write it as ${getDateFormat('initialAssessment')}. The row is left out of the totals.`,
      ),
  },
  CB017: {
    severity: 'error',
    title: phrase`start and end don't give minutes`,
    field: 'end',
    message:
      () => t`The start and end don't give any minutes: one is missing or unreadable, or the end is before the start. The row is
        left out of the totals.`,
  },
  CB018: {
    severity: 'error',
    title: phrase`more minutes than between start and end`,
    field: 'minutes',
    message:
      () => t`There are more minutes than between the start and the end. The row is left out of the totals. Correct the
        minutes or the times. If the times aren't those of the contact, set "times" in the configuration.`,
  },
  CB019: {
    severity: 'error',
    title: phrase`hours and minutes differ`,
    field: 'minutes',
    message:
      () => t`The hours and the minutes of this entry don't mean the same, so the row is left out of the totals. Set
        "hoursAndMinutes" in the configuration: "parts" if they are added up, or "minutes" if only the minutes count.`,
  },
  CB023: {
    severity: 'error',
    title: phrase`more than 24 hours in one entry`,
    field: 'minutes',
    message:
      () => t`This is more than 24 hours in one entry. The row is left out of the totals. A value like 45:00 is read as
        hours and minutes.`,
  },
  CB024: {
    severity: 'error',
    fact: 'log',
    title: phrase`unit of the minutes unknown`,
    field: 'minutes',
    message:
      () => t`This value might not be in minutes, as the problem on the column's name explains. The row is left out of the totals
        until the configuration has the unit of the column.`,
  },
  CB026: {
    severity: 'error',
    fact: 'log',
    title: phrase`row without its header`,
    field: 'row',
    message: () =>
      t`This row isn't below a header with the columns of the file, so its values can't be assigned. The row is left out of the totals.`,
  },
  CB037: {
    severity: 'error',
    fact: 'patient',
    title: phrase`MRN not in the form of your MRNs`,
    field: 'mrn',
    message:
      () => t`This MRN doesn't have any of the forms in "mrnForms" of the configuration, so it's probably mistyped. The row is left
        out of the totals. Correct the MRN, or add its form to the configuration.`,
  },
  CB049: {
    severity: 'error',
    fact: 'log',
    title: phrase`year of the date unclear`,
    field: 'date',
    message: ({ explainDate }) =>
      withExplanation(
        explainDate('date'),
        t`The row is left out of the totals.`,
        t`It's unclear which part of this date is the year. The row is left out of the totals.`,
      ),
  },
  CB117: {
    // Not an error of the log: it states itself that the entry doesn't count.
    severity: 'warning',
    title: phrase`taken out by a status column`,
    field: 'statusField',
    message: ({ statusField }) =>
      t`The ${statusField} column states that this entry doesn't count, so it's left out of the totals.`,
  },
} as const satisfies Record<string, RowCheck>;

/** Returns an explanation with what happens to the row, or another message if there is no explanation. */
export function withExplanation(explanation: string | undefined, consequence: string, otherwise: string): string {
  return explanation === undefined ? otherwise : `${explanation} ${consequence}`;
}
