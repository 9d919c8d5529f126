import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLastNotGreater } from '../../../../src/log/rows/binarySearch';

describe('The last of ascending numbers that is not more than a value', () => {
  it('is the one that a search from the end finds, or the first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.nat(60), (numbers, value) => {
        numbers.sort((a, b) => a - b);
        assert.equal(
          findLastNotGreater(numbers, value),
          Math.max(
            0,
            numbers.findLastIndex((number) => number <= value),
          ),
        );
      }),
    );
  });

  it('may be looked for among the first of them only', () => {
    assert.equal(findLastNotGreater([0, 5, 9], 100, 2), 1);
  });
});
