import type { PatientFacts } from './patientFacts';

/** Patients by MRN. Their details fill in what a log leaves out. */
export interface Roster {
  /**
   * Finds a patient.
   *
   * @param mrn as in the log, trimmed; case-sensitive
   */
  findPatient(mrn: string): PatientFacts | undefined;
  /** Returns all patients in roster order. */
  patients(): Iterable<PatientFacts>;
}
