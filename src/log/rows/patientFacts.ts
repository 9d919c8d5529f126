import type { CalendarDate } from '../values/calendarDate';

/**
 * Patient details from a row of a log or from a roster. Texts are trimmed, and empty if there is no value. Dates are undefined
 * if they are missing or unreadable.
 */
export interface PatientFacts {
  /** Case-sensitive, with no assumed format (sources.md 5.2). */
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly payer: string;
  readonly initialAssessment: CalendarDate | undefined;
  readonly npi: string;
  readonly problemsList: string;
  readonly consentDate: CalendarDate | undefined;
  readonly dischargeDate: CalendarDate | undefined;
  readonly dateOfBirth: CalendarDate | undefined;
  readonly initiatingVisit: CalendarDate | undefined;
}
