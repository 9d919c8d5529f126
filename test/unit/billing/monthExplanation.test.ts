import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainMonth } from '../../../src/billing/monthExplanation';
import { PatientMonth } from '../../../src/billing/months/patientMonth';
import { findDateOfService } from '../../../src/billing/months/serviceDate';
import { dateOfService } from '../../../src/billing/rules/dateOfService';
import type { RowTable } from '../../../src/log/rows/rowTable';
import type { CalendarDate } from '../../../src/log/values/calendarDate';
import { compareMinutes, formatMinutes } from '../../../src/log/values/minutes';
import { whyLines } from '../../../src/wording/whyText';
import { arbitraryLog } from '../support/arbitraryLogs';
import { billText } from '../support/billing';
import { runs } from '../support/fuzzRuns';
import { buildLog } from '../support/logBuilder';

/** Compares the date of service under each rule with the entry that earns the base code. */
function assertDateOfService(
  month: PatientMonth,
  table: RowTable,
  earned: CalendarDate | undefined,
  last: CalendarDate | undefined,
): void {
  for (const rule of ['lastDayOfMonth', 'lastBusinessDay', 'thresholdMet', 'lastActivity'] as const) {
    const profile = { ...month.summary.profile, dateOfService: rule };
    const { kind, codes, summary, patient } = month;
    const other = Object.assign(new PatientMonth(patient, month.month), { kind, codes });
    other.currentSummary = { ...summary, profile };
    const expected = earned === undefined ? undefined : dateOfService(rule, month.month, earned, last);
    assert.equal(findDateOfService(other, table), expected);
  }
}

describe('The explanation of a month', () => {
  const text = buildLog(
    { date: '1/20/2024', minutes: '30.5' },
    { date: '1/3/2024', minutes: '39.49' },
    { date: '1/25/2024', minutes: '0.01', activity: 'Call' },
    { date: '1/28/2024', minutes: '60' },
    { date: 'soon', minutes: '5' },
    { date: '1/29/2024', minutes: '9', activity: 'Scheduling' },
    { date: '1/29/2024', minutes: 'x' },
  );
  const billed = billText(text);
  const [month] = billed.ledger.months();
  const why = explainMonth(month!, billed.table);

  it('lists the entries by date, each with the running total and the codes that it earns', () => {
    assert.deepEqual(
      why.entries.map(({ date, total, earned }) => `${date} ${formatMinutes(total)} ${earned.join('+')}`.trim()),
      ['20240103 39.49', '20240120 69.99', '20240125 70 99492', '20240128 130 99494+99494'],
    );
  });

  it('has the day on which the base code was earned, and the date of service', () => {
    assert.deepEqual([why.crossing?.date, why.dateOfService], [20240125, 20240131]);
  });

  it('lists the rows that are left out, and why', () => {
    assert.deepEqual(
      why.excluded.map(({ reason: reason }) => reason),
      ['CB114', undefined],
    );
  });

  it('is shown in sentences', () => {
    assert.deepEqual(whyLines(month!, why), [
      'Jan 2024, initial month: 99492 + 2 × 99494 with 130 min.',
      'Rule: Full time (70 / 60 / +30 minutes), profile "Full time" (the full minutes of each code; rules as of 2026-11).',
      '4 entries count. 2 rows are left out: 1 × clerical, travel, or training time, 1 × row with an error.',
      '99492 earned on 1/25/2024, at 70 minutes.',
      '99494 + 99494 earned on 1/28/2024, at 130 minutes.',
      'Earliest date of service: 1/25/2024. Date of service for the claim, by the profile: 1/31/2024.',
      'Next: 30 min to 99494.',
    ]);
  });

  it('adds up to the figures of the month, for any log', () => {
    fc.assert(
      fc.property(arbitraryLog(20), (any) => {
        const logs = billText(any);
        for (const each of logs.ledger.months()) {
          const { entries, crossing, excluded: leftOut } = explainMonth(each, logs.table);
          const { codes, summary, rows } = each;
          const last = entries.at(-1);
          assert.ok(last ? compareMinutes(last.total, summary.minutes) === 0 : summary.entryCount === 0);
          assert.equal(entries.length + leftOut.length, rows.length);
          const earned = entries.flatMap((entry) => entry.earned);
          assert.equal(earned.filter((code) => code === '99494').length, codes.addOnUnits);
          assert.deepEqual(
            earned.filter((code) => code !== '99494'),
            codes.base ? [codes.base] : [],
          );
          assert.equal(crossing !== undefined, codes.base !== undefined);
          assertDateOfService(each, logs.table, crossing?.date, last?.date);
        }
      }),
      runs(300),
    );
  });
});
