import type { CellBlock } from '../log/csv/cellBlock';
import { findField, type Columns } from '../log/header/columns';
import { failure, success, type Result } from '../text/result';
import { t } from '../text/text';

/**
 * Creates rows of a log from copied cells. If the first copied row names columns, values go into the columns with the same name
 * or field. Otherwise they go into the columns in order, from the first one.
 *
 * @returns a failure if a value has no column
 */
export function createRowsFromCells(cells: CellBlock, columns: Columns): Result<string[][]> {
  const header = cells[0] ?? [];
  const named = header.map((name) => findColumn(name, columns));
  const isHeader = named.filter((column) => column >= 0).length >= 2 && header.every((name) => name.trim() !== '');
  const targets = isHeader ? named : columns.names.map((_, column) => column);
  const rows = isHeader ? cells.slice(1) : cells;
  const isLost = rows.some((row) => row.some((value, at) => value !== '' && (targets[at] ?? -1) < 0));
  if (isLost) {
    return failure('too-many-columns', t`The copied rows have more columns than this log, so nothing was pasted.`);
  }
  const created = rows.map((row) => {
    const cellTexts = columns.names.map(() => '');
    row.forEach((value, at) => {
      const column = targets[at] ?? -1;
      if (column >= 0) {
        cellTexts[column] = value;
      }
    });
    return cellTexts;
  });
  return success(created);
}

function findColumn(name: string, { names, indexOf }: Columns): number {
  const exact = names.indexOf(name.trim());
  const field = findField(name);
  return exact >= 0 || field === undefined ? exact : indexOf[field];
}
