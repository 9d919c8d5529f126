import type { CalendarDate } from '../log/calendarDate';
import { NO_MINUTES, TICKS_PER_MINUTE, compareMinutes, minutesOf, wholeMinutes, type Minutes } from '../log/minutes';

/** Nobody works more than a day in a day (billing-rules 4, plausibility). */
const MINUTES_OF_A_DAY = wholeMinutes(24 * 60);
const NEARLY_A_DAY = MINUTES_OF_A_DAY.ticks - TICKS_PER_MINUTE;

/** The minutes of a day, as ticks and what is finer. */
interface Day {
  ticks: number;
  fine: number;
}

/** A staff member's days, by date. */
export type DaysOfMember = Map<CalendarDate, Day>;

/** The minutes of each staff member on each day, and the days on which they are more than a day has. */
export class StaffDays {
  private readonly members = new Map<string, DaysOfMember>();
  private readonly overfull = new Map<string, Set<CalendarDate>>();
  /** Whether a day has become, or is no longer, overfull since this was last set to false. */
  hasTurned = false;

  /** The days of a staff member, the same each time; for whoever counts many rows of one. */
  daysOf(staff: string): DaysOfMember {
    let days = this.members.get(staff);
    if (!days) {
      days = new Map();
      this.members.set(staff, days);
    }
    return days;
  }

  /** Counts a row's minutes in or out. Rows without a staff member count for nobody. */
  count(staff: string, days: DaysOfMember, date: CalendarDate, ticks: number, fine: number, by: 1 | -1): void {
    if (staff === '') {
      return;
    }
    let day = days.get(date);
    if (!day) {
      day = { ticks: 0, fine: 0 };
      days.set(date, day);
    }
    day.ticks += by * ticks;
    day.fine += by * fine;
    if (day.ticks === 0 && day.fine === 0) {
      days.delete(date);
    }
    // Many rows' fine parts may come to some ticks, but only near the bound does that matter.
    const isOverfull =
      day.ticks >= NEARLY_A_DAY && compareMinutes(minutesOf(day.ticks, day.fine), MINUTES_OF_A_DAY) > 0;
    if (isOverfull || this.overfull.size > 0) {
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
    const day = this.members.get(staff)?.get(date);
    return day ? minutesOf(day.ticks, day.fine) : NO_MINUTES;
  }

  private turn(staff: string, date: CalendarDate, isOverfull: boolean): void {
    const days = this.overfull.get(staff) ?? new Set<CalendarDate>();
    if (days.has(date) === isOverfull) {
      return;
    }
    this.hasTurned = true;
    days[isOverfull ? 'add' : 'delete'](date);
    if (days.size > 0) {
      this.overfull.set(staff, days);
    } else {
      this.overfull.delete(staff);
    }
  }
}
