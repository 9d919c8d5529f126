import type { BilledLogs } from '../../billing/billedLogs';
import type { RowId } from '../../log/rows/rowId';
import type { CalendarDate } from '../../log/values/calendarDate';
import { RATING_SCALES, unpackScore, type RatingScale } from '../../log/values/ratingScore';

/** A score of a rating scale in a row of a log. */
export interface RowScore {
  readonly row: RowId;
  readonly date: CalendarDate;
  readonly scale: RatingScale;
  readonly score: number;
}

/**
 * Returns the scores in rows of a log, in the order of the rows. A row in error and a score that isn't plausible (CB043, CB044) are
 * left out. A row whose time doesn't count under the payer's rules still has a score.
 */
export function readScores({ table }: BilledLogs, rows: readonly RowId[]): RowScore[] {
  return rows.flatMap((row) => {
    const date = table.dateOf(row);
    const packed = table.scoresOf(row);
    if (date === 0 || packed === 0 || !table.counts(row)) {
      return [];
    }
    return RATING_SCALES.flatMap((scale) => {
      const score = unpackScore(scale, packed);
      return score === undefined ? [] : [{ row, date, scale, score }];
    });
  });
}
