import { formatDate, formatIsoDate, type CalendarDate } from '../log/calendarDate';
import type { FieldName } from '../log/columns';
import type { RowId } from '../log/rowTable';
import type { TimeLog } from '../log/timeLog';

/** What a new entry takes over from another row of the same patient: what belongs to the patient, not to the contact. */
const PATIENT_FIELDS: ReadonlySet<FieldName> = new Set([
  'mrn',
  'firstName',
  'lastName',
  'patientName',
  'payer',
  'initialAssessment',
  'npi',
  'dateOfBirth',
  'consentDate',
  'initiatingVisit',
] satisfies FieldName[]);

/** And what usually is the same the next time. */
const USUAL_FIELDS: ReadonlySet<FieldName> = new Set(['staff', 'role', 'problemsList'] satisfies FieldName[]);

/** The cells of a new entry for the patient of a row, by column; the rest is to be filled in. */
export function cellsLike(
  log: TimeLog,
  row: RowId,
  given: Readonly<Partial<Record<FieldName, string>>>,
  { withUsual }: { readonly withUsual: boolean },
): string[] {
  const record = log.record(row);
  return log.header.columns.fields.map((field, column) => {
    if (field === undefined) {
      return '';
    }
    const isTaken = PATIENT_FIELDS.has(field) || (withUsual && USUAL_FIELDS.has(field));
    return given[field] ?? (isTaken ? record.value(column) : '');
  });
}

/** The cells of an entry of which no more is known than this. */
export function cellsGiven(log: TimeLog, given: Readonly<Partial<Record<FieldName, string>>>): string[] {
  return log.header.columns.fields.map((field) => (field === undefined ? '' : (given[field] ?? '')));
}

/**
 * A date as this log writes dates, so that it is read as the day that is meant: `M/D/YYYY`, year first where the row beside it
 * has it so, or where the log's dates begin with the day.
 *
 * @param beside a row whose date shows the notation, if there is one
 */
export function dateTextFor(log: TimeLog, date: CalendarDate, beside?: RowId): string {
  const { indexOf } = log.header.columns;
  const sample = beside === undefined ? '' : log.record(beside).value(indexOf.date).trim();
  const isYearFirst = /^\d{4}-/.test(sample);
  return isYearFirst || log.dateOrder.order === 'dayFirst' ? formatIsoDate(date) : formatDate(date);
}
