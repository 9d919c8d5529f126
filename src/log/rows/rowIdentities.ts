import type { RowReading } from './rowTable';
import type { RowId } from './rowId';

/**
 * Which of the old rows each new one is. Rows of the same text above and below the edit are matched first; what is left
 * between them is matched in order, so a row stays itself while its cells change.
 */
export function reuseIdentities(
  gone: readonly RowId[],
  readings: readonly RowReading[],
  hashOf: (row: RowId) => number,
): (RowId | undefined)[] {
  const kept = new Array<RowId | undefined>(readings.length).fill(undefined);
  const shorter = Math.min(gone.length, readings.length);
  const same = (old: number, now: number): boolean => {
    const row = gone[old];
    return row !== undefined && hashOf(row) === readings[now]?.hash;
  };
  let head = 0;
  while (head < shorter && same(head, head)) {
    kept[head] = gone[head];
    head++;
  }
  let tail = 0;
  while (tail < shorter - head && same(gone.length - 1 - tail, readings.length - 1 - tail)) {
    kept[readings.length - 1 - tail] = gone[gone.length - 1 - tail];
    tail++;
  }
  for (let index = head; index < shorter - tail; index++) {
    kept[index] = gone[index];
  }
  return kept;
}
