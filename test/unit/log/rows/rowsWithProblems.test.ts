import assert from 'node:assert/strict';
import { RowsWithProblems, haveCommonBits, type RowBits } from '../../../../src/log/rows/rowsWithProblems';
import { warningBit, errorBit } from '../../../../src/log/problems/problems';

const NOTHING: RowBits = { flags: 0, warnings: 0, crossRowBits: 0 };
const NO_DATE: RowBits = { ...NOTHING, flags: errorBit('CB010') };
const LONG: RowBits = { ...NOTHING, warnings: warningBit('CB103') };
const MARKED: RowBits = { ...NOTHING, crossRowBits: 2 };

/** Rows of two lines each. */
function noted(all: readonly RowBits[]): RowsWithProblems<number> {
  const of = (row: number): RowBits => all[row] ?? NOTHING;
  return new RowsWithProblems<number>(Int32Array.from(all.keys()), all.length, () => 2, {
    flagsOf: (row) => of(row).flags,
    warningsOf: (row) => of(row).warnings,
    crossRowBitsOf: (row) => of(row).crossRowBits,
  });
}

describe('the noted rows of a stretch of a log', () => {
  const rows = noted([NOTHING, NO_DATE, NOTHING, LONG, MARKED, NO_DATE]);

  it('have together the bits of all of them', () => {
    assert.ok(haveCommonBits(rows, NO_DATE) && haveCommonBits(rows, LONG) && haveCommonBits(rows, MARKED));
    assert.ok(!haveCommonBits(rows, { ...NOTHING, flags: errorBit('CB013') }));
  });

  it('are visited by the problem that is asked for, with the lines above them', () => {
    const visited: [number, number][] = [];
    rows.visit(NO_DATE, (row, lines) => visited.push([row, lines]) > 0);
    assert.deepEqual(visited, [
      [1, 2],
      [5, 10],
    ]);
  });

  it('are visited until that is enough', () => {
    const visited: number[] = [];
    const isDone = rows.visit({ flags: -1, warnings: -1, crossRowBits: -1 }, (row) => visited.push(row) < 2);
    assert.deepEqual([isDone, visited], [false, [1, 3]]);
  });
});
