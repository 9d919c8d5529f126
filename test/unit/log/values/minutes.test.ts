import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  NO_MINUTES,
  addMinutes,
  compareMinutes,
  formatMinutes,
  isPositive,
  roundToPrinted,
  secondsToMinutes,
  readMinutes,
  subtractMinutes,
  wholeMinutes,
  type Minutes,
} from '../../../../src/log/values/minutes';
import { runs } from '../../support/fuzzRuns';

const PLACES = 18;

/** Reads a decimal as a whole number of 10^-18 minutes, for a calculation independent of the code under test. */
function toUnits(text: string): bigint {
  const [, sign, whole, decimals = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const units = BigInt(whole! + decimals.padEnd(PLACES, '0'));
  return sign === '-' ? -units : units;
}

function formatUnits(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, '0');
  const text = `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
  return units < 0n ? `-${text}` : text;
}

function read(text: string): Minutes {
  const minutes = readMinutes(text);
  assert.ok(minutes, `${text} can’t be read`);
  return minutes;
}

function sum(texts: readonly string[]): Minutes {
  return texts.map(read).reduce(addMinutes, NO_MINUTES);
}

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '9', '9', '0'),
    minLength: min,
    maxLength: max,
    size: 'max',
  });

const decimal: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', '', '-'), digits(1, 8), fc.oneof(digits(0, 3), digits(0, PLACES)))
  .map(([sign, whole, decimals]) => `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`);

describe('Minutes', () => {
  it('24.24 + 11.41 + 20.45 + 3.9 are exactly 60', () => {
    const total = sum(['24.24', '11.41', '20.45', '3.9']);
    assert.equal(formatMinutes(total), '60');
    assert.equal(compareMinutes(total, wholeMinutes(60)), 0);
  });

  it('three entries of 20.333333 are a millionth short of 61, and with one of 20.333334 they are 61', () => {
    assert.equal(
      formatMinutes(subtractMinutes(wholeMinutes(61), sum(['20.333333', '20.333333', '20.333333']))),
      '0.000001',
    );
    assert.equal(compareMinutes(sum(['20.333333', '20.333333', '20.333334']), wholeMinutes(61)), 0);
  });

  it('100,000 entries of 0.1 are 10,000', () => {
    assert.equal(formatMinutes(sum(new Array<string>(100_000).fill('0.1'))), '10000');
  });

  it('100,000 entries of 0.000000000000000001 aren’t lost when added to a million', () => {
    const tiny = sum(new Array<string>(100_000).fill(`0.${'0'.repeat(17)}1`));
    assert.equal(formatMinutes(addMinutes(wholeMinutes(1_000_000), tiny)), '1000000.0000000000001');
  });

  it('are added exactly, however many and however small', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 30, size: 'max' }), (texts) => {
        const expected = texts.reduce((total, text) => total + toUnits(text), 0n);
        assert.equal(formatMinutes(sum(texts)), formatUnits(expected));
      }),
      runs(1000),
    );
  });

  it('are subtracted exactly, and adding the subtracted value gives the original value', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = subtractMinutes(read(a), read(b));
        assert.equal(formatMinutes(difference), formatUnits(toUnits(a) - toUnits(b)));
        assert.deepEqual(addMinutes(difference, read(b)), read(a));
      }),
      runs(1000),
    );
  });

  it('are compared as numbers, down to the eighteenth decimal place', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.oneof(decimal, fc.constant(undefined)),
        fc.integer({ min: -2, max: 2 }),
        (a, other, step) => {
          const b = other ?? formatUnits(toUnits(a) + BigInt(step));
          const order = toUnits(a) < toUnits(b) ? -1 : toUnits(a) > toUnits(b) ? 1 : 0;
          assert.equal(Math.sign(compareMinutes(read(a), read(b))), order);
          assert.equal(isPositive(read(a)), toUnits(a) > 0n);
        },
      ),
      runs(1000),
    );
  });

  it('are read back unchanged from their text', () => {
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
    it(`read from ${JSON.stringify(text)} are written as ${written}`, () => {
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
    it(`can’t be read from ${JSON.stringify(text)}`, () => {
      assert.equal(readMinutes(text), undefined);
    });
  }
});

describe('Minutes that aren’t a finite decimal', () => {
  const seconds = (count: number): Minutes => secondsToMinutes(count);

  it('are printed with six places, rounded', () => {
    assert.equal(formatMinutes(addMinutes(seconds(3010), seconds(1800))), '80.166667');
    assert.equal(formatMinutes(seconds(20)), '0.333333');
    assert.equal(formatMinutes(seconds(40)), '0.666667');
    assert.equal(formatMinutes(subtractMinutes(wholeMinutes(0), seconds(20))), '-0.333333');
  });

  it('keep their exact sum: three times 20 seconds are one minute', () => {
    const sum = addMinutes(addMinutes(seconds(20), seconds(20)), seconds(20));
    assert.equal(compareMinutes(sum, wholeMinutes(1)), 0);
    assert.equal(formatMinutes(sum), '1');
  });

  it('are equal to what is read back from print once they are rounded, and others don’t change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), decimal, (count, text) => {
        const minutes = addMinutes(seconds(count), read(text));
        assert.equal(compareMinutes(read(formatMinutes(minutes)), roundToPrinted(minutes)), 0);
        assert.deepEqual(roundToPrinted(read(text)), read(text));
      }),
      runs(1000),
    );
  });
});
