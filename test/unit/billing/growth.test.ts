import assert from 'node:assert/strict';
import { findDuplicates } from '../../../src/billing/audit/findCrossRowProblems';
import { addCents, readCents } from '../../../src/billing/rules/feeSchedule';
import type { RowId } from '../../../src/log/rows/rowId';

describe('The work for many rows', () => {
  it('is a few steps for each duplicate, however many other rows the month has', () => {
    const rows = Array.from({ length: 4000 }, (_, index) => index as RowId);
    let steps = 0;
    const hashOf = (row: RowId): number => {
      steps++;
      return row >> 1;
    };
    const found = findDuplicates(rows, { hashOf, compare: (a, b) => a - b }, { sameText: () => true });
    assert.equal(found.length, 2000);
    assert.ok(steps < 10 * rows.length);
  });

  it('adds more amounts than a call can have arguments', () => {
    const cent = readCents('0.01');
    assert.ok(cent !== undefined);
    assert.equal(addCents(Array.from({ length: 300_000 }, () => cent)), 300_000);
  });
});
