import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { billingRules, type BillingRules } from '../../../../src/billing/rules/billingRules';
import { FULL_TIME_PROFILE } from '../../../../src/billing/rules/payerProfile';
import { FULL_TIME } from '../../../../src/billing/rules/timeRules';
import { TextLines } from '../../../../src/log/csv/lines';
import { billingReport } from '../../../../src/report/billingReport';
import { reportCsv } from '../../../../src/report/exports/reportCsv';
import { REPORT_COLUMNS } from '../../../../src/report/reportColumns';
import { readReport } from '../../../../src/report/existing/reportReader';
import { verifyReport } from '../../../../src/report/existing/verifyReport';
import { arbitraryLog } from '../../support/arbitraryLogs';
import { billWithRules, billText, day, makeRules } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';
import { buildLog } from '../../support/logBuilder';

const fixture = (name: string) => readFileSync(join(__dirname, '../../../fixtures', name), 'utf8');

/** `CB412 2 TRUE`: the code, the line from 1, and the characters of the problem. */
function found(report: string, ...logs: readonly string[]): string[] {
  const lines = TextLines.of(report);
  const read = readReport(lines);
  if (!read.ok) {
    return [read.failure.code];
  }
  return verifyReport(read.value, makeRules(FULL_TIME), logs.length > 0 ? billText(...logs) : undefined).map(
    ({ code, range }) =>
      `${code} ${range.start.line + 1} ${lines.lineAt(range.start.line).slice(range.start.column, range.end.column)}`,
  );
}

function report(...lines: readonly string[]): string {
  return [REPORT_COLUMNS.join(','), ...lines, ''].join('\n');
}

describe('the check of a billing report', () => {
  it('finds no problems in the sample report, with and without its log', () => {
    assert.deepEqual(found(fixture('sample-billing-report.csv')), []);
    assert.deepEqual(found(fixture('sample-billing-report.csv'), fixture('sample.timelog.csv')), []);
  });

  it('finds no problems in a report that was created from its log', () => {
    fc.assert(
      fc.property(arbitraryLog(15), (text) => {
        const made = billingReport(billText(text));
        // A month with two initial assessments has none in the report, and earns no code without the log either.
        const wrapped = made.lines.some(({ mrn }) => /^['=]/.test(mrn));
        fc.pre(!wrapped);
        // Many units are as doubtful in the report as in the log.
        assert.deepEqual(
          found(reportCsv(made), text).filter((problem) => !problem.startsWith('CB176')),
          [],
        );
      }),
      runs(200),
    );
  });

  const boundaries: [minutes: string, assessment: string, cells: string, problems: string[]][] = [
    ['69.99', '2/3/2024', '0,0,0', []],
    ['69.99', '2/3/2024', 'TRUE,0,0', ['CB411 2 TRUE']],
    ['70', '2/3/2024', 'TRUE,0,0', []],
    ['70', '2/3/2024', '0,0,0', ['CB411 2 0']],
    ['70', '2/3/2024', '0,TRUE,0', ['CB411 2 TRUE']],
    ['99.999', '2/3/2024', 'TRUE,0,1', ['CB412 2 1']],
    ['100', '2/3/2024', 'TRUE,0,1', []],
    ['59.99', '1/3/2024', '0,TRUE,0', ['CB411 2 TRUE']],
    ['60', '1/3/2024', '0,TRUE,0', []],
    ['90', '1/3/2024', '0,TRUE,0', ['CB412 2 0']],
    ['90', '1/3/2024', 'TRUE,TRUE,1', ['CB411 2 TRUE']],
    ['90', '3/3/2024', '0,TRUE,1', ['CB411 2 TRUE']],
    ['90', '', '0,TRUE,1', ['CB411 2 TRUE']],
    ['90', '', '0,0,0', []],
    ['20', '1/3/2024', '0,0,2', ['CB412 2 2']],
  ];
  for (const [minutes, assessment, cells, problems] of boundaries) {
    it(`finds ${problems.join() || 'no problem'} in ${minutes} minutes with ${cells} and initial assessment ${assessment || 'none'}`, () =>
      assert.deepEqual(found(report(`2/1/2024,${assessment},A1,,,${minutes},,${cells},,`)), problems));
  }

  it('finds a patient-month that is billed twice', () => {
    const line = '2/1/2024,1/3/2024,A1,,,60,,0,TRUE,0,,';
    assert.deepEqual(found(report(line, line)), ['CB404 3 A1']);
  });

  it('finds minutes, lines, and initial assessments that differ from the log', () => {
    const log = buildLog(
      { mrn: 'A1', date: '2/3/2024', minutes: '60' },
      { mrn: 'A2', date: '2/3/2024', minutes: '60' },
      { mrn: 'A3', date: '2/3/2024', minutes: '60' },
      { mrn: 'A4', date: '2/3/2024', minutes: '60', assessment: '2/1/2024' },
    );
    const checked = report(
      '2/1/2024,1/3/2024,A1,,,72.5,,0,TRUE,0,,',
      '2/1/2024,1/3/2024,A2,,,60,,0,TRUE,0,,',
      '2/1/2024,1/3/2024,A4,,,60,,0,TRUE,0,,',
      '2/1/2024,1/3/2024,A5,,,60,,0,TRUE,0,,',
    );
    assert.deepEqual(found(checked, log), [
      `CB423 1 ${REPORT_COLUMNS.join(',')}`,
      'CB421 2 72.5',
      'CB424 4 1/3/2024',
      'CB422 5 A5',
    ]);
  });

  it('uses the codes of the log if other months or other codes decide them', () => {
    const first = billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, firstMonth: 'firstEarnedMonth' } });
    const log = buildLog({ mrn: 'A1', minutes: '50' }, { mrn: 'A1', date: '2/3/2024', minutes: '75' });
    const problems = (rules: BillingRules, text: string, checked?: string): string[] => {
      const billed = billWithRules(rules, TextLines.of(text));
      const read = readReport(TextLines.of(checked ?? reportCsv(billingReport(billed))));
      assert.ok(read.ok);
      return verifyReport(read.value, rules, billed).map(({ code, range }) => `${code} ${range.start.line + 1}`);
    };
    assert.deepEqual(problems(first, log), []);
    const january = '1/1/2024,1/3/2024,A1,Holly,Guzman,50,Cigna,0,0,0,,';
    const february = (codes: string) => report(`2/1/2024,1/3/2024,A1,Holly,Guzman,75,Cigna,${codes},,`, january);
    assert.deepEqual(problems(first, log, february('TRUE,0,0')), []);
    assert.deepEqual(problems(first, log, february('0,TRUE,0')), ['CB425 2']);
    assert.deepEqual(problems(first, log, february('0,0,0')), ['CB425 2']);
    assert.deepEqual(problems(first, log, february('TRUE,TRUE,0')), ['CB411 2']);

    const apcm = billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, apcmAddOns: true } });
    const withApcm = 'Date,MRN,Minutes,Initial Assessment,Other Codes\n1/3/2026,A1,10,1/3/2026,G0556\n';
    assert.deepEqual(problems(apcm, withApcm), []);
  });

  it('finds more units of 99494 than usual for a payer without a limit', () => {
    const header = REPORT_COLUMNS.join(',');
    const withUnits = (minutes: string, units: string): string =>
      [header, `2/1/2024,2/3/2024,P1,A,B,${minutes},Cigna,TRUE,0,${units},1234567893,`].join('\n');
    assert.deepEqual(found(withUnits('310', '8')), []);
    assert.deepEqual(found(withUnits('340', '9')), ['CB176 2 9']);
  });

  it('finds claims past the payer’s filing limit, and those that must be filed soon', () => {
    const rules = billingRules({
      defaultProfile: { ...FULL_TIME_PROFILE, filingLimit: { amount: 12, unit: 'months' } },
      today: day(2025, 3, 1),
    });
    const lines = TextLines.of(
      report(
        '4/1/2024,2/3/2024,P1,A,B,60,Cigna,0,TRUE,0,1234567893,',
        '3/1/2024,2/3/2024,P1,A,B,60,Cigna,0,TRUE,0,1234567893,',
        '2/1/2024,2/3/2024,P1,A,B,70,Cigna,TRUE,0,0,1234567893,',
        '2/1/2024,2/3/2024,P2,A,B,69,Cigna,0,0,0,1234567893,',
      ),
    );
    const read = readReport(lines);
    assert.ok(read.ok);
    // 2024-02-29 must be filed by 2025-02-28.
    assert.deepEqual(
      verifyReport(read.value, rules).map(({ code, range, message }) => [code, range.start.line + 1, message]),
      [
        [
          'CB174',
          2,
          "If the claim for Apr 2024 isn't filed yet, file it by 4/30/2025: this payer's limit is 12 months after the date of service.",
        ],
        [
          'CB174',
          3,
          "If the claim for Mar 2024 isn't filed yet, file it by 3/31/2025: this payer's limit is 12 months after the date of service.",
        ],
        [
          'CB174',
          4,
          "The claim for Feb 2024 had to be filed by 2/28/2025: this payer's limit is 12 months after the date of service. If it was filed on time, accept this.",
        ],
      ],
    );
  });

  it('reports the difference in minutes and the location of a missing month, but no patient', () => {
    const log = buildLog(
      { mrn: 'A1', date: '2/3/2024', minutes: '60' },
      { mrn: 'A2', date: '2/9/2024', minutes: '95' },
    );
    const read = readReport(TextLines.of(report('2/1/2024,1/3/2024,A1,,,72.5,,0,TRUE,0,,')));
    assert.ok(read.ok);
    assert.deepEqual(
      verifyReport(read.value, makeRules(FULL_TIME), billText(log)).map(({ message }) => message),
      [
        'A patient-month from the log is missing: Feb 2024, 99493 + 1 × 99494. Its first entry: line 3.',
        'The log has 12.5 fewer minutes than this line. Codes from the log: 99493.',
      ],
    );
  });
});
