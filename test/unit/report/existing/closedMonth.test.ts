import assert from 'node:assert/strict';
import { TextLines } from '../../../../src/log/csv/lines';
import {
  findChangesSinceClose,
  closedMonthFileName,
  readClosedMonthName,
} from '../../../../src/report/existing/closedMonth';
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

/** `CB431 2 what changed`, after January was closed with one log and the log became another. */
function changes(before: readonly Partial<Entry>[], after: readonly Partial<Entry>[]): string[] {
  const closed = readReport(
    TextLines.of(reportCsv(makeExportedReport(billText(buildLog(...before)), { month: JANUARY }).report)),
  );
  assert.ok(closed.ok);
  return findChangesSinceClose(billText(buildLog(...after)), JANUARY, closed.value).map(
    ({ code, range, message }) => `${code} ${range.start.line + 1} ${/since: (.*?)\. If/.exec(message)?.[1] ?? ''}`,
  );
}

describe('A month that was closed', () => {
  it('is kept beside the log under its name', () => {
    assert.equal(closedMonthFileName('march.timelog.csv', JANUARY), 'march.closed-2024-01.csv');
    assert.equal(readClosedMonthName('march.closed-2024-01.csv', 'march.timelog.csv'), JANUARY);
    for (const other of [
      'march.timelog.csv',
      'april.closed-2024-01.csv',
      'march.closed-2024-13.csv',
      'march.closed-x.csv',
    ]) {
      assert.equal(readClosedMonthName(other, 'march.timelog.csv'), undefined);
    }
  });

  it('has not changed while its rows are as they were, in whatever order, and other months may change', () => {
    assert.deepEqual(changes(ROWS, [...ROWS].reverse()), []);
    assert.deepEqual(changes(ROWS, [...ROWS, { mrn: 'A2', date: '2/10/2024', minutes: '30' }]), []);
  });

  it('says of a late entry what it changes, at the first row of the patient’s month', () => {
    assert.deepEqual(changes(ROWS, [...ROWS, { mrn: 'A2', date: '1/30/2024', minutes: '5' }]), [
      'CB431 4 minutes 65 → 70 (+5); no code → 99492',
    ]);
  });

  it('says that patients have come or gone, and that the payer is another, and never which', () => {
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
