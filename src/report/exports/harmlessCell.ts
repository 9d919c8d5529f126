import { quoted, quotedIfNeeded } from '../../log/csv/csvText';

/**
 * What spreadsheets take for the beginning of a formula, also in the wide forms of East Asian keyboards, and also behind
 * spaces, which some of them drop (OWASP, "CSV Injection").
 */
const FORMULA_BEGIN = /^[\t\r\n]|^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * A value out of a log as a cell of a CSV file that people will open in a spreadsheet: one that would be run as a formula
 * gets an apostrophe before it and quotes around it. Not for figures of our own, whose sign is a sign.
 */
export function harmlessCell(value: string, delimiter: string): string {
  return FORMULA_BEGIN.test(value) ? quoted(`'${value}`) : quotedIfNeeded(value, delimiter);
}

/** What stood in the log before {@link harmlessCell} put its apostrophe before it. */
export function restoreCell(cell: string): string {
  return cell.startsWith("'") && FORMULA_BEGIN.test(cell.slice(1)) ? cell.slice(1) : cell;
}
