import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findFilingDeadline,
  findLastFilingDay,
  isNearDeadline,
  isPastDeadline,
  type FilingLimit,
} from '../../../../src/billing/rules/filingLimit';
import { BUILT_IN_PROFILES } from '../../../../src/billing/rules/builtInProfiles';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  daysBetween,
  formatIsoDate,
  monthOf,
  monthsBetween,
} from '../../../../src/log/values/calendarDate';
import { day } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';

const YEAR: FilingLimit = { amount: 12, unit: 'months' };

describe('The last day to file a claim', () => {
  for (const [limit, dateOfService, expected] of [
    // A Medicare contractor on 42 CFR 424.44: February 29 must be filed by February 28.
    [YEAR, day(2024, 2, 29), '2025-02-28'],
    [YEAR, day(2023, 2, 28), '2024-02-28'],
    [YEAR, day(2025, 1, 31), '2026-01-31'],
    [YEAR, day(2025, 12, 31), '2026-12-31'],
    [{ amount: 6, unit: 'months' }, day(2025, 8, 31), '2026-02-28'],
    [{ amount: 95, unit: 'days' }, day(2025, 1, 31), '2025-05-06'],
    [{ amount: 365, unit: 'days' }, day(2024, 1, 31), '2025-01-30'],
    [{ amount: 0, unit: 'days' }, day(2024, 1, 31), '2024-01-31'],
  ] as const) {
    it(`is ${expected} for ${formatIsoDate(dateOfService)} with ${limit.amount} ${limit.unit}`, () => {
      assert.equal(formatIsoDate(findLastFilingDay(limit, dateOfService)), expected);
    });
  }

  it('is still on time, and the day after it is not', () => {
    assert.equal(isPastDeadline(findFilingDeadline(YEAR, day(2025, 1, 31), day(2026, 1, 31))), false);
    assert.equal(isPastDeadline(findFilingDeadline(YEAR, day(2025, 1, 31), day(2026, 2, 1))), true);
  });

  it('is near from 60 days before it, or from the middle of a shorter limit', () => {
    const isNear = (limit: FilingLimit, today: Parameters<typeof findFilingDeadline>[2]): boolean =>
      isNearDeadline(findFilingDeadline(limit, day(2025, 1, 31), today), limit);
    assert.equal(isNear(YEAR, day(2025, 12, 1)), false);
    assert.equal(isNear(YEAR, day(2025, 12, 2)), true);
    assert.equal(isNear(YEAR, day(2026, 1, 31)), true);
    assert.equal(isNear(YEAR, day(2026, 2, 1)), false);
    assert.equal(isNear({ amount: 90, unit: 'days' }, addDays(day(2025, 5, 1), -46)), false);
    assert.equal(isNear({ amount: 90, unit: 'days' }, addDays(day(2025, 5, 1), -45)), true);
  });

  it('is as many calendar months or days later as the limit has', () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(36), fc.nat(1000), (dayNumber, months, days) => {
        const date = dateOfDayNumber(dayNumber);
        const later = addMonths(date, months);
        assert.equal(monthsBetween(monthOf(date), monthOf(later)), months);
        assert.ok(later % 100 <= date % 100);
        assert.equal(daysBetween(date, addDays(date, days)), days);
      }),
      runs(200),
    );
  });

  // sources.md 7. Limits of other payers aren't known.
  const known = {
    medicare: '12 months',
    'medicare-rhc-fqhc': '12 months',
    'medicare-apcm': '12 months',
    'texas-medicaid': '95 days',
    'texas-medicaid-fqhc': '95 days',
    'nc-medicaid': '365 days',
    'bcbs-north-dakota': '365 days',
    'bcbs-michigan': '180 days',
  };
  it('follows from a limit that has a source, in each built-in profile', () => {
    const limits = [...BUILT_IN_PROFILES.values()].flatMap(({ id, filingLimit: limit }) =>
      limit ? [[id, `${limit.amount} ${limit.unit}`] as const] : [],
    );
    assert.deepEqual(Object.fromEntries(limits), known);
  });
});
