import type { CalendarDate } from '../log/calendarDate';
import { NO_MINUTES, addMinutes, compareMinutes, subtractMinutes, wholeMinutes, type Minutes } from '../log/minutes';

/** Nobody works more than a day in a day (billing-rules 4, plausibility). */
const MINUTES_OF_A_DAY = wholeMinutes(24 * 60);

/** The minutes of each staff member on each day, and the days on which they are more than a day has. */
export class StaffDays {
  private readonly sums = new Map<string, Map<CalendarDate, Minutes>>();
  private readonly overfull = new Map<string, Set<CalendarDate>>();
  /** Whether a day has become, or is no longer, overfull since this was last set to false. */
  hasTurned = false;

  /** Counts a row's minutes in or out. Rows without a staff member count for nobody. */
  count(staff: string, date: CalendarDate, minutes: Minutes, by: 1 | -1): void {
    if (staff === '') {
      return;
    }
    let days = this.sums.get(staff);
    if (!days) {
      days = new Map();
      this.sums.set(staff, days);
    }
    const sum = (by === 1 ? addMinutes : subtractMinutes)(days.get(date) ?? NO_MINUTES, minutes);
    if (compareMinutes(sum, NO_MINUTES) === 0) {
      days.delete(date);
    } else {
      days.set(date, sum);
    }
    const isOverfull = compareMinutes(sum, MINUTES_OF_A_DAY) > 0;
    if (isOverfull !== this.isOverfull(staff, date)) {
      this.hasTurned = true;
      this.turn(staff, date, isOverfull);
    }
  }

  /** Whether any day is overfull. */
  get hasOverfull(): boolean {
    return this.overfull.size > 0;
  }

  isOverfull(staff: string, date: CalendarDate): boolean {
    return this.overfull.size > 0 && (this.overfull.get(staff)?.has(date) ?? false);
  }

  minutesOf(staff: string, date: CalendarDate): Minutes {
    return this.sums.get(staff)?.get(date) ?? NO_MINUTES;
  }

  private turn(staff: string, date: CalendarDate, isOverfull: boolean): void {
    const days = this.overfull.get(staff) ?? new Set<CalendarDate>();
    days[isOverfull ? 'add' : 'delete'](date);
    if (days.size > 0) {
      this.overfull.set(staff, days);
    } else {
      this.overfull.delete(staff);
    }
  }
}
