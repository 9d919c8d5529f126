import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RowId } from '../../../src/log/rows/rowId';
import { findInCell, type CellQuery } from '../../../src/sheet/cellFind';
import { CellSearch } from '../../../src/sheet/cellSearch';
import { ViewedLines } from '../../../src/sheet/viewedLines';
import { arbitraryLog } from '../support/arbitraryLogs';
import { billText } from '../support/billing';
import { runs } from '../support/fuzzRuns';

function searchAll(text: string, query: CellQuery, columns: readonly number[], rowsAtOnce: number): string[] {
  const billed = billText(text);
  const log = billed.logs[0]!;
  const search = new CellSearch(log, new ViewedLines({ billed, log }).rows(), query, columns);
  while (!search.advance(rowsAtOnce)) {
    // A caller can stop here.
  }
  return search.cells.map(({ row, column, place }) => `${row} ${column} ${place}`);
}

function searchEveryCell(text: string, query: CellQuery, columns: readonly number[]): string[] {
  const billed = billText(text);
  const log = billed.logs[0]!;
  const rows: RowId[] = [...new ViewedLines({ billed, log }).rows()];
  return rows.flatMap((row, place) =>
    columns
      .filter((column) => findInCell(log.record(row).value(column), query).length > 0)
      .map((column) => `${row} ${column} ${place}`),
  );
}

describe('the search in the cells of a log', () => {
  it('finds the same cells as a look at every cell, however many rows are searched at once', () => {
    const columns = [0, 1, 2, 3, 4, 5];
    fc.assert(
      fc.property(
        arbitraryLog(20),
        fc.constantFrom('a', '1', '20', 'P', '"', ',', ' ', 'é', 'ς', '\n', 'Ho', '2024'),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        (text, wanted, matchCase, wholeCell, rowsAtOnce) => {
          const query = { text: wanted, matchCase, wholeCell };
          assert.deepEqual(searchAll(text, query, columns, rowsAtOnce), searchEveryCell(text, query, columns));
        },
      ),
      runs(60),
    );
  });

  it('finds text with quotes and line breaks, whose form in the file differs', () => {
    const text = 'Date,MRN,Minutes,Notes\n1/3/2024,A1,20,"wrote ""yes""\nand left"\n';
    const find = (wanted: string): number =>
      searchAll(text, { text: wanted, matchCase: false, wholeCell: false }, [3], 10).length;
    assert.deepEqual([find('wrote "yes"'), find('\nand'), find('YES"'), find('no')], [1, 1, 1, 0]);
  });
});
