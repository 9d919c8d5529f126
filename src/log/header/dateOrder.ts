import type { DateOrder } from '../values/dateText';
import { DAY_FIRST_BIT, MONTH_FIRST_BIT } from '../problems/rowFlags';

/** The order of day and month in a file's dates, and the reason for it. */
export interface DateOrderReading {
  readonly order: DateOrder;
  /**
   * 'shown': a value above 12 shows the order. 'mixed': some values show one order and some the other, so the default is used,
   * and dates in the other order are errors. 'configured': no value shows the order, but a setting does. 'assumed': nothing shows
   * it.
   */
  readonly because: 'shown' | 'mixed' | 'configured' | 'assumed';
}

/** Counts the rows that show each order. */
export class DateOrderEvidence {
  dayFirst = 0;
  monthFirst = 0;

  count(flags: number, by: 1 | -1): void {
    if ((flags & DAY_FIRST_BIT) !== 0) {
      this.dayFirst += by;
    }
    if ((flags & MONTH_FIRST_BIT) !== 0) {
      this.monthFirst += by;
    }
  }
}

/**
 * Decides the order of a file's dates: the order that a value above 12 shows, otherwise the configured order, otherwise month
 * first (sources.md 8.3).
 */
export function decideDateOrder(evidence: DateOrderEvidence, configured?: DateOrder): DateOrderReading {
  const byDefault = configured ?? 'monthFirst';
  const { dayFirst, monthFirst } = evidence;
  if (dayFirst > 0 && monthFirst > 0) {
    return { order: byDefault, because: 'mixed' };
  }
  if (dayFirst > 0 || monthFirst > 0) {
    return { order: dayFirst > 0 ? 'dayFirst' : 'monthFirst', because: 'shown' };
  }
  return { order: byDefault, because: configured === undefined ? 'assumed' : 'configured' };
}
