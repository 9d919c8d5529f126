import { joinWithAnd } from '../../text/lists';
import { phrase, t } from '../../text/text';
import type { FieldName } from '../values/fieldName';
import type { MrnOddity } from '../values/mrnText';
import type { ProblemKind } from './problemKind';

/** What the messages of row problems show, in addition to fixed text. */
export interface RowProblemDetails {
  /** Returns how dates should be written in a column, such as M/D/YYYY. */
  readonly getDateFormat: (field: FieldName) => string;
  /** Explains a date that could only be read in another way than the dates of its column. Undefined for any other cell. */
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
    title: phrase`unit of the minutes unknown`,
    field: 'minutes',
    message:
      () => t`This value may not be in minutes, as the problem on the column's name explains. The row is left out of the totals
        until the configuration has the unit of the column.`,
  },
  CB026: {
    severity: 'error',
    title: phrase`row under another header`,
    field: 'row',
    message: () =>
      t`This row is below a header with other columns, so its values can't be assigned. The row is left out of the totals.`,
  },
  CB037: {
    severity: 'error',
    title: phrase`MRN not in the form of your MRNs`,
    field: 'mrn',
    message:
      () => t`This MRN doesn't have any of the forms in "mrnForms" of the configuration, so it's probably mistyped. The row is left
        out of the totals. Correct the MRN, or add its form to the configuration.`,
  },
  CB049: {
    severity: 'error',
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

/** The warnings and hints of one row. The order assigns their bits, so add new ones at the end. */
export const ROW_WARNINGS = {
  CB006: {
    severity: 'warning',
    title: phrase`stray quote`,
    field: 'strayQuote',
    message: () =>
      t`There's a quote inside the text of this field. Put the field in quotes, and double the quotes inside it.`,
  },
  CB031: {
    severity: 'warning',
    title: phrase`header repeated`,
    field: 'row',
    message: () => t`This line repeats the header. It isn't an entry and isn't counted. Delete the line.`,
  },
  CB032: {
    severity: 'warning',
    title: phrase`totals row`,
    field: 'row',
    message: () => t`This is a totals row, not an entry. It isn't counted, so nothing is counted twice.`,
  },
  CB040: {
    severity: 'warning',
    title: phrase`consent date unreadable`,
    field: 'consentDate',
    message: ({ explainDate, getDateFormat }) =>
      withExplanation(
        explainDate('consentDate'),
        t`The entry is counted.`,
        t`The consent date can't be read. Write it as ${getDateFormat('consentDate')}. The entry is counted.`,
      ),
  },
  CB041: {
    severity: 'warning',
    title: phrase`discharge date unreadable`,
    field: 'dischargeDate',
    message: ({ explainDate, getDateFormat }) =>
      withExplanation(
        explainDate('dischargeDate'),
        t`The entry is counted.`,
        t`The discharge date can't be read. Write it as ${getDateFormat('dischargeDate')}. The entry is counted.`,
      ),
  },
  CB042: {
    severity: 'warning',
    title: phrase`date of birth unreadable`,
    field: 'dateOfBirth',
    message: ({ explainDate, getDateFormat }) =>
      withExplanation(
        explainDate('dateOfBirth'),
        t`The entry is counted.`,
        t`The date of birth can't be read. Write it as ${getDateFormat('dateOfBirth')}. The entry is counted.`,
      ),
  },
  CB043: {
    severity: 'warning',
    title: phrase`PHQ-9 not from 0 to 27`,
    field: 'phq9',
    message: () => t`A PHQ-9 score is a whole number from 0 to 27.`,
  },
  CB044: {
    severity: 'warning',
    title: phrase`GAD-7 not from 0 to 21`,
    field: 'gad7',
    message: () => t`A GAD-7 score is a whole number from 0 to 21.`,
  },
  CB045: {
    severity: 'warning',
    title: phrase`date of birth in the future`,
    field: 'dateOfBirth',
    message: () => t`The date of birth is in the future.`,
  },
  CB046: {
    severity: 'warning',
    title: phrase`value lost in a spreadsheet`,
    field: 'formulaError',
    message: () => t`This cell has a spreadsheet formula error instead of a value. Take the value from the record.`,
  },
  CB101: {
    severity: 'warning',
    title: phrase`date in the future`,
    field: 'date',
    message: () => t`The date is in the future. The entry is counted. Check the date before you submit the claim.`,
  },
  CB103: {
    severity: 'warning',
    title: phrase`more than 480 minutes in one entry`,
    field: 'minutes',
    message: () =>
      t`More than 480 minutes (8 hours) in one entry. The entry is counted. Check that the value is in minutes.`,
  },
  CB105: {
    severity: 'warning',
    title: phrase`NPI has the wrong length`,
    field: 'npi',
    message: ({ npiDamage }) => [t`An NPI has 10 digits. This one doesn't.`, ...npiDamageText(npiDamage)].join(' '),
  },
  CB106: {
    severity: 'warning',
    title: phrase`NPI fails its check digit`,
    field: 'npi',
    message: () => t`This isn't a valid NPI. Its first digit isn't 1 or 2, or its check digit doesn't match.`,
  },
  CB109: {
    severity: 'warning',
    title: phrase`spreadsheet marks around a number`,
    field: 'mrn',
    message: () =>
      t`The number is in spreadsheet marks, such as ="00123" or a leading apostrophe. It's read without them.`,
  },
  CB160: {
    severity: 'warning',
    title: phrase`entry before the consent`,
    field: 'date',
    message: () =>
      t`The entry is before the consent date. It's counted, but most payers don't pay for time before the consent.`,
  },
  CB161: {
    severity: 'warning',
    title: phrase`entry after the discharge`,
    field: 'date',
    message: () => t`The entry is after the discharge date. It's counted. Check both dates.`,
  },
  CB162: {
    severity: 'warning',
    title: phrase`initiating visit more than a year before care began`,
    field: 'initiatingVisit',
    message:
      () => t`The initiating visit is more than a year before care began. The entry is counted, but payers ask for a visit within
        the year before.`,
  },
  CB163: {
    severity: 'warning',
    title: phrase`documented more than 30 days after the service`,
    field: 'documentedOn',
    message: () =>
      t`This was documented more than 30 days after the service. The entry is counted, but auditors ask why.`,
  },
  CB201: {
    severity: 'hint',
    title: phrase`ambiguous duration`,
    field: 'minutes',
    message: () =>
      t`A duration like 1:15 is read as hours and minutes, and 20,5 is read as 20.5. To avoid doubt, write 75 or 20.5.`,
  },
  CB202: {
    severity: 'hint',
    title: phrase`less than one minute`,
    field: 'minutes',
    message: () => t`Less than one minute. If this is in hours or a fraction of a day, convert it to minutes.`,
  },
  CB350: {
    severity: 'warning',
    title: phrase`differs from the roster`,
    field: 'rosterField',
    message: ({ rosterFields }) =>
      rosterFields.length === 0
        ? t`The roster has different values for this patient. The log's values are used; correct whichever is wrong.`
        : t`The roster has different values for this patient: ${joinWithAnd(rosterFields)}. The log's values are used; correct whichever is wrong.`,
  },
  CB027: {
    severity: 'warning',
    title: phrase`header with other columns`,
    field: 'row',
    message:
      () => t`This header has other columns than the header of the file, so the rows below it are left out of the totals. Move them
        to a separate file, or give them the columns of the file's header.`,
  },
  CB050: {
    severity: 'warning',
    title: phrase`heading or footer`,
    field: 'row',
    message: () => t`This line is a heading, a footer, or a remark, not an entry. It isn't counted. Delete the line.`,
  },
  CB038: {
    severity: 'warning',
    title: phrase`unusual characters in the MRN`,
    field: 'mrn',
    message: ({ mrnOddities }) =>
      t`This MRN has ${joinWithAnd(mrnOddities.map(describeMrnOddity))}. It's read and reported without them, so that they
        don't split a patient in two.`,
  },
  CB047: {
    severity: 'warning',
    title: phrase`placeholder date`,
    field: 'placeholderDate',
    message: ({ placeholderDates }) => {
      const dates = joinWithAnd(placeholderDates.map(({ title, date }) => t`${date} (${title})`));
      return placeholderDates.length === 1
        ? t`Programs write ${dates} when there is no date. It's read as an empty cell. Enter the date, or clear the cell.`
        : t`Programs write ${dates} when there is no date. They're read as empty cells. Enter the dates, or clear the cells.`;
    },
  },
  CB351: {
    severity: 'warning',
    title: phrase`MRN not in the roster, but a similar one`,
    field: 'mrn',
    message:
      () => t`The roster doesn't have this MRN, but has one that differs only in zeros at the start, case, punctuation, spaces, or
        characters that look alike. The roster's values aren't used for this row. If it's the same patient, write the MRN in the
        same way in both files.`,
  },
  CB048: {
    severity: 'warning',
    title: phrase`entry more than 4 years old`,
    field: 'date',
    message: () =>
      t`The date is more than 4 years ago. The entry is counted. Check the year: most payers accept claims for 1 or 2 years.`,
  },
} as const satisfies Record<string, RowCheck & { readonly severity: 'warning' | 'hint' }>;

function describeMrnOddity(oddity: MrnOddity): string {
  switch (oddity) {
    case 'invisible':
      return t`characters that can't be seen`;
    case 'spaces':
      return t`unusual or repeated spaces`;
    case 'dashes':
      return t`unusual dashes or slashes`;
    case 'width':
      return t`wide characters`;
    case 'letters':
      return t`letters of another alphabet that look like ordinary ones`;
  }
}

/** Returns an explanation with what happens to the row, or another message if there is no explanation. */
function withExplanation(explanation: string | undefined, consequence: string, otherwise: string): string {
  return explanation === undefined ? otherwise : `${explanation} ${consequence}`;
}

function npiDamageText(damage: RowProblemDetails['npiDamage']): string[] {
  switch (damage) {
    case 'lost':
      return [t`The NPI was lost in a spreadsheet. Take it from the record.`];
    case 'decimals':
      return [t`A spreadsheet added decimals. Without them, it has 10 digits.`];
    case undefined:
      return [];
  }
}
