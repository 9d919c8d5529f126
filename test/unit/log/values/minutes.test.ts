import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  NO_MINUTES,
  addMinutes,
  compareMinutes,
  formatMinutes,
  isPositive,
  readMinutes,
  subtractMinutes,
  wholeMinutes,
  type Minutes,
} from '../../../../src/log/values/minutes';
import { runs } from '../../support/fuzzRuns';

const PLACES = 18;

/** The decimal as a whole number of 10^-18 minutes, for a calculation that shares nothing with ours. */
function exact(text: string): bigint {
  const [, sign, whole, decimals = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const units = BigInt(whole! + decimals.padEnd(PLACES, '0'));
  return sign === '-' ? -units : units;
}

function decimalOf(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, '0');
  const text = `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
  return units < 0n ? `-${text}` : text;
}

function read(text: string): Minutes {
  const minutes = readMinutes(text);
  assert.ok(minutes, `${text} cannot be read`);
  return minutes;
}

function sum(texts: readonly string[]): Minutes {
  return texts.map(read).reduce(addMinutes, NO_MINUTES);
}

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '9', '9', '0'),
    minLength: least,
    maxLength: most,
    size: 'max',
  });

const decimal: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', '', '-'), digits(1, 8), fc.oneof(digits(0, 3), digits(0, PLACES)))
  .map(([sign, whole, decimals]) => `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`);

describe('Minutes', () => {
  it('24.24 + 11.41 + 20.45 + 3.9 are 60, neither less nor more', () => {
    const total = sum(['24.24', '11.41', '20.45', '3.9']);
    assert.equal(formatMinutes(total), '60');
    assert.equal(compareMinutes(total, wholeMinutes(60)), 0);
  });

  it('three entries of 20.333333 fall short of 61 by a millionth, and with one of 20.333334 they do not', () => {
    assert.equal(
      formatMinutes(subtractMinutes(wholeMinutes(61), sum(['20.333333', '20.333333', '20.333333']))),
      '0.000001',
    );
    assert.equal(compareMinutes(sum(['20.333333', '20.333333', '20.333334']), wholeMinutes(61)), 0);
  });

  it('100,000 entries of a tenth are 10,000', () => {
    assert.equal(formatMinutes(sum(new Array<string>(100_000).fill('0.1'))), '10000');
  });

  it('100,000 entries of 0.000000000000000001 are not lost beside a million', () => {
    const tiny = sum(new Array<string>(100_000).fill(`0.${'0'.repeat(17)}1`));
    assert.equal(formatMinutes(addMinutes(wholeMinutes(1_000_000), tiny)), '1000000.0000000000001');
  });

  it('sum exactly, however many and however fine', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 30, size: 'max' }), (texts) => {
        const expected = texts.reduce((total, text) => total + exact(text), 0n);
        assert.equal(formatMinutes(sum(texts)), decimalOf(expected));
      }),
      runs(1000),
    );
  });

  it('subtract exactly, and adding what was taken away gives back the very same', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = subtractMinutes(read(a), read(b));
        assert.equal(formatMinutes(difference), decimalOf(exact(a) - exact(b)));
        assert.deepEqual(addMinutes(difference, read(b)), read(a));
      }),
      runs(1000),
    );
  });

  it('compare as the numbers do, by as little as a digit in the eighteenth place', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.oneof(decimal, fc.constant(undefined)),
        fc.integer({ min: -2, max: 2 }),
        (a, other, step) => {
          const b = other ?? decimalOf(exact(a) + BigInt(step));
          const order = exact(a) < exact(b) ? -1 : exact(a) > exact(b) ? 1 : 0;
          assert.equal(Math.sign(compareMinutes(read(a), read(b))), order);
          assert.equal(isPositive(read(a)), exact(a) > 0n);
        },
      ),
      runs(1000),
    );
  });

  it('are read back from how they are written', () => {
    fc.assert(
      fc.property(decimal, (text) => assert.deepEqual(readMinutes(formatMinutes(read(text))), read(text))),
      runs(1000),
    );
  });

  for (const [text, written] of [
    ['20', '20'],
    ['20.50', '20.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    [' 5 ', '5'],
    ['+5', '5'],
    ['-3', '-3'],
    ['-0', '0'],
    ['-.25', '-0.25'],
    ['007', '7'],
    ['135.317', '135.317'],
    ['99999999', '99999999'],
    ['-0.000000000000000001', '-0.000000000000000001'],
    ['0.1234567890123456780000', '0.123456789012345678'],
  ] as const) {
    it(`written as ${JSON.stringify(text)} are ${written}`, () => {
      assert.equal(formatMinutes(read(text)), written);
    });
  }

  for (const text of [
    '',
    ' ',
    '.',
    '-',
    '+',
    '-.',
    'ten',
    '1,5',
    '1e3',
    '0x10',
    '1:15',
    '20 min',
    '--1',
    '1.2.3',
    'NaN',
    'Infinity',
    '١',
    '100000000',
    '0.1234567890123456789',
    '1 000',
  ]) {
    it(`cannot be read from ${JSON.stringify(text)}`, () => {
      assert.equal(readMinutes(text), undefined);
    });
  }
});
