import { quote, quoteIfNeeded } from './csvText';

/**
 * The start of a formula in spreadsheets, including full-width characters of East Asian keyboards, and after spaces, which some
 * spreadsheets remove (OWASP, "CSV Injection").
 */
const FORMULA_BEGIN = /^[\t\r\n]|^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * Returns a value from a log as a cell of a CSV file for spreadsheets. A value that would run as a formula gets a leading
 * apostrophe and quotation marks. Don't use it for calculated figures: their minus sign is not a formula.
 */
export function harmlessCell(value: string, delimiter: string): string {
  return FORMULA_BEGIN.test(value) ? quote(`'${value}`) : quoteIfNeeded(value, delimiter);
}

/** Returns the value of the log, without the apostrophe that {@link harmlessCell} added. */
export function restoreCell(cell: string): string {
  return cell.startsWith("'") && FORMULA_BEGIN.test(cell.slice(1)) ? cell.slice(1) : cell;
}
