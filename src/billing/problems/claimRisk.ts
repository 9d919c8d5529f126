import type { FieldName } from '../../log/header/columns';
import type { ProblemKind } from '../../log/problems/problemKind';

/** Something a payer may deny a patient-month's claim for. */
export interface ClaimRisk<Month> extends ProblemKind {
  readonly code: string;
  /** Marks the cell of this field, or of the date if the log doesn't have the field. */
  readonly field: FieldName;
  /** Returns the message. It doesn't identify the patient, and quotes billing codes only. */
  readonly message: (month: Month) => string;
}
