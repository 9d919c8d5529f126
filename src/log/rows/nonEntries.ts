import type { Cells } from '../csv/cells';
import type { Columns, ColumnMapping } from '../header/columns';
import { problemBits } from '../problems/problems';
import { recognizeHeaderLine } from '../header/headerLines';

/**
 * Why a line below the header isn't an entry. `repeatedHeader`: it repeats the header. `otherHeader`: it's a header with other
 * columns. `totals`: it's a totals row.
 */
export type NonEntryKind = 'repeatedHeader' | 'otherHeader' | 'totals';

const TOTALS_LABEL = /^(?:grand |sub-?)?totals?\b|^sum\b/i;

/**
 * Finds out whether a line without a readable date isn't an entry. The answer depends only on the line itself.
 *
 * @param mapping the configured fields of columns
 */
export function findNonEntryKind(
  record: Cells,
  columns: Columns,
  mapping: ColumnMapping | undefined,
): NonEntryKind | undefined {
  const header = recognizeHeaderLine(record, columns.names, mapping);
  if (header) {
    return header === 'repeated' ? 'repeatedHeader' : 'otherHeader';
  }
  // A totals row has the word in the first cell that isn't blank. The row of a patient with such a name would have a date.
  for (let field = 0; field < record.fieldCount; field++) {
    const value = record.value(field).trim();
    if (value !== '') {
      return TOTALS_LABEL.test(value) ? 'totals' : undefined;
    }
  }
  return undefined;
}

const HEADER_WARNINGS = problemBits(['CB027', 'CB031']).warnings;

/** Whether a row is a header below the log's header. One that ends another part has no warning, but there's a header above it. */
export function isHeaderBelow(warnings: number): boolean {
  return (warnings & HEADER_WARNINGS) !== 0;
}
