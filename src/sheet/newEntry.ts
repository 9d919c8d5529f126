import { formatDate, formatIsoDate, type CalendarDate } from '../log/values/calendarDate';
import type { BilledLogs } from '../billing/billedLogs';
import type { FieldName } from '../log/header/columns';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { findLatestRow } from './knownPatients';

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
    return given[field] ?? (isTaken ? record.value(column) : '');
  });
}

/** What is written of a patient whom no row names yet. */
export interface NewPatient {
  readonly firstName: string;
  readonly lastName: string;
  readonly payer: string;
  readonly initialAssessment: string;
  readonly npi: string;
  readonly problemsList: string;
}

/** What a person writes into the form of a new entry. */
export interface EnteredValues {
  readonly mrn: string;
  readonly date: string;
  readonly minutes: string;
  readonly activity?: string | undefined;
  readonly staff?: string | undefined;
  readonly patient?: NewPatient | undefined;
}

/**
 * The cells of a new entry: what was not written is taken over from the patient's latest row. What is written of the patient
 * holds only as long as there is none: it belongs to the patient, not to the contact.
 */
export function createEntryCells(billed: BilledLogs, log: TimeLog, written: EnteredValues): string[] {
  const { mrn, date, activity = '', staff = '' } = written;
  const row = findLatestRow(billed, mrn);
  const given: Partial<Record<FieldName, string>> = {
    mrn,
    date,
    // A log of hours takes minutes with their unit.
    ...(log.header.columns.indexOf.minutes >= 0 ? { minutes: written.minutes } : { hours: inMinutes(written.minutes) }),
    activity,
    ...(staff === '' ? {} : { staff }),
  };
  return row === undefined
    ? cellsGiven(log, { ...given, ...(written.patient ? patientCells(written.patient) : {}) })
    : copyEntryCells(log, row, given, { withUsual: true });
}

function inMinutes(minutes: string): string {
  return /^\s*[\d.]+\s*$/.test(minutes) ? `${minutes.trim()} min` : minutes;
}

/** The cells of a patient, whether a log has one column for the name or two. */
function patientCells(patient: NewPatient): Partial<Record<FieldName, string>> {
  const { firstName, lastName } = patient;
  return { ...patient, patientName: [lastName, firstName].filter((name) => name !== '').join(', ') };
}

/** The cells of an entry of which no more is known than this. */
function cellsGiven(log: TimeLog, given: Readonly<Partial<Record<FieldName, string>>>): string[] {
  return log.header.columns.fields.map((field) => (field === undefined ? '' : (given[field] ?? '')));
}

/**
 * A date as this log writes dates, so that it is read as the day that is meant: `M/D/YYYY`, year first where the row beside it
 * has it so, or where the log's dates begin with the day.
 *
 * @param beside a row whose date shows the notation, if there is one
 */
export function formatLogDate(log: TimeLog, date: CalendarDate, beside?: RowId): string {
  const { indexOf } = log.header.columns;
  const sample = beside === undefined ? '' : log.record(beside).value(indexOf.date).trim();
  const isYearFirst = /^\d{4}-/.test(sample);
  return isYearFirst || log.dateOrder.order === 'dayFirst' ? formatIsoDate(date) : formatDate(date);
}
