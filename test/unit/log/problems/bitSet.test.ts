import assert from 'node:assert/strict';
import { assignBits, checkBits } from '../../../../src/log/problems/bitSet';
import { warningBit, errorBit, ROW_WARNING_CODES, ROW_ERROR_CODES } from '../../../../src/log/problems/problems';
import * as rowFlags from '../../../../src/log/problems/rowFlags';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `name ${index}`);

describe('Assigning bits', () => {
  it('gives each name the next bit, from bit 0', () => {
    assert.deepEqual(assignBits(['a', 'b', 'c']), { a: 1, b: 2, c: 4 });
  });

  it('has room for 31 names, all with positive bits', () => {
    const bits = Object.values(assignBits(names(31)));
    assert.equal(new Set(bits).size, 31);
    assert.ok(bits.every((bit) => bit > 0));
  });

  it('fails for 32 names', () => {
    assert.throws(() => assignBits(names(32)), /31 bits, which is too few for 32 names/);
  });

  it('fails if a name appears twice', () => {
    assert.throws(() => assignBits(['a', 'b', 'a']), /a name twice/);
  });

  it('fails if a name would get a reserved bit', () => {
    assert.deepEqual(assignBits(['a', 'b'], 4), { a: 1, b: 2 });
    assert.throws(() => assignBits(['a', 'b', 'c'], 4), /Two meanings share bit 2/);
  });

  it('fails if two reserved bits are the same', () => {
    assert.throws(() => assignBits(['a'], 4, 4), /Two meanings share bit 2/);
  });
});

describe('Checking bits', () => {
  for (const value of [0, 3, -1, 1 << 31, 2 ** 31, 0.5, NaN]) {
    it(`fails for ${value}, which isn't one of the 31 bits`, () => {
      assert.throws(() => {
        checkBits([value]);
      }, /is not one of the 31 bits/);
    });
  }

  it('accepts different single bits', () => {
    assert.doesNotThrow(() => {
      checkBits([1, 2, 1 << 30]);
    });
  });
});

describe('The bits of a row', () => {
  it('include every flag in the list that is checked for overlaps', () => {
    const flags = Object.entries(rowFlags).flatMap(([name, bit]) =>
      name.endsWith('_BIT') && typeof bit === 'number' ? [bit] : [],
    );
    assert.deepEqual(
      [...rowFlags.ROW_FLAG_BITS].sort((a, b) => a - b),
      flags.sort((a, b) => a - b),
    );
  });

  it('don’t overlap among errors and flags', () => {
    checkBits([...ROW_ERROR_CODES.map(errorBit), ...rowFlags.ROW_FLAG_BITS]);
  });

  it('don’t overlap among warnings and hints', () => {
    checkBits(ROW_WARNING_CODES.map(warningBit));
  });
});
