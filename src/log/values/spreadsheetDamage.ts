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

/** Whether a spreadsheet has shown a long number in few places, and its last digits are lost. */
export function isRounded(text: string): boolean {
  return ROUNDED.test(text.trim());
}

/** Whether an identifier has been lost in a spreadsheet: what stands there is no longer what it was (sources.md 8.3). */
export function isLostInSpreadsheet(text: string): boolean {
  return ROUNDED.test(text) || FORMULA_ERROR.test(text);
}

/** An identifier without the marks a spreadsheet keeps it whole with, and whether it had any. */
export function unwrapIdentifier(text: string): { readonly text: string; readonly wasWrapped: boolean } {
  const match = WRAPPED.exec(text);
  return match ? { text: (match[1] ?? match[2] ?? '').trim(), wasWrapped: true } : { text, wasWrapped: false };
}
