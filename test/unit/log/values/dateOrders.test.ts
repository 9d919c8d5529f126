import assert from 'node:assert/strict';
import {
  findPossibleOrders,
  readDateCell,
  CAN_BE_DAY_FIRST,
  CAN_BE_MONTH_FIRST,
  CAN_BE_YEAR_FIRST,
  HAS_TWO_DIGIT_YEAR,
  type DateKind,
  type DateNotation,
} from '../../../../src/log/values/dateOrders';
import { TODAY } from '../../support/billing';

const BIT_NAMES = [
  [CAN_BE_MONTH_FIRST, 'month'],
  [CAN_BE_DAY_FIRST, 'day'],
  [CAN_BE_YEAR_FIRST, 'year'],
  [HAS_TWO_DIGIT_YEAR, 'two digits'],
] as const;

function listOrders(text: string, kind: DateKind = 'care'): string {
  const orders = findPossibleOrders(text, TODAY, kind);
  return BIT_NAMES.flatMap(([bit, name]) => ((orders & bit) === 0 ? [] : [name])).join(', ');
}

describe('The possible orders of a numeric date', () => {
  for (const [text, expected] of [
    ['13/1/2024', 'day'],
    ['1/13/2024 9:00', 'month'],
    ['12.12.2024', 'month, day'],
    ['2/30/2024', 'month'],
    ['13/13/2024', ''],
    ['32/1/2024', ''],
    ['2024-01-13', ''],
    ['13-Jan-24', ''],
    ['soon', ''],
    ['', ''],
    ['1/3/24', 'month, day, two digits'],
    ['1/13/24', 'month, two digits'],
    ['24-01-25', 'day, year, two digits'],
    ['1/3/69', 'month, day, two digits'],
    ['99-01-03', 'year, two digits'],
    ['="13/1/2024"', 'day'],
    ['1 / 13 / 2024', 'month'],
    // The day of the week shows the order.
    ['Wed 3/1/2024', 'day'],
    ['Wed 1/3/2024', 'month'],
    ['Thu 2/2/2024', ''],
    ['Fri 2/2/2024', 'month, day'],
    ['Mon 1/3/2024', ''],
  ] as const) {
    it(`of ${text || 'an empty cell'} are: ${expected || 'none'}`, () => assert.equal(listOrders(text), expected));
  }

  it('leave out a year of care that is more than ten years ago or in the far future', () => {
    assert.equal(listOrders('24-01-03'), 'year, two digits');
    assert.equal(listOrders('24-01-15'), 'year, two digits');
    assert.equal(listOrders('03/02/25'), 'month, day, two digits');
    assert.equal(listOrders('17/02/28'), 'year, two digits');
  });

  it('leave out no year of birth', () => {
    assert.equal(listOrders('24-01-03', 'birth'), 'day, year, two digits');
    assert.equal(listOrders('60-12-25', 'birth'), 'year, two digits');
  });
});

describe('A numeric date of a column', () => {
  const read = (text: string, notation: DateNotation, kind: DateKind = 'care'): number | string => {
    const { reading } = readDateCell(text, notation, TODAY, kind);
    return reading.ok ? reading.date : reading.flaw;
  };
  const monthFirst: DateNotation = { order: 'monthFirst', twoDigitYear: 'unknown' };
  const dayFirst: DateNotation = { order: 'dayFirst', twoDigitYear: 'last' };
  const yearFirst: DateNotation = { order: 'monthFirst', twoDigitYear: 'first' };

  it('is read in the order of the column, or not at all', () => {
    assert.equal(read('13/1/2024', monthFirst), 'otherOrder');
    assert.equal(read('1/13/2024', dayFirst), 'otherOrder');
    assert.equal(read('2/30/2024', monthFirst), 'impossible');
    assert.equal(read('1/13/2024', monthFirst), 20240113);
  });

  it('with a year of two digits is read only if the position of the year is known', () => {
    assert.equal(read('1/3/24', monthFirst), 20240103);
    assert.equal(read('24-01-03', monthFirst), 'unclearYear');
    assert.equal(read('24-01-25', monthFirst), 'unclearYear');
    assert.equal(read('24-01-03', dayFirst), 'unclearYear');
    assert.equal(read('24-01-25', dayFirst), 20250124);
    assert.equal(read('24-01-03', yearFirst), 20240103);
    assert.equal(read('24-01-25', yearFirst), 20240125);
    assert.equal(read('1/3/24', yearFirst), 'unclearYear');
    assert.equal(read('1/3/2024', yearFirst), 20240103);
  });

  it('of birth has a year up to today', () => {
    assert.equal(read('60-12-25', yearFirst, 'birth'), 19601225);
    assert.equal(read('25/12/60', dayFirst, 'birth'), 19601225);
    assert.equal(read('5/6/12', monthFirst, 'birth'), 20120506);
    assert.equal(read('60-12-25', monthFirst, 'birth'), 'unclearYear');
  });
});
