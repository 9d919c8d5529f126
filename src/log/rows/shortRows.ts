import type { Cells } from '../csv/cells';
import type { Columns, FieldName } from '../header/columns';
import { readCellText, type CellKind } from '../values/blankWords';
import { readDate } from '../values/dateText';
import { readDuration, readHours, readTimeOfDay } from '../values/durationText';
import { removeSpreadsheetMarks } from '../values/spreadsheetDamage';

/** No code depends on these fields, so a row can end before them. */
const DISPENSABLE: readonly FieldName[] = [
  'firstName',
  'lastName',
  'patientName',
  'activity',
  'staff',
  'staffFirstName',
  'npi',
  'problemsList',
  'phq9',
  'gad7',
  'dateOfBirth',
  'initiatingVisit',
  'documentedOn',
  'notes',
];

/** No table has more empty columns at its end. */
const MOST_MISSING_FIELDS = 50;

/** What the values of a field look like. */
interface Form {
  readonly kind: CellKind;
  readonly fits: (text: string) => boolean;
}

/** The order of day and month doesn't matter, because the rows of the log decide it. */
const DATE: Form = { kind: 'date', fits: (text) => readDate(text).ok || readDate(text, 'dayFirst').ok };
const TIME: Form = { kind: 'amount', fits: (text) => readTimeOfDay(text) !== undefined };
const SCORE: Form = { kind: 'amount', fits: (text) => /^\d{1,2}$/.test(text) };
const FORMS: Partial<Record<FieldName, Form>> = {
  date: DATE,
  minutes: { kind: 'amount', fits: (text) => readDuration(text, true) !== undefined },
  hours: { kind: 'amount', fits: (text) => (readHours(text, true) ?? readDuration(text, false)) !== undefined },
  start: TIME,
  end: TIME,
  endDate: DATE,
  initialAssessment: DATE,
  npi: { kind: 'identifier', fits: (text) => /^\d{10}$/.test(text) },
  consentDate: DATE,
  dischargeDate: DATE,
  phq9: SCORE,
  gad7: SCORE,
  dateOfBirth: DATE,
  initiatingVisit: DATE,
  documentedOn: DATE,
};

/**
 * Whether a row with fewer fields than the header is complete without them. Spreadsheets leave out the empty cells at the end of a
 * row. But a cell in the middle could be missing too, so the row itself must show that its values are in their columns:
 *
 * - It has a date, an MRN, and a duration, and all columns that a code depends on.
 * - Every date, duration, and number has the form of its column, and no other cell has a date or only digits.
 * - The columns that a code depends on aren't to the right of the last value with such a form, which would have moved too.
 */
export function isCompleteWithoutRest(record: Cells, columns: Columns): boolean {
  const { fields, indexOf, needed } = columns;
  const has = (field: FieldName): boolean => readCell(record, indexOf[field], field) !== '';
  if (!has('date') || !has('mrn') || !(has('minutes') || has('hours') || (has('start') && has('end')))) {
    return false;
  }
  const lastWithForm = findLastWithForm(record, columns);
  const lastNeeded = fields.findLastIndex(
    (field, column) => column < needed && field !== undefined && !DISPENSABLE.includes(field),
  );
  return lastWithForm !== undefined && lastNeeded < record.fieldCount && lastNeeded <= lastWithForm;
}

/**
 * Whether a roster's row with fewer fields than the header is complete without them: the row has an MRN, a date or an NPI in its
 * column, and no value that belongs to another column. The rest is empty, as the discharge of a patient in treatment.
 */
export function isRosterRowCompleteWithoutRest(record: Cells, columns: Columns): boolean {
  const hasMrn = readCell(record, columns.indexOf.mrn, 'mrn') !== '';
  return hasMrn && (findLastWithForm(record, columns) ?? -1) >= 0;
}

/**
 * Returns the last column with a date, a duration, or a number in the form of the column, or -1 if there is none. Returns undefined if
 * a value isn't in its column: it has another form than the column, or it's a date or only digits in a column of words.
 */
function findLastWithForm(record: Cells, { fields, needed }: Columns): number | undefined {
  if (needed - record.fieldCount > MOST_MISSING_FIELDS) {
    return undefined;
  }
  let lastWithForm = -1;
  for (let column = 0; column < needed; column++) {
    const field = fields[column];
    const value = readCell(record, column, field);
    const form = field && FORMS[field];
    if (value !== '' && form) {
      if (!form.fits(value)) {
        return undefined;
      }
      lastWithForm = column;
    } else if (field !== undefined && field !== 'mrn' && isFigure(value)) {
      return undefined;
    }
  }
  return lastWithForm;
}

/** Returns the value of a cell, or '' if it's blank. */
function readCell(record: Cells, column: number, field: FieldName | undefined): string {
  const kind = field === 'mrn' ? 'identifier' : ((field && FORMS[field]?.kind) ?? 'text');
  return readCellText(removeSpreadsheetMarks(record.value(column)), kind);
}

/** Whether a value is a date or only digits, which a name, a payer, or another word isn't. */
function isFigure(value: string): boolean {
  return /\d/.test(value) && (/^[\d.,\s]+$/.test(value) || DATE.fits(value));
}
