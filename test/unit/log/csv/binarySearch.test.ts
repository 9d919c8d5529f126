import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLastNotGreater } from '../../../../src/log/csv/binarySearch';

describe('Finding the last ascending number that isn’t greater than a value', () => {
  it('gives the index that a search from the end gives, or 0', () => {
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

  it('can be limited to the first numbers', () => {
    assert.equal(findLastNotGreater([0, 5, 9], 100, 2), 1);
  });
});
