import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { harmlessCell, restoreCell } from '../../../../src/log/csv/harmlessCell';
import { reportCsv } from '../../../../src/report/exports/reportCsv';
import { billingReport } from '../../../../src/report/billingReport';
import { billText } from '../../support/billing';
import { HEADER_LINE, formatEntry } from '../../support/logBuilder';

describe('a cell of an exported file', () => {
  const dangerous: [string, string][] = [
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-2+3', `"'-2+3"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    [' =1', `"' =1"`],
    ['＝1', `"'＝1"`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ];
  for (const [value, cell] of dangerous) {
    it(`that begins like ${JSON.stringify(value)} is not run as a formula`, () =>
      assert.equal(harmlessCell(value, ','), cell));
  }

  for (const [value, cell] of [
    ['', ''],
    ['Guzman', 'Guzman'],
    ['O=1', 'O=1'],
    ["'=1", "'=1"],
    ['Anthem, Inc.', '"Anthem, Inc."'],
    ['5-7', '5-7'],
  ] as const) {
    it(`like ${JSON.stringify(value)} is not changed`, () => assert.equal(harmlessCell(value, ','), cell));
  }
});

describe('a value with a formula after a separator of other countries', () => {
  for (const [value, cell] of [
    ['a;=1+1', "a;'=1+1"],
    ['F33.1; +F41.1', "F33.1; '+F41.1"],
    ['a\t@x', "a\t'@x"],
    ['=1;=2', `"'=1;'=2"`],
    ['F33.1; F41.1', 'F33.1; F41.1'],
    ['a=1', 'a=1'],
  ] as const) {
    it(`is harmless and can be restored: ${JSON.stringify(value)}`, () => {
      assert.equal(harmlessCell(value, ','), cell);
      assert.equal(restoreCell(cell.startsWith('"') ? cell.slice(1, -1) : cell), value);
    });
  }
});

describe('the report of a log with formulas', () => {
  const formula = '=cmd|calc';
  const entry = {
    date: '1/3/2024',
    mrn: '-12',
    firstName: formula,
    lastName: '@x',
    minutes: '70',
    activity: 'T',
    staff: 'S',
    payer: '+1',
    assessment: '1/3/2024',
    npi: '1234567893',
    problems: '=F33.1',
  };
  const csv = reportCsv(billingReport(billText([HEADER_LINE, formatEntry(entry)].join('\n'))));

  it('has no formula that a spreadsheet would run, and keeps every value', () => {
    const [, cells] = parse(csv);
    assert.deepEqual(cells, [
      '1/1/2024',
      '1/3/2024',
      "'-12",
      "'=cmd|calc",
      "'@x",
      '70',
      "'+1",
      'TRUE',
      '0',
      '0',
      '1234567893',
      "'=F33.1",
    ]);
  });

  it('has figures without an apostrophe', () => assert.match(csv, /,70,.*,TRUE,0,0,1234567893,/));
});
