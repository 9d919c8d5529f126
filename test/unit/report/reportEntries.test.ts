import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BilledLogs } from '../../../src/billing/billedLogs';
import { CPT_MIDPOINT_FRACTIONS } from '../../../src/billing/rules/timeRules';
import { TextLines } from '../../../src/log/csv/lines';
import { compareMinutes, formatMinutes } from '../../../src/log/values/minutes';
import { billingReport } from '../../../src/report/billingReport';
import { findThresholds } from '../../../src/report/codesAt';
import { leftOutEntries, leftOutReasons } from '../../../src/report/leftOutEntries';
import { codesText } from '../../../src/wording/monthFigures';
import { reportEntries } from '../../../src/report/reportEntries';
import { arbitraryLog } from '../support/arbitraryLogs';
import { TODAY, billText, makeRules } from '../support/billing';
import { runs } from '../support/fuzzRuns';

/** Overlapping entries of one staff member, time of the consultant, and a row with an error. */
const OVERLAPPING = [
  'Date,MRN,Start,End,Minutes,Staff,Role,Activity,Payer,Initial Assessment',
  '1/3/2024,A1,9:00 AM,10:00 AM,,T. Nguyen,BHCM,Follow Up,Cigna,1/3/2024',
  '1/3/2024,A1,9:45 AM,10:15 AM,,T. Nguyen,BHCM,Follow Up,Cigna,1/3/2024',
  '1/4/2024,A1,,,45,D. Osei,Psychiatric Consultant,Case review,Cigna,1/3/2024',
  '1/5/2024,A1,,,x,T. Nguyen,BHCM,Follow Up,Cigna,1/3/2024',
  '',
].join('\n');

function figures(billed: BilledLogs): string[] {
  const report = billingReport(billed);
  return report.lines.flatMap((line) =>
    reportEntries(billed, line).map(
      ({ line: at, minutes, total, crosses }) => `${at} ${formatMinutes(minutes)} ${formatMinutes(total)} ${crosses}`,
    ),
  );
}

describe('the entries of a line', () => {
  it('add only counted minutes, and mark the entry that earns a code', () => {
    assert.deepEqual(figures(billText(OVERLAPPING)), ['2 60 60 ', '3 15 75 99492']);
  });

  it('earn codes by the payer’s rules, including thresholds that must be exceeded', () => {
    const billed = new BilledLogs(makeRules(CPT_MIDPOINT_FRACTIONS));
    billed.add(
      TextLines.of('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,35,1/3/2024\n1/4/2024,A1,0.5,\n1/5/2024,A1,60,\n'),
      { today: TODAY },
    );
    assert.deepEqual(figures(billed), ['2 35 35 ', '3 0.5 35.5 99492', '4 60 95.5 99492 + 1 × 99494']);
    const [line] = billingReport(billed).lines;
    assert.deepEqual(line && findThresholds(line).map(({ code, at }) => `${code} ${formatMinutes(at)}`), [
      '99492 35',
      '99494 85',
      '99494 115',
    ]);
  });

  it('add up to the minutes and codes of the line', () => {
    fc.assert(
      fc.property(arbitraryLog(20), (text) => {
        const billed = billText(text);
        for (const line of billingReport(billed).lines) {
          const entries = reportEntries(billed, line);
          const last = entries.at(-1);
          assert.equal(entries.length, line.counted.length);
          assert.equal(last ? compareMinutes(last.total, line.minutes) : 0, 0);
          const earned = entries.findLast(({ crosses }) => crosses !== '')?.crosses ?? 'no code';
          assert.equal(earned, codesText(line.codes));
          const reached = findThresholds(line).filter(({ at, isBeyond }) =>
            isBeyond ? compareMinutes(line.minutes, at) > 0 : compareMinutes(line.minutes, at) >= 0,
          );
          assert.equal(reached.length, line.codes.base ? line.codes.addOnUnits + 1 : 0);
        }
      }),
      runs(200),
    );
  });
});

describe('the list of left-out rows', () => {
  it('has rows with errors, roles that do not count, and overlapping minutes', () => {
    assert.deepEqual(
      leftOutEntries(billText(OVERLAPPING), {}).map(({ line, code, minutes }) => [line, code, formatMinutes(minutes)]),
      [
        [3, 'CB111', '15'],
        [4, 'CB112', '45'],
        [5, 'CB014', '0'],
      ],
    );
  });

  it('has the rows and minutes of the totals', () => {
    fc.assert(
      fc.property(arbitraryLog(20), (text) => {
        for (const billed of [billText(text), billText(OVERLAPPING, text)]) {
          assert.deepEqual(leftOutReasons(leftOutEntries(billed, {})), billed.ledger.excluded.list());
        }
      }),
      runs(100),
    );
  });
});
