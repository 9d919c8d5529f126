import type { LongFields } from '../csv/recordReader';
import { readDate } from '../values/dateText';
import type { Header } from './header';

/** Longer texts aren't dates with a time and a time zone. */
const LONGEST_CELL = 60;
/** A line with fewer delimiters can be a sentence that begins with a date. */
const FEWEST_DELIMITERS = 2;

/**
 * Returns what decides whether a quoted field in a log can be longer than usual, such as a note of 100 lines.
 *
 * @returns undefined if the rows of the log can't be read
 */
export function createLongFields({ columns, delimiter, isReadable }: Header): LongFields | undefined {
  return isReadable
    ? {
        fewestFields: columns.needed,
        mostFields: columns.names.length,
        isRow: (line) => looksLikeRow(line, delimiter),
      }
    : undefined;
}

/** Whether a line could be a row of a log: one of several cells is a date. Its columns don't matter, because a log can have parts. */
function looksLikeRow(line: string, delimiter: string): boolean {
  if (!/\d/.test(line)) {
    return false;
  }
  const cells = line.split(delimiter);
  return cells.length > FEWEST_DELIMITERS && cells.some((cell) => /\d/.test(cell) && isDate(cell));
}

function isDate(cell: string): boolean {
  return cell.length <= LONGEST_CELL && (readDate(cell).ok || readDate(cell, 'dayFirst').ok);
}
