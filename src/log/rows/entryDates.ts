import type { Columns } from '../header/columns';
import {
  getRowDateEvidence,
  getRowStampEvidence,
  type LogConventions,
  type RowDateField,
  type RowEvidence,
} from '../header/logConventions';
import { errorBit, warningBit } from '../problems/problems';
import { daysBetween, type CalendarDate, type DateFlaw, type DateReading } from '../values/calendarDate';
import { readDateCell } from '../values/dateOrders';
import { findPlaceholderDate } from '../values/placeholderDates';
import type { PatientAttributes } from './patientAttributes';

/** The errors of a service date. */
const DATE_ERRORS: Readonly<Record<DateFlaw, number>> = {
  unreadable: errorBit('CB010'),
  impossible: errorBit('CB011'),
  otherOrder: errorBit('CB011'),
  unclearYear: errorBit('CB049'),
};
const FUTURE_DATE = warningBit('CB101');
const OLD_DATE = warningBit('CB048');
const FUTURE_BIRTH = warningBit('CB045');
const BEFORE_CONSENT = warningBit('CB160');
const AFTER_DISCHARGE = warningBit('CB161');
const OLD_VISIT = warningBit('CB162');
const LATE_NOTE = warningBit('CB163');
const DOUBTFUL_MONTH = warningBit('CB051');
const PLACEHOLDER_DATE = warningBit('CB047');

/**
 * Older service dates are probably mistakes: claims must be filed within 1 or 2 years. It's also the age of current dates from a
 * spreadsheet that counts days from 1904. The number is the difference of two dates.
 */
const OLD_AGE = 4_00_00;
/** Care must begin within a year of the initiating visit (sources.md 3.4, BCBSM). */
const MAX_VISIT_AGE_DAYS = 365;
/** Auditors look for notes that are signed months later (sources.md 7, OIG). */
const MAX_NOTE_DELAY_DAYS = 30;

/** What all rows of a log share when their dates are read. */
export interface DatesDialect {
  readonly columns: Columns;
  readonly conventions: LogConventions;
  /** The day on which the log is read. */
  readonly today: CalendarDate;
}

/** The reading of a date cell, and what it shows about the format of the log. */
export interface DateCell {
  readonly reading: DateReading;
  readonly evidence: RowEvidence;
  /** The warning that a service date could be in another month. */
  readonly warnings: number;
}

const PLACEHOLDER: DateCell = { reading: { ok: false, flaw: 'unreadable' }, evidence: 0, warnings: 0 };

/** Reads the cells of a date column. Caches the reading of each text, because many rows have the same dates. */
export class DateColumn {
  private readonly cells = new Map<string, DateCell>();

  constructor(
    private readonly field: RowDateField,
    private readonly dialect: DatesDialect,
  ) {}

  read(text: string): DateCell {
    let cached = this.cells.get(text);
    if (!cached) {
      const { conventions, today } = this.dialect;
      if (findPlaceholderDate(text) !== undefined) {
        // A date that programs write for "no date" isn't a date of service, and shows nothing about the others.
        cached = PLACEHOLDER;
      } else {
        const { reading, orders, shownStamp, isMonthDoubtful } = readDateCell(
          text,
          conventions.dates[this.field],
          today,
          'care',
        );
        const isServiceDate = this.field === 'date';
        cached = {
          reading,
          evidence: getRowDateEvidence(this.field, orders) | (isServiceDate ? getRowStampEvidence(shownStamp) : 0),
          warnings: isServiceDate && isMonthDoubtful ? DOUBTFUL_MONTH : 0,
        };
      }
      // Limits the memory that an invalid file can use.
      if (this.cells.size < 20_000) {
        this.cells.set(text, cached);
      }
    }
    return cached;
  }
}

/** Returns the error bit of a service date, or 0. */
export function getDateFlags(date: DateReading): number {
  return date.ok ? 0 : DATE_ERRORS[date.flaw];
}

/** Compares the service date with today, consent, discharge, and the initiating visit, and the date of birth with today. */
export function findDateWarnings(date: DateReading, patient: PatientAttributes, today: CalendarDate): number {
  const { consentDate, dischargeDate, dateOfBirth, initiatingVisit } = patient;
  let warnings = dateOfBirth !== undefined && dateOfBirth > today ? FUTURE_BIRTH : 0;
  if (date.ok) {
    warnings |= date.date > today ? FUTURE_DATE : 0;
    warnings |= date.date < today - OLD_AGE ? OLD_DATE : 0;
    warnings |= consentDate !== undefined && date.date < consentDate ? BEFORE_CONSENT : 0;
    warnings |= dischargeDate !== undefined && date.date > dischargeDate ? AFTER_DISCHARGE : 0;
    warnings |= initiatingVisit !== undefined && isOldVisit(initiatingVisit, date.date, patient) ? OLD_VISIT : 0;
  }
  return warnings;
}

/** Checks whether the visit isn't within a year before care began. Care that continues longer doesn't require another visit. */
function isOldVisit(
  visit: CalendarDate,
  date: CalendarDate,
  { initialAssessment }: Pick<PatientAttributes, 'initialAssessment'>,
): boolean {
  const startOfCare = initialAssessment !== undefined && initialAssessment < date ? initialAssessment : date;
  return daysBetween(visit, startOfCare) > MAX_VISIT_AGE_DAYS;
}

/** The date of the note, which few logs have. Only the warnings that result from it are stored. */
export class RareDates {
  private readonly documentedOn: DateColumn;

  constructor(private readonly dialect: DatesDialect) {
    this.documentedOn = new DateColumn('documentedOn', dialect);
  }

  /** Compares the service date with the date of the note (sources.md 7). Ignores an unreadable date. */
  read(cell: string, date: DateReading): { readonly warnings: number; readonly evidence: RowEvidence } {
    if (this.dialect.columns.indexOf.documentedOn < 0) {
      return { warnings: 0, evidence: 0 };
    }
    const documented = this.documentedOn.read(cell);
    const { evidence, reading } = documented;
    const placeholder = documented === PLACEHOLDER ? PLACEHOLDER_DATE : 0;
    const isLateNote = date.ok && reading.ok && daysBetween(date.date, reading.date) > MAX_NOTE_DELAY_DAYS;
    return { warnings: placeholder | (isLateNote ? LATE_NOTE : 0), evidence };
  }
}
