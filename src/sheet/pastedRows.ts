import type { CellBlock } from '../log/csv/cellBlock';
import { fieldNamed, type Columns } from '../log/header/columns';

/**
 * Copied cells as rows of a log: where the first row names columns, each goes into the column of the same name or the same field,
 * else they go into the columns from the first on. Cells without a column have no place.
 *
 * @returns undefined where a value would be lost
 */
export function rowsFromCells(cells: CellBlock, columns: Columns): string[][] | undefined {
  const header = cells[0] ?? [];
  const named = header.map((name) => columnNamed(name, columns));
  const isHeader = named.filter((column) => column >= 0).length >= 2 && header.every((name) => name.trim() !== '');
  const places = isHeader ? named : columns.names.map((_, column) => column);
  const rows = isHeader ? cells.slice(1) : cells;
  const isLost = rows.some((row) => row.some((value, at) => value !== '' && (places[at] ?? -1) < 0));
  if (isLost) {
    return undefined;
  }
  return rows.map((row) => {
    const placed = columns.names.map(() => '');
    row.forEach((value, at) => {
      const column = places[at] ?? -1;
      if (column >= 0) {
        placed[column] = value;
      }
    });
    return placed;
  });
}

function columnNamed(name: string, { names, indexOf }: Columns): number {
  const exact = names.indexOf(name.trim());
  const field = fieldNamed(name);
  return exact >= 0 || field === undefined ? exact : indexOf[field];
}
