import type { Cells } from '../csv/cells';
import { normalizeColumnName } from './columnNames';
import { findField, type ColumnMapping, type FieldName } from './columns';

/**
 * A line below the header that also names columns. `repeated`: the same columns in the same order. `other`: any other columns,
 * because another export was appended.
 */
export type HeaderLine = 'repeated' | 'other';

/** A longer cell is a text and not the name of a column. */
const LONGEST_NAME = 60;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Recognizes a header below the log's header. The answer depends only on the line itself, so that it doesn't change with the lines
 * above.
 *
 * @param names the names in the log's header
 * @param mapping the configured fields of columns
 */
export function recognizeHeaderLine(
  record: Cells,
  names: readonly string[],
  mapping: ColumnMapping | undefined,
): HeaderLine | undefined {
  const cells: string[] = [];
  for (let field = 0; field < record.fieldCount; field++) {
    const value = record.value(field);
    if (value.length > LONGEST_NAME && record.fieldCount > 1) {
      return undefined;
    }
    cells.push(value);
  }
  if (namesColumns(cells, mapping)) {
    return haveSameNames(cells, names) ? 'repeated' : 'other';
  }
  const [only = ''] = cells;
  const isOther =
    cells.length === 1 &&
    DELIMITERS.some((delimiter) => only.includes(delimiter) && namesColumns(only.split(delimiter), mapping));
  return isOther ? 'other' : undefined;
}

/** Whether two headers have the same names in the same order. Case, spaces, and blank names at the end are ignored. */
export function haveSameNames(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [a, b].map((names) => names.map(normalizeColumnName));
  const width = Math.max(a.length, b.length);
  for (let column = 0; column < width; column++) {
    if ((first?.[column] ?? '') !== (second?.[column] ?? '')) {
      return false;
    }
  }
  return true;
}

/**
 * Whether cells are the names of the columns of a time log: the date and the MRN are named, or one of them and at least two more
 * fields. Without these, two known names are enough if no other cell has a digit, because a row with minutes or dates has one.
 */
function namesColumns(cells: readonly string[], mapping: ColumnMapping | undefined): boolean {
  const fields = new Set<FieldName>();
  let filled = 0;
  let hasValue = false;
  for (const cell of cells) {
    const name = normalizeColumnName(cell);
    if (name !== '') {
      filled++;
      const field = mapping?.get(name) ?? findField(cell);
      if (field === undefined) {
        hasValue ||= /\d/.test(cell);
      } else if (field !== 'notRead') {
        fields.add(field);
      }
    }
  }
  if (fields.has('date') && fields.has('mrn')) {
    return true;
  }
  if (fields.has('date') || fields.has('mrn')) {
    return fields.size >= 3 || (fields.size === 2 && !hasValue);
  }
  return fields.size >= 2 && filled >= 3 && !hasValue;
}
