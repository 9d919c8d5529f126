import type { CalendarDate } from './calendarDate';

/** What a roster says of a patient. Texts are trimmed, '' where it says nothing; dates are undefined there. */
export interface RosterPatient {
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

/** Patients by their MRN, who fill what a log does not say of them. */
export interface Roster {
  /** @param mrn exactly as the log has it, trimmed */
  patient(mrn: string): RosterPatient | undefined;
}
