/** A long number that a spreadsheet rounded: `1.23457E+09`. */
const ROUNDED = /^[+-]?\d(?:[.,]\d+)?E[+-]?\d+$/i;
/** The error of a spreadsheet formula. */
const FORMULA_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#+)$/i;
/** Spreadsheet marks that preserve leading zeros: a formula (`="00123"`), an apostrophe, or one at each end. */
const WRAPPED = /^(?:="([^"]*)"|'(.+?)'?)$/;

/** Whether a cell contains only a formula error, such as `#REF!`. */
export function isFormulaError(text: string): boolean {
  return text.includes('#') && FORMULA_ERROR.test(text.trim());
}

/** Whether a spreadsheet rounded a long number, so that its last digits are lost. */
export function isRounded(text: string): boolean {
  return ROUNDED.test(text.trim());
}

/** Whether an identifier was lost in a spreadsheet: it's rounded, or a formula error (sources.md 8.3). */
export function isLostInSpreadsheet(text: string): boolean {
  return ROUNDED.test(text) || FORMULA_ERROR.test(text);
}

/** Returns an identifier without the spreadsheet marks around it, and whether it had any. */
export function unwrapIdentifier(text: string): { readonly text: string; readonly wasWrapped: boolean } {
  const match = WRAPPED.exec(text);
  return match ? { text: (match[1] ?? match[2] ?? '').trim(), wasWrapped: true } : { text, wasWrapped: false };
}

/** The apostrophe at the beginning of a name such as 't Hooft isn't a mark. */
const ELISION = /^\s*'\p{Ll}\s/u;
const EQUALS_SIGN = 61;
const APOSTROPHE = 39;
const SPACE = 32;

/** Returns a cell without the spreadsheet marks around it: `="1/3/2024"` and `'1/3/2024` are `1/3/2024`. */
export function removeSpreadsheetMarks(text: string): string {
  const first = text.charCodeAt(0);
  // Few cells begin with one of these, so most cost only this comparison.
  return (first === EQUALS_SIGN || first === APOSTROPHE || first <= SPACE) && !ELISION.test(text)
    ? unwrapIdentifier(text.trim()).text
    : text;
}
