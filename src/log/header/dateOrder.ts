import type { DateOrder } from '../values/dateText';
import { DAY_FIRST_BIT, MONTH_FIRST_BIT } from '../problems/rowFlags';

/** How the dates of a file are read, and why. */
export interface DateOrderReading {
  readonly order: DateOrder;
  /**
   * 'shown': a value above 12 tells. 'mixed': some tell the one order and some the other, so the default holds and the others
   * are errors. 'configured': no value shows the order, but a setting does. 'assumed': nothing shows it.
   */
  readonly because: 'shown' | 'mixed' | 'configured' | 'assumed';
}

/** How many rows show each order, kept in step with the rows. */
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
 * The order of a file's dates: a value above 12 decides, else what a setting says, else month first (sources.md 8.3).
 *
 * @param told the order that a setting says
 */
export function decideDateOrder(evidence: DateOrderEvidence, told?: DateOrder): DateOrderReading {
  const byDefault = told ?? 'monthFirst';
  const { dayFirst, monthFirst } = evidence;
  if (dayFirst > 0 && monthFirst > 0) {
    return { order: byDefault, because: 'mixed' };
  }
  if (dayFirst > 0 || monthFirst > 0) {
    return { order: dayFirst > 0 ? 'dayFirst' : 'monthFirst', because: 'shown' };
  }
  return { order: byDefault, because: told === undefined ? 'assumed' : 'configured' };
}
