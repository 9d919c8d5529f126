import type { PatientFacts } from './patientFacts';

/** Patients by their MRN, who fill what a log does not say of them. */
export interface Roster {
  /** @param mrn exactly as the log has it, trimmed */
  patient(mrn: string): PatientFacts | undefined;
  /** Every patient, in the order of the roster. */
  patients(): Iterable<PatientFacts>;
}
