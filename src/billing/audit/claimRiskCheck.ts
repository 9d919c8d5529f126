import type { FieldName } from '../../log/header/columns';
import type { PatientMonth } from '../months/patientMonth';
import type { ClaimRisk } from '../problems/claimRisk';
import type { BillingRules } from '../rules/billingRules';
import type { PatientHistory } from './patientHistory';

/** What the checks of all months have in common. */
export interface AuditContext {
  readonly rules: BillingRules;
  /**
   * Returns whether a log with a valid row of the month has the column, or the log's roster. Without the column, its values aren't
   * reported as missing.
   */
  readonly hasColumn: (field: FieldName, month: PatientMonth) => boolean;
  /** Returns whether a log with a valid row of the month has a consent date in any row. */
  readonly hasConsents: (month: PatientMonth) => boolean;
  /** Returns whether a patient hasn't improved and wasn't reviewed since. @param months all months of the patient */
  readonly needsReview: (months: readonly PatientMonth[]) => boolean;
}

/** What is known about the logs before their rows are read. */
export type LogContext = Pick<AuditContext, 'rules' | 'hasColumn'>;

/** A claim risk with the check that finds it. */
export interface ClaimRiskCheck extends Omit<ClaimRisk<PatientMonth>, 'code'> {
  /** Returns whether the month has this risk. It's called only for months with an entry that counts. */
  readonly applies: (month: PatientMonth, history: PatientHistory, context: AuditContext) => boolean;
}
