import assert from 'node:assert/strict';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../../../../src/billing/rules/builtInProfiles';
import { FULL_TIME_PROFILE, type PayerProfile } from '../../../../src/billing/rules/payerProfile';
import { TextLines } from '../../../../src/log/csv/lines';
import {
  comparableExistingLine,
  compareReports,
  comparisonText,
  findComparedProblems,
} from '../../../../src/report/existing/compareReports';
import { comparisonJson } from '../../../../src/report/existing/comparisonJson';
import { readReport, type ExistingReport } from '../../../../src/report/existing/reportReader';
import { verifyReport } from '../../../../src/report/existing/verifyReport';
import { REPORT_COLUMNS } from '../../../../src/report/reportColumns';
import { billText } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

function read(columns: string, ...lines: readonly string[]): ExistingReport {
  const report = readReport(TextLines.of([`${REPORT_COLUMNS.join(',')}${columns}`, ...lines, ''].join('\n')));
  assert.ok(report.ok);
  return report.value;
}

/** Returns a line of January for an initial month with 75 minutes, or of another month. */
const line = (codes: string, further = '', start = '1/1/2024,1/3/2024,A1', minutes = '75'): string =>
  `${start},,,${minutes},Cigna,${codes},,${further}`;

function verify(report: ExistingReport, profile: Partial<PayerProfile> = {}): string[] {
  const rules = billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, ...profile } });
  return verifyReport(report, rules).map(({ code, range }) => `${code} ${range.start.line + 1}:${range.start.column}`);
}

describe('A line of an existing report with two codes that exclude each other (CB406)', () => {
  for (const [columns, codes, further, conflict] of [
    [',G2214', '0,TRUE,0', ',TRUE', '99493 + G2214'],
    [',G0512', 'TRUE,0,0', ',TRUE', '99492 + G0512'],
    [',99484', '0,TRUE,0', ',1', '99493 + 99484'],
    [',G0511', 'TRUE,0,0', ',1', '99492 + G0511'],
    [',G0568,G0569', '0,0,0', ',TRUE,TRUE', 'G0568 + G0569'],
  ] as const) {
    it(`is an error for ${conflict}`, () => {
      const report = read(columns, line(codes, further));
      const problems = verifyReport(report, billingRules()).filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['CB406'],
      );
      assert.match(problems[0]?.message ?? '', new RegExp(conflict.replaceAll('+', '\\+')));
    });
  }

  it('is still CB411 for 99492 and 99493, and isn’t reported for codes that can be billed together', () => {
    assert.deepEqual(verify(read('', line('TRUE,TRUE,0'))), ['CB411 2:37']);
    assert.deepEqual(verify(read(',90834', line('TRUE,0,0', ',0'))), []);
  });

  it('is reported with the log, too', () => {
    const log = billText(buildLog({ mrn: 'A1', minutes: '75' }));
    const report = read(',G2214', line('TRUE,0,0', ',TRUE'));
    assert.deepEqual(
      verifyReport(report, billingRules(), log).map(({ code }) => code),
      ['CB406'],
    );
  });
});

describe('Columns of an existing report with other codes (CB407)', () => {
  it('are named once if a line has the code, in any spelling', () => {
    for (const name of ['99490', 'CPT 99490', '99490 units', '"CPT: 99490"']) {
      const report = read(`,${name}`, line('TRUE,0,0', ',TRUE'), line('TRUE,0,0', ',2', '1/1/2024,1/3/2024,A2'));
      const problems = verifyReport(report, billingRules());
      assert.deepEqual(
        problems.map(({ code, severity, range }) => `${code} ${severity} ${range.start.line + 1}`),
        ['CB407 warning 1'],
        name,
      );
      assert.match(problems[0]?.message ?? '', /column for 99490.* 2 lines/);
    }
  });

  it('aren’t named if no line has the code, and names with other numbers aren’t codes', () => {
    assert.deepEqual(verify(read(',99490,Year 2024,Zip', line('TRUE,0,0', ',0,2024,12345'))), []);
  });

  it('decide the codes if they’re APCM codes', () => {
    const report = read(',G0556,G0568', line('0,0,0', ',TRUE,TRUE', '1/1/2026,1/3/2026,A1', '40'));
    assert.deepEqual(verify(report, { apcmAddOns: true }), []);
    assert.deepEqual(verify(report, { apcmAddOns: false }), ['CB411 2:45']);
  });

  it('with a code that can’t be read are errors (CB402) if the code is checked', () => {
    assert.deepEqual(verify(read(',G2214', line('TRUE,0,0', ',maybe'))), ['CB402 2:43']);
  });
});

describe('Several initial assessments in one episode of an existing report (CB408)', () => {
  const at = (month: number, assessment: string): string =>
    line(assessment.startsWith(`${month}/`) ? 'TRUE,0,0' : '0,TRUE,0', '', `${month}/1/2024,${assessment},A1`);

  it('are errors in three months in a row, except for the first', () => {
    assert.deepEqual(verify(read('', at(1, '1/3/2024'), at(2, '2/3/2024'), at(3, '3/3/2024'))), [
      'CB408 3:9',
      'CB408 4:9',
    ]);
  });

  it('are errors in any order of the lines, and name the line of the earliest month', () => {
    const [problem] = verifyReport(read('', at(2, '2/3/2024'), at(1, '1/3/2024')), billingRules());
    assert.equal(problem?.range.start.line, 1);
    assert.match(problem.message, /^Line 3 has a different initial assessment/);
  });

  it('aren’t errors after a break of six months, or for another patient', () => {
    assert.deepEqual(verify(read('', at(1, '1/3/2024'), at(8, '8/3/2024'))), []);
    assert.deepEqual(verify(read('', at(1, '1/3/2024'), at(7, '7/3/2024'))), ['CB408 3:9']);
    assert.deepEqual(verify(read('', at(1, '1/3/2024'), at(2, '2/3/2024').replace('A1', 'A2'))), []);
  });
});

describe('Units of 99494 over the payer’s limit in an existing report (CB413)', () => {
  const units = (month: string, count: number): string =>
    line(`0,TRUE,${count}`, '', `${month},1/3/2024,A1`, String(60 + count * 30));

  it('are a warning from the month in which the limit applies', () => {
    const nc = BUILT_IN_PROFILES.get('nc-medicaid');
    assert.deepEqual(verify(read('', units('6/1/2024', 5)), nc), []);
    assert.deepEqual(verify(read('', units('7/1/2024', 4)), nc), []);
    assert.deepEqual(verify(read('', units('7/1/2024', 5)), nc), ['CB413 2:40']);
  });
});

describe('The comparison of reports', () => {
  const before = read(',G2214', line('TRUE,0,0', ',0'), line('0,TRUE,0', ',0', '2/1/2024,1/3/2024,A1'));
  const after = read(
    ',G2214',
    line('TRUE,0,0', ',TRUE'),
    line('0,TRUE,0', ',0', '2/1/2024,1/3/2024,A1'),
    line('0,TRUE,0', ',0', '2/1/2024,1/3/2024,A1', '80'),
  );
  const comparison = compareReports(before.lines.map(comparableExistingLine), after.lines.map(comparableExistingLine));
  const problems = [...findComparedProblems('old.csv', before), ...findComparedProblems('new.csv', after)];

  it('shows a second base code, and a patient-month that one file has twice', () => {
    const text = comparisonText('old.csv', 'new.csv', comparison, problems);
    assert.match(text, /1 line added, 0 removed, 1 changed, 1 unchanged; minutes \+80; 99493 \+1; G2214 \+1/);
    assert.match(text, /Jan 2024 {2}99492 → 99492 \+ G2214/);
    assert.match(text, /Feb 2024 {2}added: 80 minutes, 99493/);
  });

  it('names both with their codes, in text and JSON', () => {
    const text = comparisonText('old.csv', 'new.csv', comparison, problems);
    assert.match(text, /new\.csv:2 {2}CB406 {2}The line has codes .* 99492 \+ G2214\./);
    assert.match(text, /new\.csv:4 {2}CB404 {2}Line 3 already has this patient's Feb 2024\./);
    const json = JSON.parse(comparisonJson(comparison, problems)) as { problems: { code: string; file: string }[] };
    assert.deepEqual(
      json.problems.map(({ code, file }) => `${code} ${file}`),
      ['CB406 new.csv', 'CB404 new.csv'],
    );
  });

  it('has no problems for the same reports without them', () => {
    assert.deepEqual(findComparedProblems('old.csv', before), []);
  });
});
