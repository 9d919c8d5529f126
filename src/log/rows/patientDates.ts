import {
  getDateKind,
  getPatientDateEvidence,
  getPatientStampEvidence,
  type LogConventions,
  type PatientDateField,
} from '../header/logConventions';
import { errorBit, warningBit, type RowWarningCode } from '../problems/problems';
import { isBlankCell } from '../values/blankWords';
import type { CalendarDate } from '../values/calendarDate';
import { readDateCell } from '../values/dateOrders';
import { findPlaceholderDate } from '../values/placeholderDates';

/** What all rows of a log share when the dates of patients are read. */
export interface PatientDatesDialect {
  readonly conventions: LogConventions;
  /** The date on which the log is read. */
  readonly today: CalendarDate;
}

/** What an unreadable date is. An unreadable initial assessment is an error, and an unreadable initiating visit isn't reported. */
const DATE_WARNINGS: Readonly<Record<PatientDateField, 'error' | RowWarningCode | 'none'>> = {
  initialAssessment: 'error',
  consentDate: 'CB040',
  dischargeDate: 'CB041',
  dateOfBirth: 'CB042',
  initiatingVisit: 'none',
};

/** What a cell of a patient's date shows. */
export interface PatientDate {
  readonly date: CalendarDate | undefined;
  /** Its errors, as bits of a row's flags. */
  readonly flags: number;
  /** Its warnings, as bits of a row's warnings. */
  readonly warnings: number;
  /** What it shows about the format of the log (`logConventions.ts`). */
  readonly evidence: number;
}

/** Limits the memory that an invalid file can use. */
const MOST_KNOWN_DATES = 20_000;

/** Reads the cells of patients' dates. Caches the reading of each text, because many patients have the same dates. */
class PatientDates {
  private readonly byCell: Readonly<Record<PatientDateField, Map<string, PatientDate>>> = {
    initialAssessment: new Map(),
    consentDate: new Map(),
    dischargeDate: new Map(),
    dateOfBirth: new Map(),
    initiatingVisit: new Map(),
  };

  constructor(private readonly dialect: PatientDatesDialect) {}

  read(cell: string, field: PatientDateField): PatientDate {
    const known = this.byCell[field].get(cell);
    if (known) {
      return known;
    }
    const read = readPatientDate(cell, field, this.dialect);
    if (this.byCell[field].size < MOST_KNOWN_DATES) {
      this.byCell[field].set(cell, read);
    }
    return read;
  }
}

/** A dialect is replaced if the conventions change, so its dates are always read in the same way. */
const DATES_BY_DIALECT = new WeakMap<PatientDatesDialect, PatientDates>();

/** Returns the reader of the dates of a log, which is the same for the same dialect. */
export function getPatientDates(dialect: PatientDatesDialect): PatientDates {
  let dates = DATES_BY_DIALECT.get(dialect);
  if (!dates) {
    dates = new PatientDates(dialect);
    DATES_BY_DIALECT.set(dialect, dates);
  }
  return dates;
}

function readPatientDate(
  cell: string,
  field: PatientDateField,
  { conventions, today }: PatientDatesDialect,
): PatientDate {
  if (isBlankCell(cell, 'date')) {
    return { date: undefined, flags: 0, warnings: 0, evidence: 0 };
  }
  if (findPlaceholderDate(cell, field === 'dateOfBirth') !== undefined) {
    return { date: undefined, flags: 0, warnings: warningBit('CB047'), evidence: 0 };
  }
  const notation = conventions.dates[field];
  const { reading, orders, shownStamp, isMonthDoubtful } = readDateCell(cell, notation, today, getDateKind(field));
  const evidence = getPatientDateEvidence(field, orders) | getPatientStampEvidence(field, shownStamp);
  const warnings = field === 'initialAssessment' && isMonthDoubtful ? warningBit('CB052') : 0;
  if (reading.ok) {
    return { date: reading.date, flags: 0, warnings, evidence };
  }
  const warningCode = DATE_WARNINGS[field];
  if (warningCode === 'error') {
    return { date: undefined, flags: errorBit('CB016'), warnings, evidence };
  }
  const warning = warningCode === 'none' ? 0 : warningBit(warningCode);
  return { date: undefined, flags: 0, warnings: warnings | warning, evidence };
}
