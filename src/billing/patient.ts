import type { CalendarMonth } from '../log/values/calendarDate';
import type { RowId } from '../log/rows/rowId';
import type { PatientMonth } from './months/patientMonth';
import type { PendingRows } from './months/pendingRows';

/** A patient over all logs that are read together. */
export class Patient {
  private readonly monthList: PatientMonth[] = [];
  /** The month that was asked for last: rows mostly stand by date, and its next row is of the same month. */
  private last: PatientMonth | undefined;
  /** Rows marked for a problem of the patient as a whole; mostly none. */
  rowsWithProblems: Set<RowId> | undefined;
  /** Whether no row names the patient any more. */
  isRemoved = false;
  /** Whether the months are to be judged anew. */
  isDirty = false;

  constructor(
    readonly mrn: string,
    readonly pendingRows: PendingRows,
  ) {}

  /** The months that have a row, in ascending order. */
  get months(): readonly PatientMonth[] {
    return this.monthList;
  }

  month(of: CalendarMonth): PatientMonth | undefined {
    if (this.last?.month === of) {
      return this.last;
    }
    const place = this.findInsertionIndex(of);
    const found = this.monthList[place];
    if (found?.month === of) {
      this.last = found;
      return found;
    }
    return undefined;
  }

  addMonth(month: PatientMonth): void {
    this.monthList.splice(this.findInsertionIndex(month.month), 0, month);
    this.last = month;
  }

  /** Takes a month out that has no rows any more. */
  removeMonth(month: PatientMonth): void {
    const place = this.monthList.indexOf(month);
    if (place >= 0) {
      this.monthList.splice(place, 1);
      this.last = undefined;
    }
  }

  /** The place of a month among the others, from the end: logs are mostly by date, and a patient has few months. */
  private findInsertionIndex(month: CalendarMonth): number {
    let place = this.monthList.length;
    while (place > 0 && (this.monthList[place - 1]?.month ?? 0) >= month) {
      place--;
    }
    return place;
  }
}
