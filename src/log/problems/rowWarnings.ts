import { joinWithAnd } from '../../text/lists';
import { phrase, t } from '../../text/text';
import type { MrnOddity } from '../values/mrnText';
import { withExplanation, type RowCheck, type RowProblemDetails } from './rowChecks';

/** The warnings and hints of one row. The order assigns their bits, so add new ones at the end. */
export const ROW_WARNINGS = {
  CB006: {
    severity: 'warning',
    fact: 'row',
    title: phrase`stray quote`,
    field: 'strayQuote',
    message: () =>
      t`There's a quote inside the text of this field. Put the field in quotes, and double the quotes inside it.`,
  },
  CB031: {
    severity: 'warning',
    fact: 'log',
    title: phrase`header repeated`,
    field: 'row',
    message: () => t`This line repeats the header. It isn't an entry and isn't counted. Delete the line.`,
  },
  CB032: {
    severity: 'warning',
    fact: 'log',
    title: phrase`totals row`,
    field: 'row',
    message: () => t`This is a totals row, not an entry. It isn't counted, so nothing is counted twice.`,
  },
  CB040: {
    severity: 'warning',
    fact: 'patient',
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
    fact: 'patient',
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
    fact: 'patient',
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
    fact: 'patient',
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
    fact: 'npi',
    title: phrase`NPI has the wrong length`,
    field: 'npi',
    message: ({ npiDamage }) => [t`An NPI has 10 digits. This one doesn't.`, ...npiDamageText(npiDamage)].join(' '),
  },
  CB106: {
    severity: 'warning',
    fact: 'npi',
    title: phrase`NPI fails its check digit`,
    field: 'npi',
    message: () => t`This isn't a valid NPI. Its first digit isn't 1 or 2, or its check digit doesn't match.`,
  },
  CB109: {
    severity: 'warning',
    fact: 'log',
    title: phrase`spreadsheet marks around a number`,
    field: 'mrn',
    message: () =>
      t`The number is in spreadsheet marks, such as ="0123" or a leading apostrophe. It's read without them.`,
  },
  CB160: {
    severity: 'warning',
    fact: 'patient',
    title: phrase`entry before the consent`,
    field: 'date',
    message: () =>
      t`The entry is before the consent date. It's counted, but most payers don't pay for time before the consent.`,
  },
  CB161: {
    severity: 'warning',
    fact: 'patient',
    title: phrase`entry after the discharge`,
    field: 'date',
    message: () => t`The entry is after the discharge date. It's counted. Check both dates.`,
  },
  CB162: {
    severity: 'warning',
    fact: 'patient',
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
    fact: 'log',
    title: phrase`ambiguous duration`,
    field: 'minutes',
    message: () =>
      t`A duration like 1:15 is read as hours and minutes, and 20,5 is read as 20.5. To avoid doubt, write 75 or 20.5.`,
  },
  CB202: {
    severity: 'hint',
    fact: 'log',
    title: phrase`less than one minute`,
    field: 'minutes',
    message: () => t`Less than one minute. If this is in hours or a fraction of a day, convert it to minutes.`,
  },
  CB350: {
    severity: 'warning',
    fact: 'patient',
    title: phrase`differs from the roster`,
    field: 'rosterField',
    message: ({ rosterFields }) =>
      rosterFields.length === 0
        ? t`The roster has different values for this patient. The log's values are used; correct whichever is wrong.`
        : t`The roster has different values for this patient: ${joinWithAnd(rosterFields)}. The log's values are used; correct whichever is wrong.`,
  },
  CB027: {
    severity: 'warning',
    fact: 'row',
    title: phrase`header with other columns`,
    field: 'row',
    message:
      () => t`This header has other columns than the header of the file, so the rows below it are left out of the totals. Move them
        to a separate file, or give them the columns of the file's header.`,
  },
  CB050: {
    severity: 'warning',
    fact: 'log',
    title: phrase`heading or footer`,
    field: 'row',
    message: () => t`This line is a heading, a footer, or a remark, not an entry. It isn't counted. Delete the line.`,
  },
  CB038: {
    severity: 'warning',
    fact: 'patient',
    title: phrase`unusual characters in the MRN`,
    field: 'mrn',
    message: ({ mrnOddities }) =>
      t`This MRN has ${joinWithAnd(mrnOddities.map(describeMrnOddity))}. It's read and reported without them, so that they
        don't split a patient in two.`,
  },
  CB047: {
    severity: 'warning',
    fact: 'log',
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
    fact: 'patient',
    title: phrase`MRN not in the roster, but a similar one`,
    field: 'mrn',
    message:
      () => t`The roster doesn't have this MRN, but has one that differs only in zeros at the start, case, punctuation, spaces, or
        characters that look alike. The roster's values aren't used for this row. If it's the same patient, write the MRN in the
        same way in both files.`,
  },
  CB048: {
    severity: 'warning',
    fact: 'log',
    title: phrase`entry more than 4 years old`,
    field: 'date',
    message: () =>
      t`The date is more than 4 years ago. The entry is counted. Check the year: most payers accept claims for 1 or 2 years.`,
  },
  CB051: {
    severity: 'warning',
    fact: 'log',
    title: phrase`time stamp that could be in another month`,
    field: 'date',
    message:
      () => t`This time stamp isn't in the clinic's time, where it could be in another month. The entry is counted in the month of
      the date as written. Set "timeZone" in the configuration.`,
  },
  CB052: {
    severity: 'warning',
    fact: 'log',
    title: phrase`initial assessment that could be in another month`,
    field: 'initialAssessment',
    message:
      () => t`This time stamp isn't in the clinic's time, where the initial assessment could be in another month. The date is used
      as written. Set "timeZone" in the configuration.`,
  },
} as const satisfies Record<string, RowCheck & { readonly severity: 'warning' | 'information' | 'hint' }>;

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
