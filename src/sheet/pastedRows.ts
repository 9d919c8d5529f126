import type { CellBlock } from '../log/csv/cellBlock';
import { normalizeColumnName, simplifyColumnName } from '../log/header/columnNames';
import { findFields, getFieldTitle, type ColumnMapping, type Columns, type FieldName } from '../log/header/columns';
import type { DurationConventions } from '../log/header/durationConventions';
import { failure, success, type Result } from '../text/result';
import { t } from '../text/text';
import { findOtherUnit } from './copiedDurations';
import { findHeaderRow, isHeaderRow } from './clipboardCells';

/** The column of the log that copied values go into, or why there is none. */
type Target = number | 'noColumn' | 'notRead';

/**
 * Creates rows of a log from copied cells. If a copied row names columns, the values below it go into the columns with the same
 * name or field. Otherwise they go into the columns in order, from the first one.
 *
 * @param mapping the configured fields of columns, as for a log. Copied columns that it leaves out aren't pasted
 * @param durations how the log's durations are read
 * @returns a failure if a value has no column, or if two copied columns match one column of the log,
 *   or if copied durations have another unit than the log's
 */
export function createRowsFromCells(
  cells: CellBlock,
  columns: Columns,
  mapping?: ColumnMapping,
  durations?: DurationConventions,
): Result<string[][]> {
  const countKnown = (row: readonly string[]): number =>
    findTargets(row, columns, mapping).filter((target) => target !== 'noColumn').length;
  const headerAt = findHeaderRow(cells, countKnown);
  const header = cells[headerAt];
  if (!header) {
    return placeValues(
      cells,
      columns.names.map((_, column) => column),
      columns,
      [],
    );
  }
  const targets = findTargets(header, columns, mapping);
  const rows = cells.slice(headerAt + 1).filter((row) => !isSameRow(row, header));
  const otherHeader = cells.findIndex(
    (row, index) => index > headerAt && !isSameRow(row, header) && isHeaderRow(row, countKnown(row), false),
  );
  const hasRowsAbove = cells.slice(0, headerAt).some((row) => row.filter((value) => value.trim() !== '').length > 1);
  if (hasRowsAbove || otherHeader >= 0) {
    return refuseHeader(hasRowsAbove ? headerAt : otherHeader);
  }
  return (
    findConflict(header, targets, columns) ??
    findOtherUnit(rows, header, targets, columns, durations) ??
    placeValues(rows, targets, columns, header)
  );
}

function placeValues(
  rows: CellBlock,
  targets: readonly Target[],
  columns: Columns,
  header: readonly string[],
): Result<string[][]> {
  const lost = new Set<number>();
  const created = rows.map((row) => {
    const cellTexts = columns.names.map(() => '');
    row.forEach((value, at) => {
      const target = targets[at] ?? 'noColumn';
      if (typeof target === 'number') {
        cellTexts[target] = value;
      } else if (target === 'noColumn' && value !== '') {
        lost.add(at);
      }
    });
    return cellTexts;
  });
  return lost.size === 0
    ? success(created)
    : refuseLostValues(
        [...lost].sort((a, b) => a - b),
        header,
      );
}

/** Finds the column of the log for each copied column, as a file with these columns would be read. */
function findTargets(header: readonly string[], columns: Columns, mapping?: ColumnMapping): Target[] {
  const mapped = header.map((name) => mapping?.get(normalizeColumnName(name)));
  const { fields, exporter } = findFields(header);
  // In an export, a name of the log can mean something else, such as the first name of the worker.
  const isOtherField = (at: number, named: number): boolean =>
    exporter !== undefined && exporter !== columns.exporter && (mapped[at] ?? fields[at]) !== columns.fields[named];
  const isMapped = (field: FieldName | undefined): boolean => field !== undefined && mapped.includes(field);
  return header.map((name, at): Target => {
    const named = findNamedColumn(header, at, columns);
    if (named >= 0 && !isOtherField(at, named)) {
      return mapped[at] === undefined && isMapped(columns.fields[named]) ? 'notRead' : named;
    }
    const field = mapped[at] ?? fields[at];
    if (field === 'notRead' || (mapped[at] === undefined && isMapped(field))) {
      return 'notRead';
    }
    const column = field === undefined ? -1 : columns.indexOf[field];
    return column >= 0 ? column : 'noColumn';
  });
}

/** Returns the log's column with the same name, or -1. Of columns with one name, the second copied one is the log's second one. */
function findNamedColumn(header: readonly string[], at: number, { names }: Columns): number {
  const name = header[at]?.trim() ?? '';
  if (name === '') {
    return -1;
  }
  const matches = (normalize: (text: string) => string): number => {
    const isSame = (other: string): boolean => normalize(other) === normalize(name);
    const found = names.flatMap((other, column) => (isSame(other) ? [column] : []));
    return found[header.slice(0, at).filter(isSame).length] ?? found.at(-1) ?? -1;
  };
  for (const normalize of [(text: string) => text.trim(), normalizeColumnName, simplifyColumnName]) {
    const column = normalize(name) === '' ? -1 : matches(normalize);
    if (column >= 0) {
      return column;
    }
  }
  return -1;
}

function findConflict(
  header: readonly string[],
  targets: readonly Target[],
  columns: Columns,
): Result<never> | undefined {
  const second = targets.findIndex((target, at) => typeof target === 'number' && targets.indexOf(target) < at);
  const target = targets[second];
  if (typeof target !== 'number') {
    return undefined;
  }
  const field = columns.fields[target];
  const title = field === undefined ? (columns.names[target] ?? '') : getFieldTitle(field);
  const [one, other] = [describeColumn(header, targets.indexOf(target)), describeColumn(header, second)];
  return failure(
    'two-columns-for-one',
    t`The copied columns ${one} and ${other} both match the ${title} column of this log. Nothing was pasted. Copy only one of them, or set "columns" in the configuration.`,
  );
}

function refuseLostValues(lost: readonly number[], header: readonly string[]): Result<never> {
  const names = lost.map((at) => describeColumn(header, at));
  return failure(
    'too-many-columns',
    t`This log has no column for ${names.join(', ')} of the copied cells. Nothing was pasted.`,
  );
}

function refuseHeader(row: number): Result<never> {
  return failure(
    'two-headers',
    t`Row ${row + 1} of the copied cells is a header, and the rows above it have other columns. Nothing was pasted. Copy the rows below each header separately.`,
  );
}

function describeColumn(header: readonly string[], at: number): string {
  const name = header[at]?.trim() ?? '';
  return name === '' ? t`column ${at + 1}` : `“${name}”`;
}

function isSameRow(row: readonly string[], other: readonly string[]): boolean {
  return (
    row.length === other.length &&
    row.every((value, at) => normalizeColumnName(value) === normalizeColumnName(other[at] ?? ''))
  );
}
