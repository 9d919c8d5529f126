import assert from 'node:assert/strict';
import { dateOfService } from '../../../../src/billing/rules/dateOfService';
import { formatIsoDate } from '../../../../src/log/values/calendarDate';
import { day, month } from '../../support/billing';

describe('The date of service of a month', () => {
  for (const [rule, which, expected] of [
    ['lastDayOfMonth', '2024-02', '2024-02-29'],
    ['lastDayOfMonth', '2025-02', '2025-02-28'],
    ['lastBusinessDay', '2024-02', '2024-02-29'],
    ['lastBusinessDay', '2024-03', '2024-03-29'],
    ['lastBusinessDay', '2024-06', '2024-06-28'],
    ['lastBusinessDay', '2024-08', '2024-08-30'],
    ['lastBusinessDay', '2026-05', '2026-05-29'],
    ['thresholdMet', '2024-02', '2024-02-10'],
    ['lastActivity', '2024-02', '2024-02-20'],
  ] as const) {
    it(`is ${expected} in ${which} under the rule "${rule}"`, () => {
      const [year = 0, number = 0] = which.split('-').map(Number);
      assert.equal(
        formatIsoDate(dateOfService(rule, month(which), day(year, number, 10), day(year, number, 20))),
        expected,
      );
    });
  }

  it('is never before the day on which the base code was earned', () => {
    assert.equal(dateOfService('lastBusinessDay', month('2024-03'), day(2024, 3, 31)), day(2024, 3, 31));
  });
});
