import type { BilledLogs } from '../../billing/billedLogs';
import { HAS_SCORE_BIT } from '../../log/problems/rowFlags';
import type { RowId } from '../../log/rows/rowId';
import type { CalendarDate } from '../../log/values/calendarDate';
import { RATING_SCALES, readScore, type RatingScale } from '../../log/values/ratingScore';
import { readRowCells } from '../rowCells';

/** A score of a rating scale in a row of a log. */
export interface RowScore {
  readonly row: RowId;
  readonly date: CalendarDate;
  readonly scale: RatingScale;
  readonly score: number;
}

/**
 * Reads the scores in rows of a log, in the order of the rows. A row in error and a score that isn't plausible (CB043, CB044) are
 * left out. A row whose time doesn't count under the payer's rules still has a score.
 */
export function readScores(billed: BilledLogs, rows: readonly RowId[]): RowScore[] {
  const { table } = billed;
  return rows.flatMap((row) => {
    const date = table.dateOf(row);
    if (date === 0 || (table.flagsOf(row) & HAS_SCORE_BIT) === 0 || !table.counts(row)) {
      return [];
    }
    const cells = readRowCells(billed, row, RATING_SCALES);
    return RATING_SCALES.flatMap((scale) => {
      const score = readScore(scale, cells[scale]);
      return score === undefined ? [] : [{ row, date, scale, score }];
    });
  });
}
