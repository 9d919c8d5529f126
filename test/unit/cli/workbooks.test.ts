import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { run } from '../../../src/cli/cli';
import { workbookFile } from '../../../src/report/exports/workbookFile';
import { makeRow, makeWorkbook } from '../support/workbooks';
import { temporaryFolder } from '../support/temporaryFolder';

const HEADER = ['Date', 'MRN', 'Minutes', 'Initial Assessment', 'Referring Provider NPI'];
const DAY = '<c r="A3" s="1"><v>45294</v></c>';

/** A log below a merged title, with dates and a duration as Excel has them, a hidden row, and a row of totals. */
const LOG = [
  makeRow(1, ['Time of January']),
  makeRow(2, HEADER),
  `<row r="3">${DAY}<c r="B3" t="s"><v>0</v></c><c r="C3" s="2"><v>4.5138888888888888E-2</v></c><c r="D3" s="1"><v>45294</v></c><c r="E3"><v>1234567893</v></c></row>`,
  makeRow(4, ['1/4/2024', '00123', 5, '1/3/2024', 1234567890], ' hidden="1"'),
  makeRow(5, ['Total', '', 70]),
].join('');
const FORMATS = [14, '[h]:mm'];
const SHARED = ['<t>00123</t>'];

describe('a workbook on the command line', () => {
  const folder = temporaryFolder();

  const write = (name: string, bytes: Uint8Array): string => {
    const path = folder.write(name, '');
    writeFileSync(path, bytes);
    return path;
  };

  it('has the same report as the same log in CSV, and its problems name the cell', async () => {
    const book = write(
      'book.xlsx',
      makeWorkbook({ sheets: { Notes: makeRow(1, ['x']), Time: LOG }, formats: FORMATS, shared: SHARED }),
    );
    const log = folder.write(
      'log.csv',
      `Time of January\n${HEADER.join(',')}\n2024-01-03,00123,1:05:00,2024-01-03,1234567893\n1/4/2024,00123,5,1/3/2024,1234567890\nTotal,,70\n`,
    );
    const [ofBook, ofLog] = [await run(['report', book]), await run(['report', log])];
    assert.equal(ofBook.stdout, ofLog.stdout);
    assert.match(ofBook.stdout, /,00123,,,70,,/);
    assert.match(ofBook.stderr, /The sheet hides 1 row that is read like the others\./);
    const checked = (await run(['check', book])).stdout;
    assert.match(checked, /book\.xlsx:Time!E4: warning CB106/);
    const json = JSON.parse((await run(['check', book, '--format', 'json'])).stdout) as {
      problems: { code: string; cell: string; line: number }[];
    };
    const wrongNpi = json.problems.find(({ code }) => code === 'CB106');
    assert.deepEqual([wrongNpi?.cell, wrongNpi?.line], ['Time!E4', 4]);
    assert.match((await run(['check', book, '--format', 'github'])).stdout, /line=4.*::Time!E4: /);
  });

  it('is read by every command that reads logs', async () => {
    const book = write('book.xlsx', makeWorkbook({ sheets: { Time: LOG }, formats: FORMATS, shared: SHARED }));
    for (const words of [
      ['charges'],
      ['ready'],
      ['compare-rules', '--with', 'cpt-midpoint'],
      ['check', '--all-rows'],
    ]) {
      const [command = '', ...options] = words;
      const { exitCode, stderr } = await run([command, book, ...options]);
      assert.notEqual(exitCode, 2, `${command}: ${stderr}`);
    }
  });

  it('needs --sheet if several sheets have a time log', async () => {
    const book = write('book.xlsx', makeWorkbook({ sheets: { Jan: LOG, Feb: LOG }, formats: FORMATS, shared: SHARED }));
    const { exitCode, stderr } = await run(['report', book]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /Several sheets of the workbook have a time log: "Jan", "Feb"\. Choose one with --sheet\./);
    assert.match((await run(['check', book, '--sheet', 'feb'])).stdout, /book\.xlsx:Feb!E4: /);
    assert.match((await run(['check', book, '--sheet', 'Mar'])).stderr, /no sheet with this name/);
    const log = folder.write('log.csv', `${HEADER.join(',')}\n`);
    assert.match((await run(['report', log, '--sheet', 'Jan'])).stderr, /None of the logs is a workbook/);
    assert.equal((await run(['report', book, '--sheet', ''])).exitCode, 2);
  });

  it('that is protected or damaged is refused in one sentence', async () => {
    const whole = makeWorkbook({ sheets: { Time: LOG } });
    for (const [bytes, sentence] of [
      [
        new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')]),
        /protected with a password/,
      ],
      [whole.subarray(0, whole.length >> 1), /The workbook is damaged/],
    ] as const) {
      const { exitCode, stdout, stderr } = await run(['check', write('bad.xlsx', bytes)]);
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, sentence);
      assert.equal(stderr.trim().split('\n').length, 1);
    }
  });

  it('that another library wrote is read too, and isn’t changed', async () => {
    const bytes = await workbookFile([
      {
        name: 'Log',
        columns: HEADER.map((name) => ({ name, width: 12 })),
        rows: [
          [
            { type: 'date', year: 2024, month: 1, day: 3 },
            { type: 'text', text: '00123' },
            { type: 'number', number: 65.5 },
            { type: 'date', year: 2024, month: 1, day: 3 },
            { type: 'text', text: '1234567893' },
          ],
        ],
      },
    ]);
    const book = write('made.xlsx', bytes);
    const { stdout, stderr } = await run(['report', book]);
    assert.match(stdout, /,00123,,,65\.5,,/, stderr);
    assert.deepEqual(new Uint8Array(readFileSync(book)), bytes);
  });
});
