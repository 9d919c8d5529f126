import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { findInCell, foldCase, type CellQuery } from './cellFind';

/** A cell of the view that matches, by its row. */
export interface FoundCell {
  readonly row: RowId;
  readonly column: number;
  /** The place of the row among all rows that were searched, from 0. */
  readonly place: number;
}

/**
 * A search in the cells of rows, some rows at a time: a log can have 100,000 rows, and the next key press makes the search useless.
 * It must be dropped when the log changes.
 */
export class CellSearch {
  /** The matches so far, in the order of the rows and columns. */
  readonly cells: FoundCell[] = [];
  private place = 0;
  /** The lines of the rows that can match. */
  private readonly candidates: ReadonlyMap<RowId, number>;

  /**
   * @param rows the rows to search, in order
   * @param columns the columns to search, in order
   */
  constructor(
    private readonly log: TimeLog,
    private readonly rows: Iterator<RowId>,
    private readonly query: CellQuery,
    private readonly columns: readonly number[],
  ) {
    this.candidates = findCandidates(log, query);
  }

  /** Searches the next rows. @returns whether all rows have been searched */
  advance(count: number): boolean {
    for (let searched = 0; searched < count; searched++) {
      const next = this.rows.next();
      if (next.done === true) {
        return true;
      }
      this.searchRow(next.value);
    }
    return false;
  }

  private searchRow(row: RowId): void {
    const line = this.candidates.get(row);
    if (line !== undefined) {
      const record = this.log.record(row, line);
      for (const column of this.columns) {
        if (findInCell(record.value(column), this.query).length > 0) {
          this.cells.push({ row, column, place: this.place });
        }
      }
    }
    this.place++;
  }
}

/** Finds the rows whose text can match, in the order of the file: finding the line of a single row takes longer than reading it. */
function findCandidates(log: TimeLog, query: CellQuery): ReadonlyMap<RowId, number> {
  const mayMatch = createTextTest(query);
  const candidates = new Map<RowId, number>();
  log.walk((row, line) => {
    if (mayMatch(log.textOf(row, line))) {
      candidates.set(row, line);
    }
    return true;
  });
  return candidates;
}

/**
 * Returns a fast test of a row's text: false only if no cell can match. Reading the cells of a row takes much longer. A quote or a
 * line break in a cell has another form in the text of the row, and the lowercase of a sigma depends on the letters around it.
 */
function createTextTest({ text, matchCase }: CellQuery): (rowText: string) => boolean {
  if (/["\r\nΣσς]/u.test(text)) {
    return () => true;
  }
  const wanted = matchCase ? text : foldCase(text);
  return matchCase ? (rowText) => rowText.includes(wanted) : (rowText) => foldCase(rowText).includes(wanted);
}
