import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextLines } from '../../../src/log/csv/lines';
import { addMinutes, formatMinutes, NO_MINUTES, readMinutes } from '../../../src/log/values/minutes';
import { findSelectionFigures } from '../../../src/sheet/selectionFigures';
import { billLines } from '../support/billing';

/** Returns the figures of these columns in all rows below the header. */
function figuresOf(text: string, ...columns: number[]) {
  const billed = billLines(TextLines.of(text));
  const log = billed.logs[0]!;
  const rows = text.split('\n').flatMap((line, at) => (at > 0 && line !== '' ? [log.rowAtLine(at)!] : []));
  return findSelectionFigures({ billed, log }, rows, columns);
}

describe('the figures of selected cells', () => {
  const LOG =
    'Date,MRN,Minutes,Score,Activity\n1/3/2025,A1,24.24,12,Call\n1/4/2025,A1,1:20,,Call\n1/5/2025,A1,0.1,9,\n';

  it('add up minutes exactly and as the log reads them', () => {
    assert.deepEqual(figuresOf(LOG, 2), {
      count: 3,
      numbers: { sum: '104.34', average: '34.78', least: '0.1', most: '80' },
    });
  });

  it('add up any other column of plain numbers, without its empty cells', () => {
    assert.deepEqual(figuresOf(LOG, 3), {
      count: 2,
      numbers: { sum: '21', average: '10.5', least: '9', most: '12' },
    });
  });

  it('only count texts, and a single number', () => {
    assert.deepEqual(figuresOf(LOG, 0, 4), { count: 5, numbers: undefined });
    assert.deepEqual(figuresOf('Date,MRN,Minutes\n1/3/2025,A1,20\n', 0, 2), { count: 2, numbers: undefined });
  });

  it('have a sum equal to the exact sum of any decimals', () => {
    const values = fc.array(
      fc.tuple(fc.nat(999), fc.nat(999_999)).map(([whole, rest]) => `${whole + 1}.${String(rest).padStart(6, '0')}`),
      { minLength: 2, maxLength: 12 },
    );
    fc.assert(
      fc.property(values, (minutes) => {
        const text = `Date,MRN,Minutes\n${minutes.map((value) => `1/3/2025,A1,${value}\n`).join('')}`;
        const sum = minutes.reduce((total, value) => addMinutes(total, readMinutes(value)!), NO_MINUTES);
        assert.equal(figuresOf(text, 2).numbers?.sum.replaceAll(',', ''), formatMinutes(sum));
      }),
    );
  });

  it('round an average half up to two places', () => {
    const average = (...values: string[]) =>
      figuresOf(`Date,MRN,Minutes,Score\n${values.map((value) => `1/3/2025,A1,1,${value}\n`).join('')}`, 3).numbers
        ?.average;
    assert.equal(average('0', '0.01'), '0.01');
    assert.equal(average('1', '1', '2'), '1.33');
    assert.equal(average('-1', '-1', '-2'), '-1.33');
    assert.equal(average('100', '100'), '100');
  });
});
