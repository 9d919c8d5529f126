import type { BilledLogs } from '../billing/billedLogs';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import {
  NO_MINUTES,
  TICKS_PER_MINUTE,
  addMinutes,
  compareMinutes,
  formatMinutes,
  isPositive,
  readMinutes,
  type Minutes,
} from '../log/values/minutes';
import { grouped } from '../wording/figureWords';

/** What a spreadsheet shows about its selected cells, as text. Sums are exact. */
export interface SelectionFigures {
  /** The number of cells that aren't empty. */
  readonly count: number;
  /** Undefined if fewer than two cells are numbers. */
  readonly numbers:
    | {
        readonly sum: string;
        /** Rounded to two places. */
        readonly average: string;
        readonly least: string;
        readonly most: string;
      }
    | undefined;
}

/**
 * Counts and adds up cells. A cell of the minutes column counts with its minutes as the log reads them, such as 80 for `1:20`, even
 * if its row is left out of the totals. Any other cell is a number if it is a plain decimal.
 */
export function findSelectionFigures(
  { billed: { table }, log }: { readonly billed: BilledLogs; readonly log: TimeLog },
  rows: readonly RowId[],
  columns: readonly number[],
): SelectionFigures {
  const minutesColumn = log.header.columns.indexOf.minutes;
  const sum = new Sum();
  let count = 0;
  for (const row of rows) {
    const record = log.record(row);
    for (const column of columns) {
      const value = record.value(column);
      count += value.trim() === '' ? 0 : 1;
      const minutes = column === minutesColumn ? table.minutesOf(row) : undefined;
      sum.add(minutes && isPositive(minutes) ? minutes : readMinutes(value));
    }
  }
  return { count, numbers: sum.describe() };
}

/** An exact sum of numbers. */
class Sum {
  private count = 0;
  private total = NO_MINUTES;
  private least: Minutes | undefined;
  private most: Minutes | undefined;

  add(value: Minutes | undefined): void {
    if (!value) {
      return;
    }
    this.count++;
    this.total = addMinutes(this.total, value);
    this.least = this.least && compareMinutes(this.least, value) <= 0 ? this.least : value;
    this.most = this.most && compareMinutes(this.most, value) >= 0 ? this.most : value;
  }

  /** Undefined for fewer than two numbers, and for a sum that is too large to be exact. */
  describe(): SelectionFigures['numbers'] {
    if (this.count < 2 || !this.least || !this.most || !Number.isSafeInteger(this.total.ticks)) {
      return undefined;
    }
    return {
      sum: grouped(formatMinutes(this.total)),
      average: grouped(formatAverage(this.total, this.count)),
      least: grouped(formatMinutes(this.least)),
      most: grouped(formatMinutes(this.most)),
    };
  }
}

/** Returns the quotient with at most two places, rounded half away from zero. */
function formatAverage({ ticks, fine }: Minutes, count: number): string {
  // What is finer than a tick can only decide a rounding that is exactly between two hundredths.
  const isNegative = ticks < 0;
  const size = BigInt(isNegative ? -ticks : ticks);
  const divisor = BigInt(TICKS_PER_MINUTE) * BigInt(count);
  const half = fine > 0 && isNegative ? divisor - 1n : divisor;
  const hundredths = (size * 200n + half) / (divisor * 2n);
  const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
  return isNegative && text !== '0' ? `-${text}` : text;
}
