import type { CalendarMonth } from '../../log/values/calendarDate';
import { SimilarMrns } from '../../log/values/similarMrns';

interface LineKey {
  readonly mrn: string;
  readonly month: CalendarMonth;
}

/** Finds lines of a month whose MRN differs from another only in what spreadsheets and typing change. */
export class SimilarMonths {
  private readonly byMonth = new Map<CalendarMonth, SimilarMrns>();

  constructor(lines: Iterable<LineKey>) {
    for (const { mrn, month } of lines) {
      const mrns = this.byMonth.get(month) ?? new SimilarMrns();
      this.byMonth.set(month, mrns);
      mrns.add(mrn);
    }
  }

  /** Returns the MRN of a line of the same month that is similar but not the same, or undefined if there is none. */
  findMrn({ mrn, month }: LineKey): string | undefined {
    return this.byMonth.get(month)?.findOthers(mrn)[0];
  }
}
