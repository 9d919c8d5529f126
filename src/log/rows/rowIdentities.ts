import type { RowReading } from './rowTable';
import type { RowId } from './rowId';

/**
 * Finds the old row that each new row replaces, or undefined for an added row. First matches rows with equal text above and
 * below the edit. Matches the rest in order, so a row keeps its id while its cells change.
 */
export function reuseIdentities(
  removed: readonly RowId[],
  readings: readonly RowReading[],
  hashOf: (row: RowId) => number,
): (RowId | undefined)[] {
  const reused = new Array<RowId | undefined>(readings.length).fill(undefined);
  const shorterLength = Math.min(removed.length, readings.length);
  const isSameRow = (oldIndex: number, newIndex: number): boolean => {
    const row = removed[oldIndex];
    return row !== undefined && hashOf(row) === readings[newIndex]?.hash;
  };
  let head = 0;
  while (head < shorterLength && isSameRow(head, head)) {
    reused[head] = removed[head];
    head++;
  }
  let tail = 0;
  while (tail < shorterLength - head && isSameRow(removed.length - 1 - tail, readings.length - 1 - tail)) {
    reused[readings.length - 1 - tail] = removed[removed.length - 1 - tail];
    tail++;
  }
  for (let index = head; index < shorterLength - tail; index++) {
    reused[index] = removed[index];
  }
  return reused;
}
