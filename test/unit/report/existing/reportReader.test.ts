import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { TextLines, makeRange } from '../../../../src/log/csv/lines';
import { formatFirstOfMonth } from '../../../../src/log/values/calendarDate';
import { formatMinutes } from '../../../../src/log/values/minutes';
import { billingReport } from '../../../../src/report/billingReport';
import { comparableExistingLine, comparableReportLine } from '../../../../src/report/existing/compareReports';
import { reportCsv } from '../../../../src/report/exports/reportCsv';
import { REPORT_COLUMNS } from '../../../../src/report/reportColumns';
import { readReport, unreadableReportProblem, type ExistingReport } from '../../../../src/report/existing/reportReader';
import { arbitraryLog } from '../../support/arbitraryLogs';
import { billText, formatRange } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';

function readText(text: string): ExistingReport {
  const report = readReport(TextLines.of(text));
  assert.ok(report.ok);
  return report.value;
}

const SAMPLE = readFileSync(join(__dirname, '../../../fixtures/sample-billing-report.csv'), 'utf8');
const HEADER = REPORT_COLUMNS.join(',');

describe('reading an existing billing report', () => {
  it('gives the same values as another CSV reader', () => {
    const records = parse(SAMPLE, { columns: true }) as unknown as Record<string, string>[];
    assert.deepEqual(
      readText(SAMPLE).lines.map((line) => [
        formatFirstOfMonth(line.month),
        line.mrn,
        formatMinutes(line.minutes),
        line.has99492,
        line.has99493,
        line.addOnUnits,
        line.texts.Payer,
      ]),
      records.map((record) => [
        record['Date'],
        record['MRN'],
        record['Minutes'],
        record['99492'] === 'TRUE',
        record['99493'] === 'TRUE',
        Number(record['99494']),
        record['Payer'],
      ]),
    );
  });

  it('gives the same lines as the report that was written', () => {
    fc.assert(
      fc.property(arbitraryLog(12), (text) => {
        const { lines } = billingReport(billText(text));
        const read = readText(reportCsv(billingReport(billText(text)))).lines.map(comparableExistingLine);
        // Blanks around values are ignored in both. Marks around an MRN are removed only once.
        const plain = lines.filter(({ mrn }) => !/^['=]/.test(mrn)).map(comparableReportLine);
        assert.deepEqual(
          read.filter(({ mrn }) => plain.some((line) => line.mrn === mrn)),
          plain,
        );
      }),
      runs(200),
    );
  });

  it('accepts a byte order mark, CRLF, semicolons, and columns in any order and case', () => {
    const foreign = [
      '\uFEFFmrn;99494;99493;99492;MINUTES;Initial_Assessment;Date',
      'A1;2;true;false;120.5;2024-01-03;2024-02-01',
      'A2;;0;1;70;1/9/2024;1/1/2024',
      ';;;;;;',
      '',
    ].join('\r\n');
    const { lines, problems } = readText(foreign);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      lines.map(({ mrn, has99492, has99493, addOnUnits, texts }) => [mrn, has99492, has99493, addOnUnits, texts.Payer]),
      [
        ['A1', false, true, 2, ''],
        ['A2', true, false, 0, ''],
      ],
    );
  });

  it('converts 99494 in minutes to units, and warns once', () => {
    const old = [HEADER, '2/1/2024,1/3/2024,A1,,,125,,0,TRUE,60,,', '3/1/2024,1/3/2024,A1,,,60,,0,TRUE,0,,', ''].join(
      '\n',
    );
    const { lines, problems } = readText(old);
    assert.deepEqual(
      lines.map(({ addOnUnits }) => addOnUnits),
      [2, 0],
    );
    assert.deepEqual(
      problems.map(({ code, severity, range }) => [code, severity, formatRange(range)]),
      [['CB403', 'warning', '0:75-0:80']],
    );
  });

  it('accepts 30 units if the minutes earn them', () => {
    assert.equal(readText(`${HEADER}\n2/1/2024,1/3/2024,A1,,,960,,0,TRUE,30,,\n`).lines[0]?.addOnUnits, 30);
  });

  it('reports the location of each unreadable cell and the expected value, but not its content', () => {
    const { lines, problems } = readText(
      [
        HEADER,
        'soon,1/3/2024,A1,,,60,,0,TRUE,0,,',
        '2/1/2024,1/3/2024,A2,,,sixty,,0,maybe,x,,',
        '2/1/2024,1/3/2024,,,,60,,0,TRUE,0,,',
        '2/1/2024,1/3/2024,A3,Anthem, Inc.,,60,,0,TRUE,0,,',
        '',
      ].join('\n'),
    );
    assert.deepEqual(lines, []);
    assert.deepEqual(
      problems.map(({ code, range }) => `${code} ${formatRange(range)}`),
      ['CB402 1:0-1:4', 'CB402 2:23-2:28', 'CB402 2:32-2:37', 'CB402 2:38-2:39', 'CB402 3:18-3:18', 'CB401 4:0-4:49'],
    );
    for (const { message } of problems) {
      assert.doesNotMatch(message, /soon|sixty|maybe|Anthem|A3/);
    }
  });

  it('fails for a time log and for a letter', () => {
    assert.ok(readReport(TextLines.of(HEADER)).ok);
    for (const text of ['', 'Dear colleague,\n', 'Date,MRN,Minutes,Initial Assessment\n']) {
      const lines = TextLines.of(text);
      const report = readReport(lines);
      assert.ok(!report.ok && report.failure.code === 'not-a-billing-report', text);
      const problem = unreadableReportProblem(lines, report.failure);
      assert.deepEqual([problem.code, problem.message], ['CB400', report.failure.message]);
      assert.deepEqual(problem.range, makeRange(0, 0, 0, lines.lineAt(0).length));
    }
  });
});
