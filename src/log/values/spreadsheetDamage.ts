import type { FieldName } from '../header/columns';

/** What is left of a long number that a spreadsheet has shown in few places: `1.23457E+09`. */
const ROUNDED = /^[+-]?\d(?:[.,]\d+)?E[+-]?\d+$/i;
/** What a formula shows that has lost what it refers to. */
const FORMULA_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#+)$/i;
/** A formula that keeps leading zeros, `="00123"`, or an apostrophe that does. */
const WRAPPED = /^(?:="([^"]*)"|'(.+))$/;

/** Whether nothing but the error of a formula is left in a cell, such as `#REF!`. */
export function isFormulaError(text: string): boolean {
  return text.includes('#') && FORMULA_ERROR.test(text.trim());
}

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
export function mayBeLostUnseen(field: FieldName | undefined): boolean {
  return field !== undefined && !JUDGED_FIELDS.includes(field);
}

/** Whether a spreadsheet has shown a long number in few places, and its last digits are lost. */
export function isRounded(text: string): boolean {
  return ROUNDED.test(text.trim());
}

/** Whether an identifier has been lost in a spreadsheet: what stands there is no longer what it was (sources.md 8.3). */
export function isLostInSpreadsheet(text: string): boolean {
  return ROUNDED.test(text) || FORMULA_ERROR.test(text);
}

/** An identifier without the marks a spreadsheet keeps it whole with, and whether it had any. */
export function unwrapped(text: string): { readonly text: string; readonly wasWrapped: boolean } {
  const match = WRAPPED.exec(text);
  return match ? { text: (match[1] ?? match[2] ?? '').trim(), wasWrapped: true } : { text, wasWrapped: false };
}
