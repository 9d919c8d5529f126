import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { RowHeap } from '../facts/rowHeap';
import { getTimesOn, type Overlaps } from '../months/overlaps';

/** What is needed of the rows. */
type RowTimes = Pick<RowTable, 'compare' | 'dateOf' | 'timesOf'>;

/**
 * Returns the topmost row that had begun when a row began, and hadn't ended; undefined if there is none. Only rows whose time can
 * overlap are compared.
 */
export function findEarlierOverlap(row: RowId, overlaps: Overlaps, table: RowTimes): RowId | undefined {
  let topmost: RowId | undefined;
  for (const group of overlaps.findGroups(row)) {
    let found = EARLIER_ROWS.get(group);
    if (!found) {
      found = findEarlierRows(group, table);
      EARLIER_ROWS.set(group, found);
    }
    const other = found.get(row);
    topmost = other !== undefined && (topmost === undefined || table.compare(other, topmost) < 0) ? other : topmost;
  }
  return topmost;
}

/** The earlier rows of a group, because a group with many of them is asked about each. A changed group is another list. */
const EARLIER_ROWS = new WeakMap<readonly RowId[], ReadonlyMap<RowId, RowId>>();

/**
 * Finds the topmost of the other rows that had begun when a row began, and hadn't ended, for each row of a group. The rows are
 * visited in the order in which they begin, so that a day of thousands takes no longer than sorting them.
 */
export function findEarlierRows(group: readonly RowId[], table: RowTimes): ReadonlyMap<RowId, RowId> {
  const [first] = group;
  // Rows of two days are compared by the seconds since midnight of one of the days.
  const day = first === undefined ? 0 : table.dateOf(first);
  const ends = new Map<RowId, number>();
  const begun: { readonly row: RowId; readonly start: number }[] = [];
  for (const row of group) {
    const times = getTimesOn(day, row, table);
    if (times) {
      ends.set(row, times.end);
      begun.push({ row, start: times.start });
    }
  }
  begun.sort((a, b) => a.start - b.start);
  const open = new RowHeap(table.compare);
  const findTopmostOpen = (now: number): RowId | undefined => {
    let { topmost } = open;
    while (topmost !== undefined && (ends.get(topmost) ?? now) <= now) {
      open.delete(topmost);
      ({ topmost } = open);
    }
    return topmost;
  };
  const found = new Map<RowId, RowId>();
  let added = 0;
  for (const { row, start } of begun) {
    for (let next = begun[added]; next !== undefined && next.start <= start; next = begun[added]) {
      open.add(next.row);
      added++;
    }
    let topmost = findTopmostOpen(start);
    if (topmost === row) {
      open.delete(row);
      topmost = findTopmostOpen(start);
      open.add(row);
    }
    if (topmost !== undefined) {
      found.set(row, topmost);
    }
  }
  return found;
}
