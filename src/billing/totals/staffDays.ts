import type { CalendarDate } from '../../log/values/calendarDate';
import {
  NO_MINUTES,
  TICKS_PER_MINUTE,
  compareMinutes,
  makeMinutes,
  wholeMinutes,
  type Minutes,
} from '../../log/values/minutes';

import { DayTotals } from './dayTotals';

/** More minutes in a day are not plausible (sources.md 4). */
const MINUTES_PER_DAY = wholeMinutes(24 * 60);
const NEARLY_24_HOURS = MINUTES_PER_DAY.ticks - TICKS_PER_MINUTE;

/** The minutes of each staff member on each day, and the days with more than 24 hours. Names are without case and extra spaces. */
export class StaffDays {
  private readonly members = new Map<string, number>();
  private readonly totals = new DayTotals();
  private readonly daysOver24Hours = new Map<string, Set<CalendarDate>>();
  /** Whether the days with more than 24 hours have changed since this was last set to false. */
  hasChanged = false;

  /** Returns the number of a staff member, which doesn't change. Callers that count many rows look it up once. */
  getStaffNumber(staff: string): number {
    let number = this.members.get(staff);
    if (number === undefined) {
      number = this.members.size;
      this.members.set(staff, number);
    }
    return number;
  }

  /**
   * Adds or removes the minutes of a row. Rows without a staff member aren't counted.
   *
   * @param number the number of the staff member
   * @param ticks negative if the row is removed
   * @param fine the part that is finer than a tick, also negative if the row is removed
   */
  count(staff: string, number: number, date: CalendarDate, ticks: number, fine: number): void {
    if (staff === '') {
      return;
    }
    const index = this.totals.add(number, date, ticks, fine);
    const sum = this.totals.ticksAt(index);
    // The fine parts of many rows can add up to some ticks, which matters only near the limit.
    const isOver =
      sum >= NEARLY_24_HOURS && compareMinutes(makeMinutes(sum, this.totals.fineAt(index)), MINUTES_PER_DAY) > 0;
    if (isOver || this.daysOver24Hours.size > 0) {
      this.setOver24Hours(staff, date, isOver);
    }
  }

  /** Whether any day has more than 24 hours. */
  get hasDaysOver24Hours(): boolean {
    return this.daysOver24Hours.size > 0;
  }

  isOver24Hours(staff: string, date: CalendarDate): boolean {
    return this.daysOver24Hours.size > 0 && (this.daysOver24Hours.get(staff)?.has(date) ?? false);
  }

  sumMinutes(staff: string, date: CalendarDate): Minutes {
    const number = this.members.get(staff);
    const index = number === undefined ? undefined : this.totals.find(number, date);
    return index === undefined ? NO_MINUTES : makeMinutes(this.totals.ticksAt(index), this.totals.fineAt(index));
  }

  private setOver24Hours(staff: string, date: CalendarDate, isOver: boolean): void {
    const days = this.daysOver24Hours.get(staff) ?? new Set<CalendarDate>();
    if (days.has(date) === isOver) {
      return;
    }
    this.hasChanged = true;
    days[isOver ? 'add' : 'delete'](date);
    if (days.size > 0) {
      this.daysOver24Hours.set(staff, days);
    } else {
      this.daysOver24Hours.delete(staff);
    }
  }
}
