import assert from 'node:assert/strict';
import { TextLines } from '../../../../src/log/csv/lines';
import { findChangesSinceClose } from '../../../../src/report/existing/closedMonth';
import { closedMonthFileName, readClosedMonthName } from '../../../../src/report/existing/closedMonthName';
import { reportCsv } from '../../../../src/report/exports/reportCsv';
import { readReport } from '../../../../src/report/existing/reportReader';
import { billText, makeExportedReport, month } from '../../support/billing';
import { buildLog, type Entry } from '../../support/logBuilder';

const JANUARY = month('2024-01');
const ROWS: readonly Partial<Entry>[] = [
  { mrn: 'A1', minutes: '40' },
  { mrn: 'A1', date: '1/9/2024', minutes: '30' },
  { mrn: 'A2', minutes: '65' },
  { mrn: 'A2', date: '2/9/2024', minutes: '65' },
];

/** `CB431 2 what changed`, for a log that changed after January was closed. */
function changes(before: readonly Partial<Entry>[], after: readonly Partial<Entry>[]): string[] {
  const closed = readReport(
    TextLines.of(reportCsv(makeExportedReport(billText(buildLog(...before)), { month: JANUARY }).report)),
  );
  assert.ok(closed.ok);
  return findChangesSinceClose(billText(buildLog(...after)), JANUARY, closed.value).map(
    ({ code, range, message }) => `${code} ${range.start.line + 1} ${/since: (.*?)\. If/.exec(message)?.[1] ?? ''}`,
  );
}

describe('a closed month', () => {
  it('is stored next to the log under the name of the log and the month', () => {
    assert.equal(closedMonthFileName('march.timelog.csv', JANUARY), 'march.closed-2024-01.csv');
    assert.equal(readClosedMonthName('march.closed-2024-01.csv', 'march.timelog.csv'), JANUARY);
    // Kind 15: a program or a drive may write the extension in uppercase.
    assert.equal(readClosedMonthName('march.closed-2024-01.CSV', 'march.TIMELOG.CSV'), JANUARY);
    for (const other of [
      'march.timelog.csv',
      'april.closed-2024-01.csv',
      'march.closed-2024-13.csv',
      'march.closed-x.csv',
    ]) {
      assert.equal(readClosedMonthName(other, 'march.timelog.csv'), undefined);
    }
  });

  it('has no changes if only the row order or other months change', () => {
    assert.deepEqual(changes(ROWS, [...ROWS].reverse()), []);
    assert.deepEqual(changes(ROWS, [...ROWS, { mrn: 'A2', date: '2/10/2024', minutes: '30' }]), []);
  });

  it('reports the effect of a late entry on the first row of the patient-month', () => {
    assert.deepEqual(changes(ROWS, [...ROWS, { mrn: 'A2', date: '1/30/2024', minutes: '5' }]), [
      'CB431 4 minutes 65 → 70 (+5); no code → 99492',
    ]);
  });

  it('reports added and removed patients and another payer without naming them', () => {
    assert.deepEqual(
      changes(ROWS, [
        { ...ROWS[0], payer: 'Humana' },
        { ...ROWS[1], payer: 'Humana' },
        { mrn: 'A9', minutes: '70' },
      ]),
      ['CB431 2 changed: Payer', 'CB431 1 patient-month removed (no code)', 'CB431 4 patient-month added (99492)'],
    );
  });
});
