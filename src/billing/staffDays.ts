import type { CalendarDate } from '../log/calendarDate';
import { NO_MINUTES, addMinutes, compareMinutes, subtractMinutes, wholeMinutes, type Minutes } from '../log/minutes';

/** Nobody works more than a day in a day (billing-rules 4, plausibility). */
const MINUTES_OF_A_DAY = wholeMinutes(24 * 60);

/** The minutes of each staff member on each day, and the days on which they are more than a day has. */
export class StaffDays {
  private readonly sums = new Map<string, Minutes>();
  private readonly overfull = new Set<string>();
  /** Whether a day has become, or is no longer, overfull since this was last set to false. */
  hasTurned = false;

  /** Counts a row's minutes in or out. Rows without a staff member count for nobody. */
  count(staff: string, date: CalendarDate, minutes: Minutes, by: 1 | -1): void {
    if (staff === '') {
      return;
    }
    const key = keyOf(staff, date);
    const sum = (by === 1 ? addMinutes : subtractMinutes)(this.sums.get(key) ?? NO_MINUTES, minutes);
    if (compareMinutes(sum, NO_MINUTES) === 0) {
      this.sums.delete(key);
    } else {
      this.sums.set(key, sum);
    }
    const isOverfull = compareMinutes(sum, MINUTES_OF_A_DAY) > 0;
    if (isOverfull !== this.overfull.has(key)) {
      this.hasTurned = true;
      this.overfull[isOverfull ? 'add' : 'delete'](key);
    }
  }

  /** Whether any day is overfull. */
  get hasOverfull(): boolean {
    return this.overfull.size > 0;
  }

  isOverfull(staff: string, date: CalendarDate): boolean {
    return this.overfull.size > 0 && staff !== '' && this.overfull.has(keyOf(staff, date));
  }

  minutesOf(staff: string, date: CalendarDate): Minutes {
    return this.sums.get(keyOf(staff, date)) ?? NO_MINUTES;
  }
}

function keyOf(staff: string, date: CalendarDate): string {
  return `${date}\u0000${staff}`;
}
