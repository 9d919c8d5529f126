import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  makeDate,
  daysBetween,
  countDaysInMonth,
  formatDate,
  formatFirstOfMonth,
  formatIsoDate,
  formatIsoMonth,
  formatMonthName,
  monthOf,
  monthsBetween,
  readMonth,
} from '../../../../src/log/values/calendarDate';
import { readDate } from '../../../../src/log/values/dateText';
import { day, month } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';

/** Days from 1900 through 2199 in JavaScript's calendar, in UTC. */
const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((count) => new Date(count * 86_400_000));

describe('A date', () => {
  it('is valid only if the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1890, max: 2210 }),
        fc.integer({ min: -1, max: 14 }),
        fc.integer({ min: -1, max: 33 }),
        (year, monthNumber, dayNumber) => {
          const date = new Date(Date.UTC(year, monthNumber - 1, dayNumber));
          const exists =
            date.getUTCFullYear() === year && date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === dayNumber;
          assert.equal(makeDate(year, monthNumber, dayNumber).ok, exists && year >= 1900 && year <= 2199);
        },
      ),
      runs(2000),
    );
  });

  it('is read back from every format it is written in', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const ourDate = day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        assert.equal(formatIsoDate(ourDate), date.toISOString().slice(0, 10));
        assert.deepEqual(readDate(formatDate(ourDate)), { ok: true, date: ourDate });
        assert.deepEqual(readDate(formatIsoDate(ourDate)), { ok: true, date: ourDate });
        assert.equal(readMonth(formatIsoMonth(monthOf(ourDate))), monthOf(ourDate));
      }),
      runs(500),
    );
  });

  it('sorts in calendar order', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [first, second] = [a, b].map((date) =>
          day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()),
        );
        assert.equal(Math.sign(first! - second!), Math.sign(a.getTime() - b.getTime()));
      }),
      runs(500),
    );
  });

  it('is written without leading zeros, and its month as the first day', () => {
    assert.equal(formatDate(day(2024, 1, 3)), '1/3/2024');
    assert.equal(formatFirstOfMonth(month('2024-06')), '6/1/2024');
    assert.equal(formatMonthName(month('2024-06')), 'Jun 2024');
  });
});

describe('A month', () => {
  it('has the days of the Gregorian calendar', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((number) => countDaysInMonth(2023, number)),
      [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
    );
    assert.deepEqual(
      [1900, 2000, 2023, 2024, 2100].map((year) => countDaysInMonth(year, 2)),
      [28, 29, 28, 29, 28],
    );
  });

  for (const text of ['2024-13', '2024-00', '2024-1', '24-01', '2024-01-01', '1899-12', ' 2024-01', '']) {
    it(`isn’t read from ${JSON.stringify(text)}`, () => {
      assert.equal(readMonth(text), undefined);
    });
  }

  it('is counted from another month as in the calendar, also across years', () => {
    assert.equal(monthsBetween(month('2023-11'), month('2024-05')), 6);
    assert.equal(monthsBetween(month('2024-05'), month('2023-11')), -6);
    assert.equal(monthsBetween(month('2023-12'), month('2024-01')), 1);
    assert.equal(monthsBetween(month('2024-01'), month('2024-01')), 0);
  });
});

describe('The days between two dates', () => {
  it('are counted as in the calendar, including leap years', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const toDay = (date: Date): ReturnType<typeof day> =>
          day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        assert.equal(daysBetween(toDay(a), toDay(b)), (b.getTime() - a.getTime()) / 86_400_000);
      }),
      runs(500),
    );
  });
});
