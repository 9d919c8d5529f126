import type { CalendarMonth } from '../log/values/calendarDate';
import type { RowId } from '../log/rows/rowId';
import type { PatientMonth } from './months/patientMonth';
import type { RowChains } from './months/pendingRows';

/** A patient over all logs that are read together. */
export class Patient {
  private readonly its: PatientMonth[] = [];
  /** The month that was asked for last: rows mostly stand by date, and its next row is of the same month. */
  private last: PatientMonth | undefined;
  /** Rows marked for a problem of the patient as a whole; mostly none. */
  marked: Set<RowId> | undefined;
  /** Whether no row names the patient any more. */
  isGone = false;
  /** Whether the months are to be judged anew. */
  isDirty = false;

  constructor(
    readonly mrn: string,
    readonly chains: RowChains,
  ) {}

  /** The months that have a row, in ascending order. */
  get months(): readonly PatientMonth[] {
    return this.its;
  }

  month(of: CalendarMonth): PatientMonth | undefined {
    if (this.last?.month === of) {
      return this.last;
    }
    const place = this.placeOf(of);
    const found = this.its[place];
    if (found?.month === of) {
      this.last = found;
      return found;
    }
    return undefined;
  }

  addMonth(month: PatientMonth): void {
    this.its.splice(this.placeOf(month.month), 0, month);
    this.last = month;
  }

  /** Takes a month out that has no rows any more. */
  removeMonth(month: PatientMonth): void {
    const place = this.its.indexOf(month);
    if (place >= 0) {
      this.its.splice(place, 1);
      this.last = undefined;
    }
  }

  /** The place of a month among the others, from the end: logs are mostly by date, and a patient has few months. */
  private placeOf(month: CalendarMonth): number {
    let place = this.its.length;
    while (place > 0 && (this.its[place - 1]?.month ?? 0) >= month) {
      place--;
    }
    return place;
  }
}
