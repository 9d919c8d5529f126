import type { FieldName } from '../header/columns';

/** Cells of these are judged where they are read, and what a formula has left there is told as unreadable. */
const JUDGED_FIELDS: readonly FieldName[] = [
  'date',
  'mrn',
  'minutes',
  'hours',
  'start',
  'end',
  'initialAssessment',
  'npi',
  'consentDate',
  'dischargeDate',
  'dateOfBirth',
  'phq9',
  'gad7',
];

/** Whether a formula may have lost the value of a column without another problem telling of it. */
export function needsFormulaCheck(field: FieldName | undefined): boolean {
  return field !== undefined && !JUDGED_FIELDS.includes(field);
}
