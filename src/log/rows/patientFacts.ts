import type { CalendarDate } from '../values/calendarDate';

/**
 * What is said of a patient, by a row of a log or by a roster. Texts are trimmed, '' where nothing is said; dates are undefined
 * where nothing is said, or nothing that can be read.
 */
export interface PatientFacts {
  /** Opaque and case-sensitive (sources.md 5.2). */
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
}
