import assert from 'node:assert/strict';
import { ProblemCache } from '../../../../src/log/rows/problemCache';
import type { Problem } from '../../../../src/log/problems/problems';
import type { RowId } from '../../../../src/log/rows/rowId';

const ROW = 7 as RowId;

const missingDate = (line: number): Problem => ({
  code: 'CB010',
  severity: 'error',
  message: 'The date is missing or cannot be read.',
  range: { start: { line, column: 0 }, end: { line, column: 3 } },
});

describe('problems that were described before', () => {
  it('are told again without being described anew', () => {
    const described = new ProblemCache();
    const first = described.of(ROW, 4, () => [missingDate(4)]);
    assert.equal(
      described.of(ROW, 4, () => assert.fail('It was described twice.')),
      first,
    );
  });

  it('move with their row when lines above it come or go', () => {
    const described = new ProblemCache();
    described.of(ROW, 4, () => [missingDate(4)]);
    const moved = described.of(ROW, 14, () => assert.fail('It was described twice.'));
    assert.deepEqual(moved, [missingDate(14)]);
    assert.deepEqual(
      described.of(ROW, 2, () => assert.fail('It was described twice.')),
      [missingDate(2)],
    );
  });

  it('are described anew when the row has another text', () => {
    const described = new ProblemCache();
    described.of(ROW, 4, () => [missingDate(4)]);
    described.forget(ROW);
    assert.deepEqual(
      described.of(ROW, 4, () => []),
      [],
    );
  });

  it('are described anew when what they turn on is of another version', () => {
    const described = new ProblemCache();
    described.of(ROW, 4, () => [missingDate(4)], 1);
    assert.deepEqual(
      described.of(ROW, 14, () => [], 2),
      [],
    );
    assert.deepEqual(
      described.of(ROW, 15, () => assert.fail('It was described twice.'), 2),
      [],
    );
  });

  it('do not grow without bound', () => {
    const described = new ProblemCache();
    let times = 0;
    const describeOnce = (row: number): readonly Problem[] =>
      described.of(row as RowId, row, () => {
        times++;
        return [missingDate(row)];
      });
    for (let row = 0; row < 5000; row++) {
      describeOnce(row);
    }
    describeOnce(4999);
    assert.equal(times, 5000);
    describeOnce(0);
    assert.equal(times, 5001);
  });
});
