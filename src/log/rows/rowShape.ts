import type { Cells } from '../csv/cells';
import type { Columns } from '../header/columns';
import { errorBit, ROW_SHAPE_BITS, warningBit, type RowProblemBits } from '../problems/problems';
import { compareMinutes, isPositive, type Minutes } from '../values/minutes';
import { LONGEST_USUAL_ENTRY } from './entryMinutes';
import { isCompleteWithoutRest } from './shortRows';

const OPEN_QUOTE = errorBit('CB005');
const TOO_FEW_FIELDS = errorBit('CB003');
const TOO_MANY_FIELDS = errorBit('CB004');
const STRAY_QUOTE = warningBit('CB006');

/** Finds the problems of a row's quotes and of the number of its fields. */
export function findShapeProblems(record: Cells, columns: Columns): RowProblemBits {
  const { names, needed } = columns;
  const warnings = record.strayQuote ? STRAY_QUOTE : 0;
  const flags = record.openQuote ? OPEN_QUOTE : 0;
  if (record.fieldCount < needed && !isCompleteWithoutRest(record, columns)) {
    return { flags: flags | TOO_FEW_FIELDS, warnings };
  }
  const isTooLong = findFirstExtraField(record, names.length) !== undefined;
  return { flags: isTooLong ? flags | TOO_MANY_FIELDS : flags, warnings };
}

/** Returns the first field beyond the header's columns that isn't blank. Extra delimiters at the end of a row do no harm. */
export function findFirstExtraField(record: Cells, expected: number): number | undefined {
  for (let field = expected; field < record.fieldCount; field++) {
    if (record.value(field).trim() !== '') {
      return field;
    }
  }
  return undefined;
}

/**
 * Returns whether minutes can be included in a total, such as that of excluded time. They can't if they aren't positive, or if
 * the row's shape is wrong and the number is probably from another column, such as an MRN.
 */
export function isPlausible(minutes: Minutes, shape: number): boolean {
  const mayBeFromAnotherColumn = (shape & ROW_SHAPE_BITS) !== 0 && compareMinutes(minutes, LONGEST_USUAL_ENTRY) > 0;
  return isPositive(minutes) && !mayBeFromAnotherColumn;
}
