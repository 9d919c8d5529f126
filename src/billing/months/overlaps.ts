import { findLargest } from '../../text/lists';
import type { ContactTimes } from '../../log/rows/contacts';
import { daysBetween, type CalendarDate } from '../../log/values/calendarDate';
import { NO_MINUTES, compareMinutes, secondsToMinutes, type Minutes } from '../../log/values/minutes';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { foldName } from '../../log/values/sameNames';

/** What the rows of a group have in common: the day of a staff member, or a task for a patient on a day. */
type GroupKey = string;

const SECONDS_PER_DAY = 24 * 60 * 60;
/** The day from which days are counted. Any day works. */
const FIRST_DAY = 20000101 as CalendarDate;

/** Returns the times of a row in seconds since midnight of another day; undefined if the row has no times. */
export function getTimesOn(
  day: CalendarDate | 0,
  row: RowId,
  table: Pick<RowTable, 'dateOf' | 'timesOf'>,
): ContactTimes | undefined {
  const times = table.timesOf(row);
  const date = table.dateOf(row);
  const shift = date === 0 || day === 0 || date === day ? 0 : daysBetween(day, date) * SECONDS_PER_DAY;
  return times && { start: times.start + shift, end: times.end + shift };
}

/**
 * Finds time that overlaps. It counts once, for the entry that starts earlier (sources.md 4: Mirah 592, BCBSM). Entries
 * overlap if they have the same staff member, or the same task for the same patient. If the time of the whole care team
 * counts, all entries of a patient can overlap. Only rows with a start and an end are compared.
 */
export class Overlaps {
  /** The rows of each group. A row that ends after midnight is in the groups of both days. */
  private readonly groups = new Map<GroupKey, Set<RowId>>();
  private readonly keysByRow = new Map<RowId, readonly GroupKey[]>();
  private readonly dirty = new Set<GroupKey>();
  /** The groups that {@link findGroups} has returned, until they change. */
  private readonly listedGroups = new Map<GroupKey, readonly RowId[]>();
  /** The seconds of a row that overlap an earlier row, by group; only for rows with such seconds. */
  private readonly overlapSeconds = new Map<RowId, Map<GroupKey, number>>();

  constructor(private readonly table: RowTable) {}

  /** Whether no row can overlap another, which is the case in most logs. */
  get isEmpty(): boolean {
    return this.keysByRow.size === 0 && this.dirty.size === 0;
  }

  /**
   * Adds or updates a row that counts.
   *
   * @param wholeTeam whether the time of the patient's whole care team counts
   */
  add(row: RowId, wholeTeam: boolean): void {
    const keys = this.table.timesOf(row) ? this.findKeys(row, wholeTeam) : [];
    const before = this.keysByRow.get(row) ?? [];
    if (keys.length === before.length && keys.every((key, index) => key === before[index])) {
      keys.forEach((key) => this.dirty.add(key));
      return;
    }
    this.remove(row);
    if (keys.length > 0) {
      this.keysByRow.set(row, keys);
      for (const key of keys) {
        this.getGroup(key).add(row);
        this.dirty.add(key);
      }
    }
  }

  /** Removes a row that was deleted or that doesn't count. */
  remove(row: RowId): void {
    for (const key of this.keysByRow.get(row) ?? []) {
      const group = this.groups.get(key);
      group?.delete(row);
      if (group?.size === 0) {
        this.groups.delete(key);
      }
      this.dirty.add(key);
    }
    this.keysByRow.delete(row);
    this.overlapSeconds.delete(row);
  }

  /** Compares the rows of groups that have changed since the last call. @returns the rows with different overlapping time */
  update(): RowId[] {
    const changed = new Set<RowId>();
    for (const key of this.dirty) {
      this.updateGroup(key, changed);
    }
    this.dirty.clear();
    return [...changed];
  }

  /** Returns the minutes of a row that overlap an earlier row, at most all minutes of the row. */
  overlapMinutes(row: RowId): Minutes {
    const byGroup = this.overlapSeconds.get(row);
    if (!byGroup) {
      return NO_MINUTES;
    }
    // All overlaps of a row begin at its start, so the longest one includes the others.
    const overlap = secondsToMinutes(findLargest(byGroup.values()));
    const rowMinutes = this.table.minutesOf(row);
    return compareMinutes(overlap, rowMinutes) < 0 ? overlap : rowMinutes;
  }

  /**
   * Returns the rows of each group of a row, which its time may overlap, with the row itself. A group is the same list until one of
   * its rows changes.
   */
  findGroups(row: RowId): readonly (readonly RowId[])[] {
    return (this.keysByRow.get(row) ?? []).map((key) => {
      const rows = this.listedGroups.get(key) ?? [...(this.groups.get(key) ?? [])];
      this.listedGroups.set(key, rows);
      return rows;
    });
  }

  private updateGroup(key: GroupKey, changed: Set<RowId>): void {
    this.listedGroups.delete(key);
    const members = [...(this.groups.get(key) ?? [])];
    const [first] = members;
    // Rows of two days are compared by the seconds since midnight of one of the days.
    const day = first === undefined ? 0 : this.table.dateOf(first);
    const rows = members.map((row) => ({ row, times: getTimesOn(day, row, this.table) }));
    rows.sort((a, b) => (a.times?.start ?? 0) - (b.times?.start ?? 0) || this.table.compare(a.row, b.row));
    let covered = Number.NEGATIVE_INFINITY;
    for (const { row, times } of rows) {
      const seconds = times ? Math.max(0, Math.min(covered, times.end) - times.start) : 0;
      covered = Math.max(covered, times?.end ?? 0);
      if (this.setSeconds(row, key, seconds)) {
        changed.add(row);
      }
    }
  }

  private setSeconds(row: RowId, key: GroupKey, seconds: number): boolean {
    const byGroup = this.overlapSeconds.get(row);
    if ((byGroup?.get(key) ?? 0) === seconds) {
      return false;
    }
    if (seconds > 0) {
      this.overlapSeconds.set(row, (byGroup ?? new Map<GroupKey, number>()).set(key, seconds));
    } else {
      byGroup?.delete(key);
      if (byGroup?.size === 0) {
        this.overlapSeconds.delete(row);
      }
    }
    return true;
  }

  private getGroup(key: GroupKey): Set<RowId> {
    let group = this.groups.get(key);
    if (!group) {
      group = new Set();
      this.groups.set(key, group);
    }
    return group;
  }

  private findKeys(row: RowId, wholeTeam: boolean): GroupKey[] {
    const date: CalendarDate | 0 = this.table.dateOf(row);
    const contact = this.table.contactOf(row);
    const staff = foldName(contact.staff);
    const task = wholeTeam ? '' : foldName(contact.activity);
    const { mrn } = this.table.attributesOf(row);
    const day = date === 0 ? 0 : daysBetween(FIRST_DAY, date);
    const days = (this.table.timesOf(row)?.end ?? 0) > SECONDS_PER_DAY ? [day, day + 1] : [day];
    return days.flatMap((each) => [
      ...(staff === '' ? [] : [`s\u0000${each}\u0000${staff}`]),
      ...(task === '' && !wholeTeam ? [] : [`p\u0000${each}\u0000${mrn}\u0000${task}`]),
    ]);
  }
}
