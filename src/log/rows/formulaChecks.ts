import type { FieldName } from '../header/columns';

/** Fields whose values are validated when read. A formula error there is already reported as an unreadable value. */
const VALIDATED_FIELDS: readonly FieldName[] = [
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

/** Returns whether to check a column for formula errors. False if another problem would report them. */
export function needsFormulaCheck(field: FieldName | undefined): boolean {
  return field !== undefined && !VALIDATED_FIELDS.includes(field);
}
