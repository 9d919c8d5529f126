import assert from 'node:assert/strict';
import fc from 'fast-check';
import { accountForRows } from '../../../src/billing/accounting';
import type { BilledLogs } from '../../../src/billing/billedLogs';
import { addMinutes, formatMinutes, isPositive, NO_MINUTES, type Minutes } from '../../../src/log/values/minutes';
import { leftOutEntries } from '../../../src/report/leftOutEntries';
import { WHOLE_REPORT } from '../../../src/report/reportChoice';
import { arbitraryLog, arbitraryLogWithOptionalColumns, difficultText } from '../support/arbitraryLogs';
import { billText } from '../support/billing';
import { runs } from '../support/fuzzRuns';

const anyLog = fc.oneof(
  { weight: 3, arbitrary: arbitraryLog(40) },
  { weight: 3, arbitrary: arbitraryLogWithOptionalColumns(30) },
  { weight: 1, arbitrary: difficultText(60).map((text) => `Date,MRN,Minutes\n${text}`) },
);

function sumMinutes(minutes: readonly Minutes[]): string {
  return formatMinutes(minutes.reduce((sum, each) => addMinutes(sum, each), NO_MINUTES));
}

/** Checks that every row and every minute of the logs is counted once, and compares the totals with the lists of rows. */
function assertConserved(billed: BilledLogs): void {
  const { table } = billed;
  const account = accountForRows(billed);
  assert.equal(account.rows, account.notEntries + account.entriesCounted + account.entriesLeftOut);
  assert.equal(
    formatMinutes(account.minutesRead),
    sumMinutes([account.minutesCounted, account.minutesLeftOut]),
    'minutes that count and minutes that are left out',
  );
  const leftOut = leftOutEntries(billed, WHOLE_REPORT);
  assert.equal(new Set(leftOut.map(({ row }) => row)).size, leftOut.length, 'each row has one reason');
  assert.equal(sumMinutes(leftOut.map(({ minutes }) => minutes)), formatMinutes(account.minutesLeftOut));
  const months = billed.ledger.months().map(({ summary }) => summary);
  assert.equal(sumMinutes(months.map(({ minutes }) => minutes)), formatMinutes(account.minutesCounted));
  const counted = new Set(months.flatMap(({ countedRows }) => countedRows));
  const reasons = new Map(leftOut.map((entry) => [entry.row, entry]));
  let unknown = 0;
  for (const log of billed.logs) {
    log.walk((row) => {
      const isEntry = table.isEntry(row);
      const reason = reasons.get(row);
      assert.equal(isEntry, counted.has(row) || reason !== undefined, 'an entry counts or is left out');
      assert.ok(isEntry || !isPositive(table.minutesOf(row)));
      if (reason?.hasUnknownMinutes) {
        unknown++;
        assert.ok(!isPositive(reason.minutes), 'unknown minutes aren’t 0 minutes');
      }
      // Only time that overlaps is left out of an entry that counts.
      assert.ok(!counted.has(row) || reason === undefined || reason.code === 'CB111');
      return true;
    });
  }
  assert.equal(account.entriesWithUnknownMinutes, unknown);
}

describe('The accounting of the rows of logs', () => {
  it('counts every row and every minute once', function () {
    this.timeout(0);
    fc.assert(
      fc.property(fc.array(anyLog, { minLength: 1, maxLength: 2 }), (texts) => assertConserved(billText(...texts))),
      runs(300),
    );
  });

  it('has the rows and minutes of a log with every kind of row', () => {
    const account = accountForRows(
      billText(
        [
          'Time log of January',
          'Date,MRN,Minutes,Initial Assessment,Status,Activity',
          '1/3/2024,A,40,1/3/2024,Signed,Call',
          '1/4/2024,A,20,1/3/2024,Voided,Call',
          '1/5/2024,A,ten,1/3/2024,,Call',
          '1/6/2024,A,-5,1/3/2024,,Call',
          'soon,A,5,1/3/2024,,Call',
          '',
          '1/31/2024,A,40,1/3/2024,,Subtotal',
          '---,---,,,,',
          'MRN,Date,Minutes',
          'A,1/9/2024,7',
          'Page 2',
        ].join('\n'),
      ),
    );
    assert.equal(account.rows, 13);
    assert.equal(account.notEntries, 7);
    assert.equal(account.entriesCounted, 1);
    assert.equal(account.entriesLeftOut, 5);
    assert.equal(account.entriesWithUnknownMinutes, 2);
    assert.deepEqual([account.minutesRead, account.minutesCounted, account.minutesLeftOut].map(formatMinutes), [
      '65',
      '40',
      '25',
    ]);
  });
});
