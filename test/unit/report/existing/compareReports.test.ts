import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addMinutes, formatMinutes } from '../../../../src/log/values/minutes';
import { billingReport } from '../../../../src/report/billingReport';
import {
  comparableReportLine,
  compareReports,
  comparisonText,
  type ReportComparison,
} from '../../../../src/report/existing/compareReports';
import { comparisonJson } from '../../../../src/report/existing/comparisonJson';
import { arbitraryLog } from '../../support/arbitraryLogs';
import { billText } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';
import { buildLog } from '../../support/logBuilder';

function compared(before: string, after: string): ReportComparison {
  const lines = (text: string) => billingReport(billText(text)).lines.map(comparableReportLine);
  return compareReports(lines(before), lines(after));
}

const BEFORE = buildLog(
  { mrn: 'A1', date: '1/3/2024', minutes: '70' },
  { mrn: 'A1', date: '2/3/2024', minutes: '60' },
  { mrn: 'A2', date: '2/3/2024', minutes: '30' },
  { mrn: 'A3', date: '2/3/2024', minutes: '65' },
);
const AFTER = buildLog(
  { mrn: 'A1', date: '1/3/2024', minutes: '70' },
  { mrn: 'A1', date: '2/3/2024', minutes: '90.5' },
  { mrn: 'A2', date: '2/3/2024', minutes: '30', payer: 'Humana' },
  { mrn: 'A4', date: '2/3/2024', minutes: '60' },
);

describe('the comparison of two billing reports', () => {
  it('pairs thousands of lines of one patient-month in order, and the rest is removed', () => {
    const [line] = billingReport(billText(BEFORE)).lines.map(comparableReportLine);
    const repeat = (count: number) => Array.from({ length: count }, () => line!);
    const { changes, unchanged } = compareReports(repeat(20_000), repeat(19_998));
    assert.equal(unchanged, 19_998);
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ['removed', 'removed'],
    );
  });

  it('shows the totals first, and then the changes of each patient', () => {
    assert.equal(
      comparisonText('old.csv', 'new.csv', compared(BEFORE, AFTER)),
      [
        'What changed from old.csv to new.csv',
        '',
        '1 line added, 1 removed, 2 changed, 1 unchanged; minutes +25.5; 99494 +1',
        '',
        'Guzman, Holly  ·  MRN A1',
        '  Feb 2024  minutes 60 → 90.5 (+30.5); 99493 → 99493 + 1 × 99494',
        '',
        'Guzman, Holly  ·  MRN A2',
        '  Feb 2024  Payer “Cigna” → “Humana”',
        '',
        'Guzman, Holly  ·  MRN A3',
        '  Feb 2024  removed: 65 minutes, 99493',
        '',
        'Guzman, Holly  ·  MRN A4',
        '  Feb 2024  added: 60 minutes, 99493',
        '',
      ].join('\n'),
    );
  });

  it('has the same changes as JSON', () => {
    const json = JSON.parse(comparisonJson(compared(BEFORE, AFTER))) as {
      minutes: string;
      changes: { kind: string }[];
    };
    assert.equal(json.minutes, '25.5');
    assert.deepEqual(
      json.changes.map(({ kind }) => kind),
      ['changed', 'changed', 'removed', 'added'],
    );
  });

  it('finds no changes in a report compared with itself, and opposite changes in the reverse direction', () => {
    fc.assert(
      fc.property(arbitraryLog(12), arbitraryLog(12), (a, b) => {
        assert.deepEqual(compared(a, a).changes, []);
        const there = compared(a, b);
        const back = compared(b, a);
        assert.equal(there.changes.length, back.changes.length);
        assert.equal(formatMinutes(addMinutes(there.minutes, back.minutes)), '0');
        assert.deepEqual(
          Object.values(there.units).map((units) => units || 0),
          Object.values(back.units).map((units) => -units || 0),
        );
      }),
      runs(100),
    );
  });
});
