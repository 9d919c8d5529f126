// The prefix of the built-in names of a workbook. cspell:ignore xlnm
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { formatMinutes } from '../../../src/log/values/minutes';
import { exportText } from '../../../src/report/exports/exportFile';
import { escapeMarkup } from '../../../src/report/exports/markup';
import type { ReportChoice } from '../../../src/report/reportChoice';
import { reportCells } from '../../../src/report/exports/reportCsv';
import { REPORT_COLUMNS } from '../../../src/report/reportColumns';
import { reportWorkbook } from '../../../src/report/exports/reportWorkbook';
import { leftOutText } from '../../../src/report/reportFigures';
import { countAllEntries } from '../../../src/sheet/entryCount';
import { explainMonth } from '../../../src/billing/monthExplanation';
import { describeRow } from '../../../src/wording/rowDescription';
import { whyLines } from '../../../src/wording/whyText';
import { workbookFile } from '../../../src/report/exports/workbookFile';
import { arbitraryLog } from '../support/arbitraryLogs';
import { billText, makeExportedReport, month } from '../support/billing';
import { runs } from '../support/fuzzRuns';
import { buildLog } from '../support/logBuilder';

const SAMPLE = readFileSync(join(__dirname, '../../fixtures/sample.timelog.csv'), 'utf8');
const PROBLEMS = readFileSync(join(__dirname, '../../fixtures/problems.timelog.csv'), 'utf8');
const FORMULA = '=HYPERLINK("http://x","y")';

type Row = (string | number | boolean | Date | null)[];

/** Reads the sheets of an Excel file with another library. */
async function sheetsOf(text: string, choice: ReportChoice = {}): Promise<Map<string, Row[]>> {
  const file = await workbookFile(reportWorkbook(makeExportedReport(billText(text), choice)));
  const sheets = await readExcelFile(Buffer.from(file));
  return new Map(sheets.map(({ sheet, data: rows }) => [sheet, rows as Row[]]));
}

/** Returns a row of the workbook in the format of the report. */
function asReportCells(row: Row): string[] {
  return row.map((cell, column) => {
    const name = REPORT_COLUMNS[column];
    if (cell instanceof Date) {
      return `${cell.getUTCMonth() + 1}/${cell.getUTCDate()}/${cell.getUTCFullYear()}`;
    }
    return name === '99492' || name === '99493' ? (cell === 1 ? 'TRUE' : '0') : String(cell ?? '');
  });
}

describe('the workbook', () => {
  it('has the state and the reasons of every claim', async () => {
    const [, ...rows] = (await sheetsOf(SAMPLE)).get('Claims')!;
    assert.equal(new Set(rows.map((row) => `${String(row[0])} ${String(row[1])}`)).size, 23);
    assert.ok(rows.every((row) => row[7] === 'Held'));
    assert.ok(rows.every((row) => /^NPI .* \(CB10[56]\)$/.test(String(row[8]))));
  });

  it('prints on letter paper, one page wide, with the header on every page, and its tables have filters', async () => {
    const { files } = await JSZip.loadAsync(await workbookFile(reportWorkbook(makeExportedReport(billText(SAMPLE)))));
    const read = async (name: string): Promise<string> => (await files[name]?.async('string')) ?? '';
    const report = await read('xl/worksheets/sheet1.xml');
    assert.match(report, /<pageSetUpPr fitToPage="1"\/>.*<sheetViews>/);
    assert.match(report, /<pageSetup paperSize="1" fitToHeight="0" orientation="landscape"\/>/);
    assert.match(report, /<\/sheetData><autoFilter ref="A1:L31"\/>/);
    assert.doesNotMatch(await read('xl/worksheets/sheet5.xml'), /autoFilter/);
    const workbook = await read('xl/workbook.xml');
    assert.match(workbook, /localSheetId="0" hidden="1">'Report'!\$A\$1:\$L\$31</);
    assert.match(workbook, /name="_xlnm.Print_Titles" localSheetId="3">'Left out'!\$1:\$1</);
  });

  it('freezes the header of every sheet in its XML', async () => {
    const bytes = await workbookFile(reportWorkbook(makeExportedReport(billText(SAMPLE))));
    const { files } = await JSZip.loadAsync(bytes);
    const sheets = Object.values(files).filter(({ name }) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    assert.equal(sheets.length, reportWorkbook(makeExportedReport(billText(SAMPLE))).length);
    for (const sheet of sheets) {
      const [pane = ''] = /<pane [^>]*>/.exec(await sheet.async('string')) ?? [];
      assert.match(pane, /ySplit="1"/);
      assert.match(pane, /topLeftCell="A2"/);
      assert.match(pane, /state="frozen"/);
    }
  });

  it('has the lines of the report as dates, numbers, and texts when another library reads it', async () => {
    const sheets = await sheetsOf(SAMPLE);
    assert.deepEqual([...sheets.keys()], ['Report', 'Entries', 'Claims', 'Left out', 'Summary']);
    const [header, ...rows] = sheets.get('Report')!;
    assert.deepEqual(header, [...REPORT_COLUMNS]);
    assert.deepEqual(rows.map(asReportCells), makeExportedReport(billText(SAMPLE)).report.lines.map(reportCells));
    assert.ok(rows[0]![0] instanceof Date);
    assert.equal(typeof rows[0]![5], 'number');
    assert.equal(typeof rows[0]![10], 'string');
  });

  it('has every entry of the lines, with the running total and the codes it earns', async () => {
    const sheets = await sheetsOf(
      buildLog({ minutes: '40' }, { date: '1/5/2024', minutes: '35' }, { date: '1/9/2024', minutes: '25.5' }),
    );
    const rows = sheets.get('Entries')!.slice(1);
    assert.deepEqual(
      rows.map((row) => [row[4], row[5], row[6], row[10]]),
      [
        [40, 40, null, 2],
        [35, 75, '99492', 3],
        [25.5, 100.5, '99492 + 1 × 99494', 4],
      ],
    );
  });

  it('lists its rule, log, filters, and left-out rows with reasons', async () => {
    const sheets = await sheetsOf(PROBLEMS, { payer: 'Humana' });
    const summary = new Map(sheets.get('Summary')!.map(([name, value]) => [name, value]));
    assert.equal(summary.get('Log'), 'log-1.timelog.csv');
    assert.equal(summary.get('Rule'), 'Full time (70 / 60 / +30 minutes) (full-time)');
    assert.equal(summary.get('Shown'), 'payer Humana');
    const { leftOut } = makeExportedReport(billText(PROBLEMS), { payer: 'Humana' }).report;
    assert.equal(
      sheets.get('Left out')!.length - 1,
      leftOut.reduce((sum, { rows }) => sum + rows, 0),
    );
  });

  it('stores a formula from the log as text', async () => {
    const rows = (await sheetsOf(buildLog({ firstName: FORMULA, payer: '@SUM(A1)' }))).get('Report')!;
    assert.equal(rows[1]![3], FORMULA);
    assert.equal(rows[1]![6], '@SUM(A1)');
  });
});

describe('the page for printing', () => {
  const page = (text: string, choice: ReportChoice = {}) =>
    exportText(makeExportedReport(billText(text), choice), 'html');

  it('has the lines, the left-out rows, and the charts with tables, and no external resources', () => {
    const html = page(PROBLEMS);
    for (const line of makeExportedReport(billText(PROBLEMS)).report.lines) {
      assert.ok(html.includes(reportCells(line).map((cell) => `>${escapeMarkup(cell)}</td>`)[2]!));
      assert.ok(html.includes(`>${formatMinutes(line.minutes)}</td>`));
    }
    assert.match(html, /10 rows \(145 min, minutes unknown in 2 rows\) left out/);
    assert.equal(html.split('<svg').length, html.split('Figures: ').length);
    assert.doesNotMatch(html, /<script|<link|<img|https?:|style="| on[a-z]+="/);
  });

  it('escapes every text from the log', () => {
    const html = page(buildLog({ firstName: '<script>alert(1)</script>', payer: '</style><b>"', lastName: FORMULA }));
    assert.doesNotMatch(html, /<script|<b>/);
    assert.equal(html.split('</style>').length, 2);
  });
});

describe('rows and time that a report leaves out by the payer’s rules', () => {
  /** The consultant's time doesn't count, and 15 minutes overlap. No row has an error. */
  const log = [
    'Date,MRN,Start,End,Minutes,Staff,Role,Activity,Payer,Initial Assessment',
    '1/3/2024,A1,9:00 AM,10:00 AM,,T. Nguyen,BHCM,Follow Up,Cigna,1/3/2024',
    '1/3/2024,A1,9:45 AM,10:15 AM,,T. Nguyen,BHCM,Follow Up,Cigna,1/3/2024',
    '1/4/2024,A1,,,45,D. Osei,Psychiatric Consultant,Case review,Cigna,1/3/2024',
    '',
  ].join('\n');
  const file = makeExportedReport(billText(log));
  const reasons = ['CB111', 'CB112'];

  it('are not called errors on the printed page', () => {
    const html = exportText(file, 'html');
    assert.match(html, /<caption>Rows and time not included in this report<\/caption>/);
    assert.match(html, /<caption>Location<\/caption>/);
    reasons.forEach((code) => assert.ok(html.includes(`<td>${code}</td>`), code));
    assert.doesNotMatch(html, /in error|because of error/i);
    assert.match(html, /0 errors/);
  });

  it('are not called errors in the workbook', async () => {
    const sheets = await sheetsOf(log);
    const codes = sheets.get('Left out')!.slice(1);
    assert.deepEqual(codes.map((row) => row[2]).sort(), reasons);
    const texts = [...sheets.values()].flat(2).filter((cell) => typeof cell === 'string');
    assert.deepEqual(
      texts.filter((text) => /in error|because of error/i.test(text)),
      [],
    );
  });

  it('are listed by reason in JSON', () => {
    const json = JSON.parse(exportText(file, 'json')) as { leftOut: { code: string }[]; problems: { errors: number } };
    assert.deepEqual(
      json.leftOut.map(({ code }) => code),
      reasons,
    );
    assert.equal(json.problems.errors, 0);
    assert.doesNotMatch(exportText(file, 'json'), /in error|because of error/i);
  });

  it('are not called errors in code lenses, hovers, and the status bar', () => {
    const { billed, report } = file;
    const [month] = billed.ledger.months();
    assert.equal(leftOutText(report.leftOut), '2 rows (60 min) left out');
    const lines = whyLines(month!, explainMonth(month!, billed.table));
    assert.match(lines.join('\n'), /1 row is left out: 1 × /);
    assert.doesNotMatch(lines.join('\n'), /error/);
    const rows = month!.rows.map((row) => describeRow(billed, row)?.row ?? '');
    assert.deepEqual(
      rows.filter((text) => text.includes('error')),
      [],
    );
  });

  it('are each one entry in the count of all entries of the grid', () => {
    assert.equal(countAllEntries(file.billed), 3);
    const billed = billText(PROBLEMS);
    let entries = 0;
    billed.logs[0]!.walk((row) => {
      entries += billed.table.isEntry(row) ? 1 : 0;
      return true;
    });
    assert.equal(countAllEntries(billed), entries);
  });
});

describe('the choice of lines', () => {
  const log = buildLog(
    { mrn: 'A1', date: '1/3/2024', minutes: '70', payer: 'Cigna', npi: '1234567893' },
    { mrn: 'A2', date: '1/3/2024', minutes: '90', payer: 'Humana', npi: '1245319599' },
    { mrn: 'A2', date: '2/3/2024', minutes: '60', payer: 'Humana', npi: '1245319599' },
    { mrn: 'A3', date: 'x', minutes: '5', payer: 'Humana' },
    { mrn: 'A3', date: 'x', minutes: '7', payer: 'Cigna' },
  );

  it('by payer, provider, and month applies to every export', () => {
    const choice = { payer: 'Humana', npi: '1245319599', month: month('2024-02') };
    const file = makeExportedReport(billText(log), choice);
    const csv = parse(exportText(file, 'csv'));
    assert.deepEqual(
      csv.slice(1).map((cells) => [cells[0], cells[2]]),
      [['2/1/2024', 'A2']],
    );
    const json = JSON.parse(exportText(file, 'json')) as { lines: { mrn: string }[]; payer: string; logs: string[] };
    assert.deepEqual(
      [json.lines.map(({ mrn }) => mrn), json.payer, json.logs],
      [['A2'], 'Humana', ['log-1.timelog.csv']],
    );
    assert.match(exportText(file, 'html'), /Feb 2024 {2}· {2}payer Humana {2}· {2}referring provider 1245319599/);
  });

  it('lists only left-out rows that can belong to it', () => {
    const { leftOut } = makeExportedReport(billText(log), { payer: 'Humana' }).report;
    assert.deepEqual(
      leftOut.map(({ code, rows, minutes }) => [code, rows, formatMinutes(minutes)]),
      [['CB010', 1, '5']],
    );
  });

  it('sorts lines, and keeps ties in the order of the report', () => {
    const order = { column: 'Minutes', isDescending: true } as const;
    const lines = makeExportedReport(billText(log), { order }).report.lines;
    assert.deepEqual(
      lines.map(({ minutes }) => formatMinutes(minutes)),
      ['90', '70', '60'],
    );
  });

  it('by each payer in turn gives the whole report', () => {
    fc.assert(
      fc.property(arbitraryLog(15), (text) => {
        const billed = billText(text);
        const { lines, payers } = makeExportedReport(billed).report;
        const parts = payers.flatMap((payer) => makeExportedReport(billed, { payer }).report.lines);
        assert.deepEqual(
          parts.map(({ mrn, month: of }) => `${mrn} ${of}`).sort(),
          lines.map(({ mrn, month: of }) => `${mrn} ${of}`).sort(),
        );
      }),
      runs(100),
    );
  });
});

describe('What was assumed about a log', () => {
  const ASSUMED =
    'Dates: month first (assumed; no date has a number above 12 to show the order); Columns not read: Room';
  const log = (room: string): string => `Date,MRN,Minutes,${room}\n1/3/2024,A,70,secret\n`;

  it('is in the workbook and the printed page, but not in the CSV', async () => {
    const exported = makeExportedReport(billText(log('Room')));
    const summary = new Map((await sheetsOf(log('Room'))).get('Summary')!.map(([name, value]) => [name, value]));
    assert.equal(summary.get('Assumed'), ASSUMED);
    const page = exportText(exported, 'html');
    assert.ok(page.includes(`<div><dt>Assumed</dt><dd>${escapeMarkup(ASSUMED)}</dd></div>`));
    assert.ok(!page.includes('secret'));
    assert.ok(!exportText(exported, 'csv').toLowerCase().includes('assumed'));
  });

  it('is in the JSON with all columns that aren’t read', () => {
    const rooms = Array.from({ length: 20 }, (_, index) => `Room ${index}`);
    const { assumptions } = JSON.parse(exportText(makeExportedReport(billText(log(rooms.join(',')))), 'json')) as {
      assumptions: { log: string; assumed: string[]; columnsNotRead: string[] }[];
    };
    assert.deepEqual(
      assumptions.map(({ log: name, columnsNotRead }) => [name, columnsNotRead]),
      [['log-1.timelog.csv', rooms]],
    );
  });

  it('names each log if there are several', async () => {
    const file = await workbookFile(reportWorkbook(makeExportedReport(billText(log('Room'), log('Pet')))));
    const [, , , , summary] = await readExcelFile(Buffer.from(file));
    const assumed = (summary?.data as Row[]).flatMap(([name, value]) => (name === 'Assumed' ? [value] : []));
    assert.deepEqual(assumed, [
      `log-1.timelog.csv: ${ASSUMED}`,
      `log-2.timelog.csv: ${ASSUMED.replace('Room', 'Pet')}`,
    ]);
  });
});
