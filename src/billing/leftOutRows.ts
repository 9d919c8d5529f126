import { monthOf, type CalendarDate, type CalendarMonth } from '../log/calendarDate';
import { LOG_PROBLEMS, ROW_PROBLEM_CODES, rowProblemBit, type RowProblemCode } from '../log/problems';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../log/minutes';

/** Rows in error, left out of the sums for one reason. */
export interface LeftOut {
  readonly code: RowProblemCode;
  readonly title: string;
  readonly rows: number;
  /** The sum of those rows whose minutes can be read. */
  readonly minutes: Minutes;
}

const ERROR_CODES = ROW_PROBLEM_CODES.filter((code) => LOG_PROBLEMS[code].severity === 'error');
const NO_MONTH = 0;

/** Counts the rows that are left out, so that nothing vanishes silently: each row once, under its first error. */
export class LeftOutRows {
  private readonly byMonth = new Map<number, Map<RowProblemCode, { rows: number; minutes: Minutes }>>();

  /** @param date 0 when the row has none that can be read */
  count(flags: number, date: CalendarDate | 0, minutes: Minutes, by: 1 | -1): void {
    const code = ERROR_CODES.find((candidate) => (flags & rowProblemBit(candidate)) !== 0);
    if (code === undefined) {
      return;
    }
    const month = date === 0 ? NO_MONTH : monthOf(date);
    const codes = this.byMonth.get(month) ?? new Map<RowProblemCode, { rows: number; minutes: Minutes }>();
    this.byMonth.set(month, codes);
    const before = codes.get(code) ?? { rows: 0, minutes: NO_MINUTES };
    codes.set(code, {
      rows: before.rows + by,
      minutes: (by === 1 ? addMinutes : subtractMinutes)(before.minutes, minutes),
    });
  }

  /**
   * What is left out and why, by code.
   *
   * @param month only rows of this month and those whose month nobody can read; undefined for all
   */
  list(month?: CalendarMonth): LeftOut[] {
    return ERROR_CODES.flatMap((code) => {
      let rows = 0;
      let minutes = NO_MINUTES;
      for (const [key, codes] of this.byMonth) {
        const found = codes.get(code);
        if (found && (month === undefined || key === month || key === NO_MONTH)) {
          rows += found.rows;
          minutes = addMinutes(minutes, found.minutes);
        }
      }
      return rows === 0 ? [] : [{ code, title: LOG_PROBLEMS[code].title, rows, minutes }];
    });
  }
}
