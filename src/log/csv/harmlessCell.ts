import { quote, quoteIfNeeded } from './csvText';

/**
 * The start of a formula in spreadsheets, including full-width characters of East Asian keyboards, and after spaces, which some
 * spreadsheets remove (OWASP, "CSV Injection").
 */
const FORMULA_BEGIN = /^[\t\r\n]|^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** Most values: words and numbers that neither begin a formula nor need quotes. Checked first, because a report has many cells. */
const HARMLESS = /^\w[\w./-]*(?: [\w./-]+)*$/;

/**
 * The start of a formula after a semicolon or a tab, which spreadsheets in many countries take for the end of a cell. Quotation marks
 * don't prevent it, because such a spreadsheet sees them in the middle of a cell.
 */
const FORMULA_AFTER_SEPARATOR = /([;\t]\s{0,100})(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const ESCAPED_AFTER_SEPARATOR = /([;\t]\s{0,100})'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * Returns a value from a log as a cell of a CSV file for spreadsheets. A value that would run as a formula gets a leading
 * apostrophe and quotation marks, and a part that would run as one gets an apostrophe. Don't use it for calculated figures: their
 * minus sign is not a formula.
 */
export function harmlessCell(value: string, delimiter: string): string {
  if (delimiter !== ' ' && HARMLESS.test(value)) {
    return value;
  }
  const escaped = value.replace(FORMULA_AFTER_SEPARATOR, "$1'");
  return FORMULA_BEGIN.test(value) ? quote(`'${escaped}`) : quoteIfNeeded(escaped, delimiter);
}

/** Returns the value of the log, without the apostrophes that {@link harmlessCell} added. */
export function restoreCell(cell: string): string {
  const value = cell.startsWith("'") && FORMULA_BEGIN.test(cell.slice(1)) ? cell.slice(1) : cell;
  return value.replace(ESCAPED_AFTER_SEPARATOR, '$1');
}
