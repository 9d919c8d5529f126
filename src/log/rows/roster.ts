import type { DateOrderReading } from '../header/dateOrder';
import type { FieldName } from '../values/fieldName';
import type { ClaimDetails } from '../claims/claimDetails';
import type { PatientFacts } from './patientFacts';

/** Patients by MRN. Their details fill in what a log leaves out. */
export interface Roster {
  /** How the dates of care are read, by column. */
  readonly dateOrders: readonly DateOrderReading[];
  /**
   * Finds a patient.
   *
   * @param mrn in its plain form (`mrnText.ts`); case-sensitive
   */
  findPatient(mrn: string): PatientFacts | undefined;
  /**
   * Returns what a claim needs of a patient and no log has. Every text is '' where the roster has no value.
   *
   * @param mrn in its plain form; case-sensitive
   */
  findClaimDetails(mrn: string): ClaimDetails;
  /** Returns whether the roster has a column for this detail of patients, even if all cells of the column are empty. */
  hasField(field: FieldName): boolean;
  /** Finds the MRNs that differ only in what spreadsheets and typing change, such as zeros at the start. */
  findSimilarMrns(mrn: string): readonly string[];
  /** Returns all patients in roster order. */
  patients(): Iterable<PatientFacts>;
}
