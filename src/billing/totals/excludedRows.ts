import { monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { LOG_PROBLEMS, ROW_ERROR_CODES, errorBit, isRowProblem, type RowErrorCode } from '../../log/problems/problems';
import { UNKNOWN_MINUTES_BIT } from '../../log/problems/rowFlags';
import { CROSS_ROW_PROBLEMS, type CrossRowProblemCode } from '../problems/crossRowProblems';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../../log/values/minutes';
import { formatPhrase } from '../../text/text';

/** Why the time of valid rows doesn't count: it overlaps another entry, or the payer's rules exclude it. */
const RULE_CODES = [
  'CB111',
  'CB112',
  'CB114',
  'CB115',
  'CB116',
  'CB145',
] as const satisfies readonly CrossRowProblemCode[];

export type ExclusionCode = RowErrorCode | (typeof RULE_CODES)[number];

/** The rows, or minutes of rows, that are left out of the totals for one reason. */
export interface ExcludedTotal {
  readonly code: ExclusionCode;
  readonly title: string;
  readonly rows: number;
  /** The sum of the minutes that are left out, as far as they can be read. */
  readonly minutes: Minutes;
  /** How many of the rows have minutes that can't be read, so that their minutes are unknown. */
  readonly rowsWithUnknownMinutes: number;
}

/** The sums of one reason in one month. */
interface ExclusionSum {
  readonly rows: number;
  readonly minutes: Minutes;
  readonly unknown: number;
}

const CODES: readonly ExclusionCode[] = [...ROW_ERROR_CODES, ...RULE_CODES];
const NO_MONTH = 0;

/** Counts the rows that are left out, so that nothing is left out without notice. Each row counts once, for its first error. */
export class ExcludedRows {
  private readonly byMonth = new Map<number, Map<ExclusionCode, ExclusionSum>>();

  /** Adds or removes a row with an error. @param date 0 if the date can't be read */
  count(flags: number, date: CalendarDate | 0, minutes: Minutes, change: 1 | -1): void {
    const code = ROW_ERROR_CODES.find((candidate) => (flags & errorBit(candidate)) !== 0);
    if (code !== undefined) {
      this.change(code, date, { rows: 1, minutes, unknown: hasUnknownMinutes(flags) ? 1 : 0 }, change);
    }
  }

  /** Adds or removes a row, or minutes of a row, for a reason. */
  add(code: ExclusionCode, date: CalendarDate | 0, minutes: Minutes, change: 1 | -1): void {
    this.change(code, date, { rows: 1, minutes, unknown: 0 }, change);
  }

  private change(code: ExclusionCode, date: CalendarDate | 0, sum: ExclusionSum, change: 1 | -1): void {
    const month = date === 0 ? NO_MONTH : monthOf(date);
    const codes = this.byMonth.get(month) ?? new Map<ExclusionCode, ExclusionSum>();
    this.byMonth.set(month, codes);
    const before = codes.get(code) ?? { rows: 0, minutes: NO_MINUTES, unknown: 0 };
    codes.set(code, {
      rows: before.rows + change * sum.rows,
      minutes: (change === 1 ? addMinutes : subtractMinutes)(before.minutes, sum.minutes),
      unknown: before.unknown + change * sum.unknown,
    });
  }

  /**
   * Lists what is left out and why, by code.
   *
   * @param month includes only rows in this month and rows without a readable date; undefined for all rows
   */
  list(month?: CalendarMonth): ExcludedTotal[] {
    return CODES.flatMap((code) => {
      let rows = 0;
      let minutes = NO_MINUTES;
      let rowsWithUnknownMinutes = 0;
      for (const [key, codes] of this.byMonth) {
        const found = codes.get(code);
        if (found && (month === undefined || key === month || key === NO_MONTH)) {
          rows += found.rows;
          minutes = addMinutes(minutes, found.minutes);
          rowsWithUnknownMinutes += found.unknown;
        }
      }
      return rows === 0 ? [] : [{ code, title: exclusionTitle(code), rows, minutes, rowsWithUnknownMinutes }];
    });
  }
}

/**
 * Whether the minutes of a row are unknown: they can't be read, or are in a row with too few or too many fields and may be
 * another column's number. Minutes that aren't greater than 0 are known.
 */
export function hasUnknownMinutes(flags: number): boolean {
  return (flags & UNKNOWN_MINUTES_BIT) !== 0;
}

/** Returns a few words for a reason. */
export function exclusionTitle(code: ExclusionCode): string {
  return formatPhrase(isRowProblem(code) ? LOG_PROBLEMS[code].title : CROSS_ROW_PROBLEMS[code].title);
}
