import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listProblems, countProblemTotals } from '../../../src/billing/problemList';
import { billingReport } from '../../../src/report/billingReport';
import { reportCsv } from '../../../src/report/exports/reportCsv';
import { billText } from '../support/billing';

const fixture = (name: string): string => readFileSync(path.join(__dirname, '../../fixtures', name), 'utf8');

describe('the sample log', () => {
  const log = fixture('sample.timelog.csv');
  const expected = fixture('sample-billing-report.csv');

  it('gives the sample report, byte for byte', () => {
    assert.equal(reportCsv(billingReport(billText(log))), expected);
  });

  it('gives the same report with CRLF, without a final line ending, and with its rows reversed', () => {
    const [header, ...rows] = log.trimEnd().split('\n');
    for (const other of [log.replaceAll('\n', '\r\n'), log.trimEnd(), [header, ...rows.reverse()].join('\n')]) {
      assert.equal(reportCsv(billingReport(billText(other))), expected);
    }
  });

  it('gives the same report when split into two logs', () => {
    const [header, ...rows] = log.trimEnd().split('\n');
    const halves = [rows.slice(0, 80), rows.slice(80)].map((half) => [header, ...half].join('\n'));
    assert.equal(reportCsv(billingReport(billText(...halves))), expected);
  });

  it('leaves nothing out, and has no problems except its fictional NPIs', () => {
    const billed = billText(log);
    assert.deepEqual(billingReport(billed).leftOut, []);
    const codes = new Set(listProblems(billed, billed.logs[0]!).map(({ code }) => code));
    // CB202 is a hint on entries of less than a minute. The sample has some.
    assert.deepEqual([...codes].sort(), ['CB105', 'CB106', 'CB202']);
    assert.deepEqual(countProblemTotals(billed), { errors: 0, warnings: 2, information: 0 });
    const rows = listProblems(billed, billed.logs[0]!).filter(({ severity }) => severity === 'warning');
    assert.equal(rows.length, log.trimEnd().split('\n').length - 1);
  });

  it('has totals that match the lines of the sample report', () => {
    const lines = expected.trimEnd().split('\n').slice(1);
    const { totals } = billingReport(billText(log));
    assert.equal(totals.lines, lines.length);
    assert.equal(totals.patients, 6);
    assert.equal(totals.units['99492'] + totals.units['99493'], totals.billableMonths);
    assert.equal(totals.billableMonths, lines.filter((line) => line.includes('TRUE')).length);
  });
});
