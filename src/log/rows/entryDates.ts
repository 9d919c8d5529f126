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

/** Compares the service date with today, consent, and discharge, and the date of birth with today. */
export function findDateWarnings(date: DateReading, patient: PatientAttributes, today: CalendarDate): number {
  const { consentDate, dischargeDate, dateOfBirth } = patient;
  let warnings = dateOfBirth !== undefined && dateOfBirth > today ? FUTURE_BIRTH : 0;
  if (date.ok) {
    warnings |= date.date > today ? FUTURE_DATE : 0;
    warnings |= date.date < today - OLD_AGE ? OLD_DATE : 0;
    warnings |= consentDate !== undefined && date.date < consentDate ? BEFORE_CONSENT : 0;
    warnings |= dischargeDate !== undefined && date.date > dischargeDate ? AFTER_DISCHARGE : 0;
  }
  return warnings;
}

/** The dates of the initiating visit and of the note, which few logs have. Only the warnings that result from them are stored. */
export class RareDates {
  private readonly visits: DateColumn;
  private readonly documentedOn: DateColumn;

  constructor(private readonly dialect: DatesDialect) {
    this.visits = new DateColumn('initiatingVisit', dialect);
    this.documentedOn = new DateColumn('documentedOn', dialect);
  }

  /** Compares the service date with both dates (sources.md 7). Ignores unreadable dates. */
  read(
    cell: (field: RowDateField) => string,
    date: DateReading,
    assessment: CalendarDate | undefined,
  ): { readonly warnings: number; readonly evidence: RowEvidence } {
    const { indexOf } = this.dialect.columns;
    if (indexOf.initiatingVisit < 0 && indexOf.documentedOn < 0) {
      return { warnings: 0, evidence: 0 };
    }
    const visit = this.visits.read(cell('initiatingVisit'));
    const documented = this.documentedOn.read(cell('documentedOn'));
    const evidence = visit.evidence | documented.evidence;
    const placeholder = visit === PLACEHOLDER || documented === PLACEHOLDER ? PLACEHOLDER_DATE : 0;
    if (!date.ok) {
      return { warnings: placeholder, evidence };
    }
    const countDaysFrom = (day: CalendarDate, { reading }: DateCell): number =>
      reading.ok ? daysBetween(day, reading.date) : 0;
    // The visit must be within a year before care begins. Care that continues longer doesn't require another visit.
    const startOfCare = assessment !== undefined && assessment < date.date ? assessment : date.date;
    const isOldVisit = -countDaysFrom(startOfCare, visit) > MAX_VISIT_AGE_DAYS;
    const isLateNote = countDaysFrom(date.date, documented) > MAX_NOTE_DELAY_DAYS;
    return { warnings: placeholder | (isOldVisit ? OLD_VISIT : 0) | (isLateNote ? LATE_NOTE : 0), evidence };
  }
}
