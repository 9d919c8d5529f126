import type { CalendarDate } from '../../log/values/calendarDate';
import { NO_MINUTES, compareMinutes, minutesOfSeconds, type Minutes } from '../../log/values/minutes';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';

/** What the rows of a group have in common, each a key of its own: a staff member's day, a patient's task. */
type GroupKey = string;

/**
 * Time that overlaps counts once, and the entry that starts earlier keeps it: of one staff member, whatever the patient and
 * the task, and of one patient's task, whoever did it; where the whole care team's time counts, of one patient, whatever the
 * task (sources.md 4: Mirah 592, BCBSM). Only rows with a start and an end can overlap.
 */
export class Overlaps {
  private readonly groups = new Map<GroupKey, Set<RowId>>();
  private readonly keysByRow = new Map<RowId, readonly GroupKey[]>();
  private readonly dirty = new Set<GroupKey>();
  /** Seconds of a row that count elsewhere already, in each of its groups; rows without any are not in the map. */
  private readonly overlapSeconds = new Map<RowId, Map<GroupKey, number>>();

  constructor(private readonly table: RowTable) {}

  /** Whether any row can overlap another; in most logs none can. */
  get isEmpty(): boolean {
    return this.keysByRow.size === 0 && this.dirty.size === 0;
  }

  /**
   * Takes in a row whose time counts, or brings it up to date.
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

  /** Takes out a row that is gone or whose time does not count. */
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

  /** Looks at what has changed since the last call. @returns the rows whose lost time is another now */
  update(): RowId[] {
    const changed = new Set<RowId>();
    for (const key of this.dirty) {
      this.updateGroup(key, changed);
    }
    this.dirty.clear();
    return [...changed];
  }

  /** The part of a row's minutes that counts elsewhere already; never more than the row has. */
  overlapMinutes(row: RowId): Minutes {
    const lost = this.overlapSeconds.get(row);
    if (!lost) {
      return NO_MINUTES;
    }
    // All overlaps of a row begin at its start, so the longest holds the others.
    const overlap = minutesOfSeconds(Math.max(...lost.values()));
    const own = this.table.minutesOf(row);
    return compareMinutes(overlap, own) < 0 ? overlap : own;
  }

  /** Rows that stand in one group with this one, which may have taken its time. */
  findRelatedRows(row: RowId): RowId[] {
    const beside = (this.keysByRow.get(row) ?? []).flatMap((key) => [...(this.groups.get(key) ?? [])]);
    return [...new Set(beside)].filter((other) => other !== row);
  }

  private updateGroup(key: GroupKey, changed: Set<RowId>): void {
    const rows = [...(this.groups.get(key) ?? [])].map((row) => ({ row, times: this.table.timesOf(row) }));
    rows.sort((a, b) => (a.times?.start ?? 0) - (b.times?.start ?? 0) || this.table.compare(a.row, b.row));
    let covered = 0;
    for (const { row, times } of rows) {
      const seconds = times ? Math.max(0, Math.min(covered, times.end) - times.start) : 0;
      covered = Math.max(covered, times?.end ?? 0);
      if (this.setSeconds(row, key, seconds)) {
        changed.add(row);
      }
    }
  }

  private setSeconds(row: RowId, key: GroupKey, seconds: number): boolean {
    const lost = this.overlapSeconds.get(row);
    if ((lost?.get(key) ?? 0) === seconds) {
      return false;
    }
    if (seconds > 0) {
      this.overlapSeconds.set(row, (lost ?? new Map<GroupKey, number>()).set(key, seconds));
    } else {
      lost?.delete(key);
      if (lost?.size === 0) {
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
    const { staff, activity } = this.table.contactOf(row);
    const { mrn } = this.table.attributesOf(row);
    const ofStaff = staff === '' ? [] : [`s\u0000${date}\u0000${staff}`];
    const task = wholeTeam ? '' : activity;
    return [...ofStaff, ...(task === '' && !wholeTeam ? [] : [`p\u0000${date}\u0000${mrn}\u0000${task}`])];
  }
}
