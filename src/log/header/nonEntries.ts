import type { Cells } from '../csv/cells';
import type { Columns, ColumnMapping, FieldName } from './columns';
import { recognizeHeaderLine } from './headerLines';
import { problemBits } from '../problems/problems';
import {
  endsWithTotals,
  isFigureLabel,
  isFooter,
  isSumFormula,
  isTotalsWord,
  startsWithTotals,
} from '../values/totalsWords';

/**
 * Why a line below the header isn't an entry. `repeatedHeader`: it repeats the header. `otherHeader`: it's a header with other
 * columns. `totals`: it's a totals row. `footer`: it's a heading, a footer, or a remark. `decoration`: it has only lines and dots.
 */
export type NonEntryKind = 'repeatedHeader' | 'otherHeader' | 'totals' | 'footer' | 'decoration';

/** A cell that isn't blank. */
interface FilledCell {
  readonly field: FieldName | undefined;
  readonly column: number;
  readonly text: string;
}

const DURATION_FIELDS: readonly (FieldName | undefined)[] = ['minutes', 'hours'];
const TIME_FIELDS: readonly (FieldName | undefined)[] = ['minutes', 'hours', 'start', 'end'];
const NAME_FIELDS: readonly (FieldName | undefined)[] = ['firstName', 'lastName', 'patientName'];

/**
 * Finds out whether a line without a readable date isn't an entry. The answer depends only on the line itself.
 *
 * @param mapping the configured fields of columns
 * @param isOtherPart whether the line is below a header with other columns, so that its columns aren't known
 */
export function findNonEntryKind(
  record: Cells,
  columns: Columns,
  mapping: ColumnMapping | undefined,
  isOtherPart: boolean,
): NonEntryKind | undefined {
  const header = recognizeHeaderLine(record, columns.names, mapping);
  if (header) {
    return header === 'repeated' ? 'repeatedHeader' : 'otherHeader';
  }
  const cells = listFilledCells(record, isOtherPart ? [] : columns.fields);
  const [first] = cells;
  if (!first) {
    return undefined;
  }
  if (cells.every(({ text }) => DECORATION.test(text))) {
    return 'decoration';
  }
  if (isTotalsRow(first, cells, isOtherPart)) {
    return 'totals';
  }
  const hasTime = cells.some(({ field }) => TIME_FIELDS.includes(field));
  return !hasTime && (isFooter(first.text) || isOnlyText(first, cells)) ? 'footer' : undefined;
}

const DECORATION = /^[-=_*#~.+|\s\u2010-\u2015\u2500-\u257f]+$/;
const WORD = /\p{L}{3}/u;

function listFilledCells(record: Cells, fields: readonly (FieldName | undefined)[]): FilledCell[] {
  const cells: FilledCell[] = [];
  for (let column = 0; column < record.fieldCount; column++) {
    const text = record.value(column).trim();
    if (text !== '') {
      cells.push({ field: fields[column], column, text });
    }
  }
  return cells;
}

function isTotalsRow(first: FilledCell, cells: readonly FilledCell[], isOtherPart: boolean): boolean {
  if (startsWithTotals(first.text) || endsWithTotals(first.text) || isFigureLabel(first.text)) {
    return true;
  }
  const isBareSum = cells.every(({ field, text }) => DURATION_FIELDS.includes(field) && /\d/.test(text));
  return (
    (isBareSum && !isOtherPart) ||
    cells.some(
      ({ field, text }) =>
        isTotalsWord(text) || isSumFormula(text) || (NAME_FIELDS.includes(field) && endsWithTotals(text)),
    )
  );
}

/** Whether the line has only a text where an entry has its date, or at the beginning. It has neither an MRN nor minutes. */
function isOnlyText({ field, column, text }: FilledCell, cells: readonly FilledCell[]): boolean {
  return cells.length === 1 && (field === 'date' || (column === 0 && field !== 'mrn')) && WORD.test(text);
}

const HEADER_WARNINGS = problemBits(['CB027', 'CB031']).warnings;

/** Whether a row is a header below the log's header. One that ends another part has no warning, but there's a header above it. */
export function isHeaderBelow(warnings: number): boolean {
  return (warnings & HEADER_WARNINGS) !== 0;
}
