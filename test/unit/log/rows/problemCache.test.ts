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

describe('Cached problems', () => {
  it('are returned without being described again', () => {
    const cache = new ProblemCache();
    const first = cache.getProblems(ROW, 4, () => [missingDate(4)]);
    assert.equal(
      cache.getProblems(ROW, 4, () => assert.fail('It was described twice.')),
      first,
    );
  });

  it('move with their row if lines above it are added or removed', () => {
    const cache = new ProblemCache();
    cache.getProblems(ROW, 4, () => [missingDate(4)]);
    const moved = cache.getProblems(ROW, 14, () => assert.fail('It was described twice.'));
    assert.deepEqual(moved, [missingDate(14)]);
    assert.deepEqual(
      cache.getProblems(ROW, 2, () => assert.fail('It was described twice.')),
      [missingDate(2)],
    );
  });

  it('are described again after the row is removed from the cache', () => {
    const cache = new ProblemCache();
    cache.getProblems(ROW, 4, () => [missingDate(4)]);
    cache.forget(ROW);
    assert.deepEqual(
      cache.getProblems(ROW, 4, () => []),
      [],
    );
  });

  it('are described again if the version is different', () => {
    const cache = new ProblemCache();
    cache.getProblems(ROW, 4, () => [missingDate(4)], 1);
    assert.deepEqual(
      cache.getProblems(ROW, 14, () => [], 2),
      [],
    );
    assert.deepEqual(
      cache.getProblems(ROW, 15, () => assert.fail('It was described twice.'), 2),
      [],
    );
  });

  it('are limited in number', () => {
    const cache = new ProblemCache();
    let times = 0;
    const describeOnce = (row: number): readonly Problem[] =>
      cache.getProblems(row as RowId, row, () => {
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
