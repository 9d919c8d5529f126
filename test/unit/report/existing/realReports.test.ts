import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../../src/cli/cli';
import { FULL_TIME } from '../../../../src/billing/rules/timeRules';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatMinutes } from '../../../../src/log/values/minutes';
import { comparableExistingLine, compareReports, comparisonText } from '../../../../src/report/existing/compareReports';
import { comparisonJson } from '../../../../src/report/existing/comparisonJson';
import { readReport, type ExistingReport } from '../../../../src/report/existing/reportReader';
import { verifyReport } from '../../../../src/report/existing/verifyReport';
import { billText, makeRules } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

const folder = join(__dirname, '../../../fixtures/real-logs');
const HEADER =
  'Date,Initial Assessment,MRN,First name,Last name,Minutes,Payer,99492,99493,99494,Referring Provider NPI,Problems List';
const JANUARY = '1/1/2024,1/3/2024,V-1,Ada,Vale,104.5,Cigna,TRUE,0,1,1999999018,F33.1';
const FEBRUARY = '2/1/2024,1/3/2024,V-1,Ada,Vale,61,Cigna,0,TRUE,0,1999999018,F33.1';

function read(...rows: string[]): ExistingReport {
  const report = readReport(TextLines.of(rows.join('\n')));
  assert.ok(report.ok, report.ok ? '' : report.failure.message);
  return report.value;
}

/** The months and minutes of the lines, and the codes of the problems with their lines from 1. */
function shape({ lines, problems }: ExistingReport): string[] {
  return [
    ...lines.map(({ month, minutes, mrn }) => `${mrn} ${month} ${formatMinutes(minutes)}`),
    ...problems.map(({ code, range }) => `${code} ${range.start.line + 1}`),
  ];
}

const PLAIN = shape(read(HEADER, JANUARY, FEBRUARY));

function found(report: ExistingReport, ...logs: string[]): string[] {
  return verifyReport(report, makeRules(FULL_TIME), logs.length > 0 ? billText(...logs) : undefined).map(
    ({ code, range }) => `${code} ${range.start.line + 1}`,
  );
}

describe('kind 12: an existing report is read as a log is', () => {
  it('the shapes are read as the plain report', () => {
    const shapes: Record<string, string[]> = {
      'v02: titles above': readFileSync(join(folder, 'v02-titles-above.csv'), 'utf8').split('\n'),
      'v09: a totals line': readFileSync(join(folder, 'v09-totals-row.csv'), 'utf8').split('\n'),
      'a short title and a blank line above': ['CoCM Billing Report', '', HEADER, JANUARY, FEBRUARY],
      'empty cells at the end of every row': [HEADER, JANUARY, FEBRUARY].map((row) => `${row},,,`),
      'empty cells at the end of the rows only': [HEADER, `${JANUARY},,`, `${FEBRUARY},`],
      'a sep= line': ['sep=,', HEADER, JANUARY, FEBRUARY],
      pipes: [HEADER, JANUARY, FEBRUARY].map((row) => row.replaceAll(',', '|')),
      'totals in a later cell': [HEADER, JANUARY, FEBRUARY, ',,,,Grand Total,165.5,,1,1,1,,'],
      'short totals': [HEADER, JANUARY, 'Subtotal,104.5', FEBRUARY, 'TOTAL:,165.5'],
      'a pivot total': [HEADER, JANUARY, '1/1/2024 Total,,,,,104.5,,1,0,1,,', FEBRUARY],
      'bare sums': [HEADER, JANUARY, FEBRUARY, ',,,,,165.5,,1,1,1,,'],
      'a footer': [HEADER, JANUARY, FEBRUARY, '', 'Page 1 of 1', 'End of report,,,,,,,,,,,'],
      'a repeated header': [HEADER, JANUARY, HEADER, FEBRUARY],
    };
    for (const [name, rows] of Object.entries(shapes)) {
      assert.deepEqual(
        shape(read(...rows)).map((each) => each.replace(/^(CB\d+) \d+$/, '$1')),
        PLAIN,
        name,
      );
    }
  });

  it('rows without empty cells at the end are read, as spreadsheets write them', () => {
    const short = [
      HEADER,
      '1/1/2024,1/3/2024,V-1,Ada,Vale,104.5,Cigna,TRUE,0,1',
      '2/1/2024,1/3/2024,V-1,Ada,Vale,61,Cigna,0,TRUE,0',
    ];
    assert.deepEqual(shape(read(...short)), PLAIN);
  });

  it('a row with a missing cell in the middle isn’t read as a short row', () => {
    const missing = '1/1/2024,1/3/2024,V-1,Ada,Vale,104.5,TRUE,0,1,,';
    assert.deepEqual(shape(read(HEADER, missing)), ['CB401 2']);
    assert.deepEqual(shape(read(HEADER, '1/1/2024,1/3/2024,V-1,Ada,Vale,104.5,Cigna,TRUE,0')), ['CB401 2']);
  });

  it('two payer columns are refused, and of two columns with other names for the payer neither is read', () => {
    const twice = readReport(TextLines.of([HEADER.replace('Problems List', 'Payer'), JANUARY].join('\n')));
    assert.ok(!twice.ok && twice.failure.message.includes('Columns 7 and 12 both match Payer'));
    const other = HEADER.replace('Payer', 'Insurance').replace('Problems List', 'Coverage');
    assert.equal(read(other, JANUARY).lines[0]?.texts.Payer, '');
    assert.equal(read(HEADER.replace('Payer', 'Insurance'), JANUARY).lines[0]?.texts.Payer, 'Cigna');
  });

  it('a patient’s line with an unreadable date isn’t left out as totals', () => {
    const line = JANUARY.replace('1/1/2024', 'soon').replace('Cigna', 'Total Health');
    assert.deepEqual(shape(read(HEADER, line)), ['CB402 2']);
    assert.deepEqual(shape(read(HEADER, line.replace('soon', ''))), ['CB402 2']);
    assert.deepEqual(shape(read(HEADER, line.replace('soon', '').replace('V-1', ''))), []);
    assert.deepEqual(shape(read(HEADER, JANUARY.replace('V-1', ''))), ['CB402 2']);
  });

  it('a second header with other columns applies to the rows below it', () => {
    const swapped = 'Date,Initial Assessment,MRN,Minutes,99494,99493,99492';
    const { lines, problems } = read(HEADER, JANUARY, swapped, '2/1/2024,1/3/2024,V-1,61,0,TRUE,0');
    assert.deepEqual(problems, []);
    assert.deepEqual(lines[1]?.has99493, true);
    assert.deepEqual(lines[1].texts.Payer, '');
    assert.equal(lines.length, 2);
  });

  it('other names of columns are known, and two columns for one are refused', () => {
    const other = HEADER.replace('MRN', 'Patient ID').replace('Date,', 'Service Date,').replace('Minutes', 'Mins');
    assert.deepEqual(shape(read(other, JANUARY, FEBRUARY)), PLAIN);
    const marked = HEADER.replace('MRN', 'MRN #').replace('Minutes', 'Time Spent (min)').replace('99492', '99492*');
    assert.deepEqual(shape(read(marked, JANUARY, FEBRUARY)), PLAIN);
    assert.deepEqual(shape(read(HEADER.replaceAll(/[^,]+/g, '="$&"'), JANUARY, FEBRUARY)), PLAIN);
    for (const twice of [
      HEADER.replace('Payer', 'MRN'),
      HEADER.replace('Payer', '99494'),
      HEADER.replace('MRN', 'Patient ID').replace('Payer', 'Chart #'),
    ]) {
      const report = readReport(TextLines.of([twice, JANUARY].join('\n')));
      assert.ok(!report.ok && /Columns \d+ and \d+ both match (MRN|99494)/.test(report.failure.message), twice);
    }
  });
});

describe('kind 12: MRNs that a spreadsheet changed', () => {
  const rounded = readFileSync(join(folder, 'v14b-sci-mrn-two-months.csv'), 'utf8');

  it('v14b: a rounded MRN is an error on each line, and the reports aren’t compared', async () => {
    assert.deepEqual(found(read(rounded)), ['CB405 2', 'CB405 3']);
    const path = join(folder, 'v14b-sci-mrn-two-months.csv');
    const checked = await run(['verify-report', path]);
    assert.deepEqual([checked.exitCode, checked.stdout.match(/CB405/g)?.length], [1, 2]);
    const compared = await run(['compare-reports', path, path]);
    assert.equal(compared.exitCode, 2);
    assert.match(compared.stderr, /v14b-sci-mrn-two-months\.csv:2: .*spreadsheet/);
  });

  it('MRNs that became dates or formula errors are errors, too', () => {
    const mrns = ['4-Mar', 'Mar-24', '3/4/2024', '2024-03-04', '#REF!', '#N/A', '1,23E+09'];
    for (const mrn of mrns) {
      assert.deepEqual(found(read(HEADER, JANUARY.replace('V-1', `"${mrn}"`))), ['CB405 2'], mrn);
    }
    assert.deepEqual(found(read(HEADER, JANUARY.replace('V-1', '3-4'), FEBRUARY.replace('V-1', 'E7-10'))), []);
  });

  it('zeros that Excel removed are named as the probable cause in a comparison', () => {
    const before = read(HEADER, JANUARY.replace('V-1', '00123'), FEBRUARY.replace('V-1', '00123'));
    const pairs: [string, boolean][] = [
      ['123', true],
      ['123.0', true],
      ['0123', true],
      ['1-23', true],
      ['124', false],
      ['A123', false],
    ];
    for (const [mrn, isSimilar] of pairs) {
      const after = read(HEADER, JANUARY.replace('V-1', mrn), FEBRUARY.replace('V-1', mrn));
      const comparison = compareReports(
        before.lines.map(comparableExistingLine),
        after.lines.map(comparableExistingLine),
      );
      const text = comparisonText('old.csv', 'new.csv', comparison);
      assert.equal(/2 removed lines .* spreadsheet probably changed/.test(text), isSimilar, mrn);
      assert.match(text, /2 lines added, 2 removed/);
      const { changes } = JSON.parse(comparisonJson(comparison)) as {
        changes: { mrn: string; similarMrn: string | null }[];
      };
      assert.deepEqual(
        changes.map((change) => change.similarMrn),
        changes.map((change) => (isSimilar ? (change.mrn === '00123' ? mrn : '00123') : null)),
      );
    }
  });

  it('zeros that Excel removed are named as the probable cause in a check against the log', () => {
    const log = buildLog({ mrn: '00123', date: '1/3/2024', minutes: '104.5' });
    const line = JANUARY.replace('V-1', '123').replace('1/3/2024', '1/3/2024');
    const problems = verifyReport(read(HEADER, line), makeRules(FULL_TIME), billText(log));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['CB423', 'CB422'],
    );
    for (const { message } of problems) {
      assert.match(message, /spreadsheet probably changed/);
      assert.doesNotMatch(message, /123/);
    }
    const other = verifyReport(read(HEADER, JANUARY), makeRules(FULL_TIME), billText(log));
    assert.doesNotMatch(other.map(({ message }) => message).join(), /spreadsheet/);
  });
});
