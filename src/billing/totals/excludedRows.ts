import { monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { LOG_PROBLEMS, ROW_ERROR_CODES, errorBit, isRowProblem, type RowErrorCode } from '../../log/problems/problems';
import { CROSS_ROW_PROBLEMS, type CrossRowProblemCode } from '../problems/crossRowProblems';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../../log/values/minutes';
import { say } from '../../text/text';

/** Reasons for which time of sound rows does not count, by the payer's rules or for it overlaps. */
const RULE_CODES = ['CB111', 'CB112', 'CB114', 'CB115', 'CB116'] as const satisfies readonly CrossRowProblemCode[];

export type ExclusionCode = RowErrorCode | (typeof RULE_CODES)[number];

/** Rows, or minutes of rows, left out of the sums for one reason. */
export interface ExcludedTotal {
  readonly code: ExclusionCode;
  readonly title: string;
  readonly rows: number;
  /** The sum of what is left out of those rows whose minutes can be read. */
  readonly minutes: Minutes;
}

const CODES: readonly ExclusionCode[] = [...ROW_ERROR_CODES, ...RULE_CODES];
const NO_MONTH = 0;

/** Counts the rows that are left out, so that nothing vanishes silently: each row once, under its first error. */
export class ExcludedRows {
  private readonly byMonth = new Map<number, Map<ExclusionCode, { rows: number; minutes: Minutes }>>();

  /** @param date 0 when the row has none that can be read */
  count(flags: number, date: CalendarDate | 0, minutes: Minutes, by: 1 | -1): void {
    const code = ROW_ERROR_CODES.find((candidate) => (flags & errorBit(candidate)) !== 0);
    if (code !== undefined) {
      this.add(code, date, minutes, by);
    }
  }

  /** Counts a row, or minutes of one, under a reason. */
  add(code: ExclusionCode, date: CalendarDate | 0, minutes: Minutes, by: 1 | -1): void {
    const month = date === 0 ? NO_MONTH : monthOf(date);
    const codes = this.byMonth.get(month) ?? new Map<ExclusionCode, { rows: number; minutes: Minutes }>();
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
  list(month?: CalendarMonth): ExcludedTotal[] {
    return CODES.flatMap((code) => {
      let rows = 0;
      let minutes = NO_MINUTES;
      for (const [key, codes] of this.byMonth) {
        const found = codes.get(code);
        if (found && (month === undefined || key === month || key === NO_MONTH)) {
          rows += found.rows;
          minutes = addMinutes(minutes, found.minutes);
        }
      }
      return rows === 0 ? [] : [{ code, title: exclusionTitle(code), rows, minutes }];
    });
  }
}

/** A reason in a few words. */
export function exclusionTitle(code: ExclusionCode): string {
  return say(isRowProblem(code) ? LOG_PROBLEMS[code].title : CROSS_ROW_PROBLEMS[code].title);
}
