import assert from 'node:assert/strict';
import { NotedRows, haveCommon, type RowBits } from '../../../../src/log/rows/rowsWithProblems';
import { adviceBit, errorBit } from '../../../../src/log/problems/problems';

const NOTHING: RowBits = { flags: 0, advice: 0, marks: 0 };
const NO_DATE: RowBits = { ...NOTHING, flags: errorBit('CB010') };
const LONG: RowBits = { ...NOTHING, advice: adviceBit('CB103') };
const MARKED: RowBits = { ...NOTHING, marks: 2 };

/** Rows of two lines each. */
function noted(all: readonly RowBits[]): NotedRows<number> {
  const of = (row: number): RowBits => all[row] ?? NOTHING;
  return new NotedRows<number>(Int32Array.from(all.keys()), all.length, () => 2, {
    flagsOf: (row) => of(row).flags,
    adviceOf: (row) => of(row).advice,
    marksOf: (row) => of(row).marks,
  });
}

describe('the noted rows of a stretch of a log', () => {
  const rows = noted([NOTHING, NO_DATE, NOTHING, LONG, MARKED, NO_DATE]);

  it('have together the bits of all of them', () => {
    assert.ok(haveCommon(rows, NO_DATE) && haveCommon(rows, LONG) && haveCommon(rows, MARKED));
    assert.ok(!haveCommon(rows, { ...NOTHING, flags: errorBit('CB013') }));
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
    const isDone = rows.visit({ flags: -1, advice: -1, marks: -1 }, (row) => visited.push(row) < 2);
    assert.deepEqual([isDone, visited], [false, [1, 3]]);
  });
});
