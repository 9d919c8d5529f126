import type { CalendarDate } from '../../log/values/calendarDate';
import {
  NO_MINUTES,
  TICKS_PER_MINUTE,
  compareMinutes,
  minutesOf,
  wholeMinutes,
  type Minutes,
} from '../../log/values/minutes';

import { DayTotals } from './dayTotals';

/** Nobody works more than a day in a day (sources.md 4, plausibility). */
const MINUTES_PER_DAY = wholeMinutes(24 * 60);
const NEARLY_24_HOURS = MINUTES_PER_DAY.ticks - TICKS_PER_MINUTE;

/** The minutes of each staff member on each day, and the days on which they are more than a day has. */
export class StaffDays {
  private readonly members = new Map<string, number>();
  private readonly totals = new DayTotals();
  private readonly daysOver24Hours = new Map<string, Set<CalendarDate>>();
  /** Whether a day has become, or is no longer, overfull since this was last set to false. */
  hasChanged = false;

  /** The number of a staff member, the same each time; for whoever counts many rows of one. */
  getStaffNumber(staff: string): number {
    let number = this.members.get(staff);
    if (number === undefined) {
      number = this.members.size;
      this.members.set(staff, number);
    }
    return number;
  }

  /**
   * Counts a row's minutes in or out. Rows without a staff member count for nobody.
   *
   * @param number of the staff member
   * @param ticks negative where the row goes, as is what is finer
   */
  count(staff: string, number: number, date: CalendarDate, ticks: number, fine: number): void {
    if (staff === '') {
      return;
    }
    const place = this.totals.add(number, date, ticks, fine);
    const sum = this.totals.ticksAt(place);
    // Many rows' fine parts may come to some ticks, but only near the bound does that matter.
    const isOverfull =
      sum >= NEARLY_24_HOURS && compareMinutes(minutesOf(sum, this.totals.fineAt(place)), MINUTES_PER_DAY) > 0;
    if (isOverfull || this.daysOver24Hours.size > 0) {
      this.setOverfull(staff, date, isOverfull);
    }
  }

  /** Whether any day is overfull. */
  get hasDaysOver24Hours(): boolean {
    return this.daysOver24Hours.size > 0;
  }

  isOver24Hours(staff: string, date: CalendarDate): boolean {
    return this.daysOver24Hours.size > 0 && (this.daysOver24Hours.get(staff)?.has(date) ?? false);
  }

  sumMinutes(staff: string, date: CalendarDate): Minutes {
    const number = this.members.get(staff);
    const place = number === undefined ? undefined : this.totals.find(number, date);
    return place === undefined ? NO_MINUTES : minutesOf(this.totals.ticksAt(place), this.totals.fineAt(place));
  }

  private setOverfull(staff: string, date: CalendarDate, isOverfull: boolean): void {
    const days = this.daysOver24Hours.get(staff) ?? new Set<CalendarDate>();
    if (days.has(date) === isOverfull) {
      return;
    }
    this.hasChanged = true;
    days[isOverfull ? 'add' : 'delete'](date);
    if (days.size > 0) {
      this.daysOver24Hours.set(staff, days);
    } else {
      this.daysOver24Hours.delete(staff);
    }
  }
}
