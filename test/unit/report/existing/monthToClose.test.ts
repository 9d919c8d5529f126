import assert from 'node:assert/strict';
import { findMonthToClose } from '../../../../src/report/existing/monthToClose';
import { day, month } from '../../support/billing';

describe('the month to close', () => {
  const months = ['2026-01', '2026-02', '2026-03'].map(month);
  const today = day(2026, 3, 14);

  it('is the latest month that is over', () => {
    assert.equal(findMonthToClose(months, new Set(), today), month('2026-02'));
    assert.equal(findMonthToClose(months, new Set(), day(2026, 4, 1)), month('2026-03'));
  });

  it('is the latest one that isn’t closed yet', () => {
    assert.equal(findMonthToClose(months, new Set([month('2026-02')]), today), month('2026-01'));
    assert.equal(findMonthToClose(months, new Set(months), today), month('2026-02'));
  });

  it('isn’t the current month', () => {
    assert.equal(findMonthToClose([month('2026-03')], new Set(), today), undefined);
  });
});
