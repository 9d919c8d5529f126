import assert from 'node:assert/strict';
import { RowsWithProblems, haveCommonBits, type RowBits } from '../../../../src/log/rows/rowsWithProblems';
import { warningBit, errorBit } from '../../../../src/log/problems/problems';

const NOTHING: RowBits = { flags: 0, warnings: 0, crossRowBits: 0 };
const NO_DATE: RowBits = { ...NOTHING, flags: errorBit('CB010') };
const LONG: RowBits = { ...NOTHING, warnings: warningBit('CB103') };
const CROSS_ROW: RowBits = { ...NOTHING, crossRowBits: 2 };

/** Collects the rows with problems; each row has two lines. */
function collectRows(all: readonly RowBits[]): RowsWithProblems<number> {
  const getBits = (row: number): RowBits => all[row] ?? NOTHING;
  return new RowsWithProblems<number>(Int32Array.from(all.keys()), all.length, () => 2, {
    flagsOf: (row) => getBits(row).flags,
    warningsOf: (row) => getBits(row).warnings,
    crossRowBitsOf: (row) => getBits(row).crossRowBits,
  });
}

describe('The rows with problems in a section of a log', () => {
  const rows = collectRows([NOTHING, NO_DATE, NOTHING, LONG, CROSS_ROW, NO_DATE]);

  it('have the combined bits of all rows', () => {
    assert.ok(haveCommonBits(rows, NO_DATE) && haveCommonBits(rows, LONG) && haveCommonBits(rows, CROSS_ROW));
    assert.ok(!haveCommonBits(rows, { ...NOTHING, flags: errorBit('CB013') }));
  });

  it('are visited if they have the given problem, with the number of lines above them', () => {
    const visited: [number, number][] = [];
    rows.visit(NO_DATE, (row, lines) => visited.push([row, lines]) > 0);
    assert.deepEqual(visited, [
      [1, 2],
      [5, 10],
    ]);
  });

  it('are visited until the visitor returns false', () => {
    const visited: number[] = [];
    const isDone = rows.visit({ flags: -1, warnings: -1, crossRowBits: -1 }, (row) => visited.push(row) < 2);
    assert.deepEqual([isDone, visited], [false, [1, 3]]);
  });
});
