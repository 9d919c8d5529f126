import type { FieldName } from '../values/fieldName';
import { simplifyColumnName } from './columnNames';

/** What a column with an ambiguous name contains, as far as the other columns show it. */
export type AmbiguousName =
  | { readonly field: FieldName; readonly isDoubtful: false }
  | { readonly field: undefined; readonly isDoubtful: boolean };

const simplify = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(simplifyColumnName));

/** The parts of a clinical note. Its plan is what was agreed with the patient. */
const NOTE_PARTS = simplify([
  'subjective',
  'objective',
  'assessment',
  'intervention',
  'interventions',
  'response',
  'goal',
  'goals',
  'SOAP',
]);
/** Columns about insurance. A plan beside them is the payer's. */
const INSURANCE_NAMES = simplify([
  'payer',
  'payor',
  'insurance',
  'primary insurance',
  'coverage',
  'subscriber',
  'subscriber id',
  'member id',
  'member number',
  'insurance id',
  'policy number',
  'policy no',
  'group',
  'group number',
  'group no',
  'copay',
]);
const ENTRY_FIELDS: readonly (FieldName | undefined)[] = ['minutes', 'hours', 'start', 'end'];

/**
 * Decides what a column named `Plan` is: the payer's plan, or the plan in a clinical note. In a list of patients, it can only be
 * the payer's.
 *
 * @param names the simplified names of all columns
 * @param fields the fields of the columns with other names
 * @returns undefined for a name that isn't ambiguous
 */
export function readAmbiguousName(
  name: string,
  names: readonly string[],
  fields: readonly (FieldName | undefined)[],
): AmbiguousName | undefined {
  if (name !== 'plan') {
    return undefined;
  }
  if (names.some((other) => NOTE_PARTS.has(other))) {
    return { field: undefined, isDoubtful: false };
  }
  const isPayer =
    names.some((other) => INSURANCE_NAMES.has(other)) || !fields.some((field) => ENTRY_FIELDS.includes(field));
  return isPayer ? { field: 'payer', isDoubtful: false } : { field: undefined, isDoubtful: true };
}

/** Names of numbers that can be the patient's, or those of a claim, a visit, or a person who pays. */
const ACCOUNT_NAMES = simplify(['account number', 'account no', 'acct number', 'acct no', 'account id', 'account']);

/** Whether a column can contain the patient's MRN, so that it can be offered if the log has no MRN column. */
export function canBeMrn(name: string): boolean {
  return ACCOUNT_NAMES.has(simplifyColumnName(name));
}
