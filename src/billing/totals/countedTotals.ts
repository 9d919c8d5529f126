import type { CalendarDate } from '../../log/values/calendarDate';
import { compareMinutes, makeMinutes, type Minutes } from '../../log/values/minutes';
import { ROW_ERROR_BITS } from '../../log/problems/problems';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { ExcludedRows, type ExclusionCode } from './excludedRows';
import type { MonthSummary } from '../months/monthSummary';
import { foldName } from '../../log/values/sameNames';
import { StaffDays } from './staffDays';

/** Minutes of a valid row that don't count. */
interface Deduction {
  readonly code: ExclusionCode;
  readonly date: CalendarDate | 0;
  readonly minutes: Minutes;
  /** Whether none of the row's minutes count. */
  readonly isWhole: boolean;
}

function findDeductions(row: RowId, { excludedRows, overlapMinutes }: MonthSummary, table: RowTable): Deduction[] {
  const code = excludedRows.get(row);
  const date = table.dateOf(row);
  if (code !== undefined) {
    return [{ code, date, minutes: table.minutesOf(row), isWhole: true }];
  }
  const minutes = overlapMinutes.get(row);
  return minutes
    ? [{ code: 'CB111', date, minutes, isWhole: compareMinutes(minutes, table.minutesOf(row)) === 0 }]
    : [];
}

interface StaffMember {
  /** The name in the log. */
  readonly name: string;
  /** The name without case and extra spaces, by which staff members are compared. */
  readonly staff: string;
  readonly number: number;
}

/** The totals of all rows that count and of those that are left out, and the days of each staff member. */
export class CountedTotals {
  readonly excluded = new ExcludedRows();
  readonly staffDays = new StaffDays();
  /** The minutes that don't count, by row and reason; only for valid rows with such minutes. */
  private readonly deductions = new Map<RowId, readonly Deduction[]>();
  private ticks = 0;
  private fine = 0;
  private entries = 0;
  /** The staff member of each contact, by the contact's ID. */
  private readonly memberByContact: (StaffMember | undefined)[] = [];

  constructor(private readonly table: RowTable) {}

  /** The exact sum of all minutes that count, and the number of entries. */
  get total(): { readonly minutes: Minutes; readonly entries: number } {
    return { minutes: makeMinutes(this.ticks, this.fine), entries: this.entries };
  }

  /** Adds an entry, or removes an entry before it's deleted. */
  count(row: RowId, change: 1 | -1): void {
    const { table } = this;
    const flags = table.flagsOf(row);
    const date = table.dateOf(row);
    if ((flags & ROW_ERROR_BITS) !== 0) {
      this.excluded.count(flags, date, table.minutesOf(row), change);
      return;
    }
    if (change === -1) {
      this.deduct(row, []);
    }
    const ticks = table.ticksOf(row);
    const fine = table.fineOf(row);
    this.ticks += change * ticks;
    this.fine += change * fine;
    this.entries += change;
    if (date !== 0) {
      const { staff, number } = this.getStaffMember(row);
      this.staffDays.count(staff, number, date, change * ticks, change * fine);
    }
  }

  private getStaffMember(row: RowId): StaffMember {
    const id = this.table.contactIdOf(row);
    const { staff: name } = this.table.contacts.get(id);
    const known = this.memberByContact[id];
    // IDs are reused when no row has the contact anymore.
    if (known?.name === name) {
      return known;
    }
    const staff = foldName(name);
    const member = { name, staff, number: this.staffDays.getStaffNumber(staff) };
    this.memberByContact[id] = member;
    return member;
  }

  /** Replaces the minutes of a patient-month's rows that don't count. */
  deductMonth(rows: readonly RowId[], summary: MonthSummary): void {
    const isWhole = summary.excludedRows.size === 0 && summary.overlapMinutes.size === 0;
    if (isWhole && this.deductions.size === 0) {
      return;
    }
    for (const row of rows) {
      const deductions = findDeductions(row, summary, this.table);
      if (deductions.length > 0 || this.deductions.has(row)) {
        this.deduct(row, deductions);
      }
    }
  }

  private deduct(row: RowId, deductions: readonly Deduction[]): void {
    for (const [all, change] of [
      [this.deductions.get(row) ?? [], -1],
      [deductions, 1],
    ] as const) {
      for (const { code, date, minutes, isWhole } of all) {
        this.excluded.add(code, date, minutes, change);
        this.ticks -= change * minutes.ticks;
        this.fine -= change * minutes.fine;
        this.entries -= isWhole ? change : 0;
      }
    }
    if (deductions.length > 0) {
      this.deductions.set(row, deductions);
    } else {
      this.deductions.delete(row);
    }
  }
}
