import assert from 'node:assert/strict';
import { addAll, findLargest, findSmallest, replaceRange } from '../../../src/text/lists';

/** More values than a call can have arguments. */
const MANY = Array.from({ length: 200_000 }, (_, index) => index);

describe('lists of any length', () => {
  it('adds 200,000 values to the end of a list', () => {
    const list = [-1];
    addAll(list, MANY);
    assert.deepEqual([list.length, list[0], list.at(-1)], [200_001, -1, 199_999]);
  });

  it('replaces a range with more, fewer, or no values', () => {
    for (const [start, count, values] of [
      [1, 2, ['x']],
      [0, 0, ['x', 'y']],
      [2, 2, []],
      [4, 0, ['x']],
    ] as const) {
      const expected = ['a', 'b', 'c', 'd'];
      expected.splice(start, count, ...values);
      const list = ['a', 'b', 'c', 'd'];
      replaceRange(list, start, count, values);
      assert.deepEqual(list, expected);
    }
    const list = [-1, -2, -3];
    replaceRange(list, 1, 1, MANY);
    assert.deepEqual([list.length, list[1], list.at(-1)], [200_002, 0, -3]);
  });

  it('finds the largest and smallest of 200,000 values, and the limits of none', () => {
    assert.equal(findLargest(MANY), 199_999);
    assert.equal(findSmallest(MANY), 0);
    assert.equal(findLargest([], 1), 1);
    assert.equal(findLargest([]), Number.NEGATIVE_INFINITY);
    assert.equal(findSmallest([]), Number.POSITIVE_INFINITY);
  });
});
