import type { Phrase } from '../../text/text';

/**
 * How serious a problem is. An error changes the figures. A warning can cost the claim. Information is what else money turns on, to
 * be checked or decided. A hint is about how a value is written, or about treatment.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * What belongs to one fact, which is reported once for all of its rows:
 * - `row`: the row alone. The default of errors, because each row is corrected separately.
 * - `patientMonth`: the rows of a patient's calendar month. The default of all other problems.
 * - `episode`, `patient`: the rows or months of a patient's episode, or of the patient.
 * - `mrnPair`: the rows of two MRNs that may be one patient.
 * - `npi`, `payer`, `profile`: the rows or months with the same NPI, payer, or profile of the payer.
 * - `word`, `activity`, `role`, `service`: the rows with the same word that isn't known, activity, role, or other service.
 * - `staffDay`: the rows of a staff member's day.
 * - `log`: the rows of a log, for what is the same in the whole file.
 */
export type FactScope =
  | 'row'
  | 'patientMonth'
  | 'episode'
  | 'patient'
  | 'mrnPair'
  | 'npi'
  | 'payer'
  | 'profile'
  | 'word'
  | 'activity'
  | 'role'
  | 'service'
  | 'staffDay'
  | 'log';

/** What every kind of problem has. */
export interface ProblemKind {
  readonly severity: Severity;
  /** What is reported as one fact. Undefined for the default, see {@link getFactScope}. */
  readonly fact?: FactScope;
  /** A few words, for lists that count problems of one kind. */
  readonly title: Phrase;
}

/** Returns what is reported as one fact: a row for errors, and a patient-month for all others, unless the record states it. */
export function getFactScope({ fact, severity }: ProblemKind): FactScope {
  return fact ?? (severity === 'error' ? 'row' : 'patientMonth');
}
