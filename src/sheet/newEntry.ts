import { formatDate, formatIsoDate, type CalendarDate } from '../log/values/calendarDate';
import type { BilledLogs } from '../billing/billedLogs';
import type { FieldName } from '../log/header/columns';
import { readFieldText } from '../log/rows/fieldText';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { findLatestRow } from './knownPatients';

/** The fields of the patient, not of the contact. A new entry copies them from another row of the patient. */
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

/** The fields that are usually the same in the next entry. */
const USUAL_FIELDS: ReadonlySet<FieldName> = new Set([
  'staff',
  'staffFirstName',
  'role',
  'problemsList',
] satisfies FieldName[]);

/** The fields of a contact that the form of a new entry offers in addition to the activity. */
const CONTACT_FIELDS: ReadonlySet<string> = new Set(['visitType', 'phq9', 'gad7', 'notes'] satisfies FieldName[]);

/** Lists the further columns of the form of a new entry: the log's own columns, and those of the contact. */
export function listFurtherColumns(
  columns: readonly { readonly name: string; readonly field: string | undefined }[],
): number[] {
  return columns.flatMap(({ name, field }, column) =>
    name.trim() !== '' && (field === undefined || CONTACT_FIELDS.has(field)) ? [column] : [],
  );
}

/** Returns the cells of a new entry for the patient of a row, by column. The user fills in the empty cells. */
export function copyEntryCells(
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
    // A word for "nothing" isn't copied into more rows.
    const isStated = isTaken && readFieldText(field, record.value(column)) !== '';
    return given[field] ?? (isStated ? record.value(column) : '');
  });
}

/** The values of a new patient. */
export interface NewPatient {
  readonly firstName: string;
  readonly lastName: string;
  readonly payer: string;
  readonly initialAssessment: string;
  readonly npi: string;
  readonly problemsList: string;
}

/** The values entered in the form of a new entry. */
export interface EnteredValues {
  readonly mrn: string;
  readonly date: string;
  readonly minutes: string;
  readonly activity?: string | undefined;
  readonly staff?: string | undefined;
  readonly patient?: NewPatient | undefined;
  /** Values of further columns, by the index of the column. */
  readonly others?: readonly { readonly column: number; readonly value: string }[] | undefined;
}

/**
 * Returns the cells of a new entry. Values that weren't entered are copied from the patient's latest row. Entered values of the
 * patient are used only if the patient has no rows.
 */
export function createEntryCells(billed: BilledLogs, log: TimeLog, written: EnteredValues): string[] {
  const cells = createKnownCells(billed, log, written);
  const entered = new Map((written.others ?? []).map(({ column, value }) => [column, value]));
  return cells.map((cell, column) => entered.get(column) ?? cell);
}

function createKnownCells(billed: BilledLogs, log: TimeLog, written: EnteredValues): string[] {
  const { mrn, date, activity = '', staff = '' } = written;
  const row = findLatestRow(billed, mrn);
  const given: Partial<Record<FieldName, string>> = {
    mrn,
    date,
    ...createMinutesCell(log, written.minutes),
    activity,
    ...(staff === '' ? {} : { staff }),
  };
  return row === undefined
    ? createCells(log, { ...given, ...(written.patient ? getPatientCells(written.patient) : {}) })
    : copyEntryCells(log, row, given, { withUsual: true });
}

/** Returns the cell of the minutes. In a column with another unit than minutes, they need their unit. */
function createMinutesCell(
  { header, conventions }: TimeLog,
  minutes: string,
): Readonly<Partial<Record<FieldName, string>>> {
  const { unit, suspected, clock } = conventions.durations.minutes;
  const { indexOf } = header.columns;
  if (indexOf.minutes < 0 || (clock === 'timeOfDay' && indexOf.hours >= 0)) {
    return { hours: formatAsMinutes(minutes) };
  }
  return { minutes: unit === 'minutes' && suspected === undefined ? minutes : formatAsMinutes(minutes) };
}

function formatAsMinutes(minutes: string): string {
  return /^\s*[\d.]+\s*$/.test(minutes) ? `${minutes.trim()} min` : minutes;
}

/** Returns the cells of a patient, for logs with one or two columns for the name. */
function getPatientCells(patient: NewPatient): Partial<Record<FieldName, string>> {
  const { firstName, lastName } = patient;
  return { ...patient, patientName: [lastName, firstName].filter((name) => name !== '').join(', ') };
}

/** Returns the cells of an entry with only the given values. */
function createCells(log: TimeLog, given: Readonly<Partial<Record<FieldName, string>>>): string[] {
  return log.header.columns.fields.map((field) => (field === undefined ? '' : (given[field] ?? '')));
}

/**
 * Formats a date so that the log reads it as the same date: `M/D/YYYY`, or year first if the sample row has that format or the
 * log's dates start with the day.
 *
 * @param sampleRow a row with a date in the format to use, if there is one
 */
export function formatLogDate(log: TimeLog, date: CalendarDate, sampleRow?: RowId): string {
  const { indexOf } = log.header.columns;
  const sample = sampleRow === undefined ? '' : log.record(sampleRow).value(indexOf.date).trim();
  const isYearFirst = /^\d{4}-/.test(sample);
  return isYearFirst || log.dateOrder.order === 'dayFirst' || log.dateOrder.twoDigitYear === 'first'
    ? formatIsoDate(date)
    : formatDate(date);
}
