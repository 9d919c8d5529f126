import assert from 'node:assert/strict';
import { chooseSheet } from '../../../../src/log/workbook/chooseSheet';
import { getColumnLetters, readCellName } from '../../../../src/log/workbook/sheetPlaces';
import { openWorkbook } from '../../../../src/log/workbook/workbook';
import { strToU8, zipSync } from 'fflate';
import { makeRow, makeWorkbook, type MadeWorkbook } from '../../support/workbooks';

const HEADER = makeRow(1, ['Date', 'MRN', 'Minutes']);

/** Returns the lines of the first sheet of a workbook. */
function readLines(workbook: MadeWorkbook): string[] {
  const opened = openWorkbook(makeWorkbook(workbook));
  assert.ok(opened.ok);
  const sheet = opened.value.readSheet(0);
  assert.ok(sheet.ok, JSON.stringify(sheet));
  return sheet.value.text.split('\n').slice(0, -1);
}

/** Returns the text of a number with a format: a code, or the number of a built-in format. */
function readNumber(value: number | string, format: string | number, is1904 = false): string {
  const [line = ''] = readLines({
    sheets: { A: `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>` },
    formats: [format],
    is1904,
  });
  return line;
}

describe('a cell of a workbook', () => {
  it('with a date is the day that it has, in both date systems', () => {
    assert.equal(readNumber(45355, 14), '2024-03-04');
    assert.equal(readNumber(45355 - 1462, 14, true), '2024-03-04');
    assert.equal(readNumber(45355, 'd-mmm'), '2024-03-04');
    assert.equal(readNumber(45355, '[$-409]mmmm d, yyyy;@'), '2024-03-04');
    assert.equal(readNumber(0, 14, true), '1904-01-01');
    assert.equal(readNumber(45351, 'yyyy\\-mm\\-dd'), '2024-02-29');
  });

  it('with a date before March 1900 is the day that Excel shows, and the day that never was isn’t a date', () => {
    assert.deepEqual(
      [readNumber(1, 14), readNumber(59, 14), readNumber(60, 14), readNumber(61, 14)],
      ['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01'],
    );
  });

  it('with a date has its time even if only the day or only the time is shown', () => {
    assert.equal(readNumber(45355.5868055556, 14), '2024-03-04 14:05:00');
    assert.equal(readNumber(45355.5868055556, 'h:mm AM/PM'), '2024-03-04 14:05:00');
    assert.equal(readNumber(45355.99999999999, 14), '2024-03-05');
  });

  it('with a time is whole seconds, with its half of the day if it’s shown', () => {
    assert.equal(readNumber(0.0138888888888889, 20), '0:20:00');
    assert.equal(readNumber(0.586805555555556, 'h:mm:ss AM/PM'), '2:05:00 PM');
    assert.equal(readNumber(0.00347222222222222, 18), '12:05:00 AM');
    assert.equal(readNumber(0.0138888888888889, 'mm:ss'), '0:20:00');
  });

  it('with a duration has all of its hours, also above 24 and without brackets in its format', () => {
    assert.equal(readNumber(1.10416666666667, '[h]:mm'), '26:30:00');
    assert.equal(readNumber(1.10416666666667, 'h:mm'), '26:30:00');
    assert.equal(readNumber(0.0625, '[mm]:ss'), '1:30:00');
    assert.equal(readNumber(0.0138946759259259, '[h]:mm:ss.0'), '0:20:00.5');
  });

  it('with a number has all digits that Excel has, and no others', () => {
    for (const [value, text] of [
      ['20', '20'],
      ['20.100000000000001', '20.1'],
      ['0.30000000000000004', '0.3'],
      ['1.0000000000000001E-5', '0.00001'],
      ['123456789012345', '123456789012345'],
      ['-12.5', '-12.5'],
      ['1.5E1', '15'],
    ]) {
      assert.equal(readNumber(value ?? '', 0), text, value);
    }
    assert.equal(readNumber(20.5, '0'), '20.5');
    assert.equal(readNumber(12345.5, '"$"#,##0'), '12345.5');
    assert.equal(readNumber(20, '0 "days"'), '20');
  });

  it('with a number of more than 15 digits is shown as damaged, because the last ones are lost', () => {
    assert.equal(readNumber('1234567890123456', 0), '1.23456789012346E+15');
  });

  it('with an MRN has its zeros as a text and in a format of only zeros', () => {
    const shared = ['<t>00123</t>', '<t xml:space="preserve"> 00124 </t>'];
    const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
    assert.deepEqual(readLines({ sheets: { A: row }, shared }), ['00123," 00124 "']);
    assert.equal(readNumber(123, '00000000'), '00000123');
    assert.equal(readNumber(20, '00'), '20');
  });

  it('with a text is the same in every way in which programs write it', () => {
    const texts = [
      '<c r="A1" t="inlineStr"><is><t>a, "b"</t></is></c>',
      '<c r="B1" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh><t>x</t></rPh></is></c>',
      '<c r="C1" t="str"><f>A1&amp;B1</f><v>a&amp;b&#233;</v></c>',
      '<c r="D1" t="s"><v>0</v></c>',
      '<c r="E1" t="inlineStr"><is><t><![CDATA[<a>]]>_x000D_\nb</t></is></c>',
    ];
    const shared = ['<r><rPr><b/></rPr><t>Zo</t></r><r><t>é</t></r><rPh sb="0" eb="1"><t>zz</t></rPh>'];
    assert.deepEqual(readLines({ sheets: { A: `<row r="1">${texts.join('')}</row>` }, shared }), [
      '"a, ""b""",a b,a&bé,Zoé,<a>  b'.replace('  ', ' '),
    ]);
  });

  it('with an error or a formula without a result isn’t empty', () => {
    const cells = '<c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>SUM(A1)</f></c><c r="C1" t="b"><v>1</v></c><c r="D1"/>';
    assert.deepEqual(readLines({ sheets: { A: `<row r="1">${cells}</row>` } }), ['#REF!,#VALUE!,TRUE']);
  });
});

describe('a sheet of a workbook', () => {
  it('has one line for each row, so that line 12 is row 12, and one field for each column', () => {
    const rows = `${makeRow(2, ['Title'])}<row r="4"><c r="C4"><v>1</v></c></row><row r="9" spans="1:3"/>`;
    assert.deepEqual(readLines({ sheets: { A: rows } }), ['', 'Title', '', ',,1']);
  });

  it('is read with a namespace prefix, and without names of rows and cells', () => {
    const rows = '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>';
    assert.deepEqual(readLines({ sheets: { A: rows }, prefix: 'x' }), ['a,1', ',2']);
  });

  it('is chosen by its name, or if it’s the only visible one with a time log', () => {
    const log = `${HEADER}${makeRow(2, ['1/3/2024', 'A1', 70])}`;
    const choose = (made: MadeWorkbook, name?: string): string => {
      const opened = openWorkbook(makeWorkbook(made));
      assert.ok(opened.ok);
      const chosen = chooseSheet(opened.value, name);
      return chosen.ok ? chosen.value.places.sheet : chosen.failure.code;
    };
    assert.equal(choose({ sheets: { Notes: makeRow(1, ['x']), Time: log } }), 'Time');
    assert.equal(choose({ sheets: { Old: log, Time: log }, hidden: ['Old'] }), 'Time');
    assert.equal(choose({ sheets: { Old: log, Time: log }, hidden: ['Old'] }, 'old'), 'Old');
    assert.equal(choose({ sheets: { Jan: log, Feb: log } }), 'several-log-sheets');
    assert.equal(choose({ sheets: { Jan: log, Feb: log } }, 'Mar'), 'no-such-sheet');
    assert.equal(choose({ sheets: { Notes: makeRow(1, ['x']) } }), 'no-log-sheet');
  });

  it('counts the rows with values that it hides', () => {
    const rows = `${HEADER}${makeRow(2, ['x'], ' hidden="1"')}${makeRow(3, ['y'])}<row r="4" hidden="1"/>`;
    const opened = openWorkbook(makeWorkbook({ sheets: { A: rows } }));
    const sheet = opened.ok ? opened.value.readSheet(0) : opened;
    assert.ok(sheet.ok);
    assert.equal(sheet.value.hiddenRows, 1);
  });

  it('names the cell at a position', () => {
    const rows = `${HEADER}${makeRow(2, ['Ruiz, "Ana"', 'A1', 70])}`;
    for (const [sheet, quoted] of [
      ['Time', 'Time'],
      ['Jan 2024', "'Jan 2024'"],
      ["Ana's", "'Ana''s'"],
    ]) {
      const opened = openWorkbook(makeWorkbook({ sheets: { [sheet ?? '']: rows } }));
      const chosen = opened.ok ? chooseSheet(opened.value, sheet) : opened;
      assert.ok(chosen.ok);
      const { lines, places } = chosen.value;
      const minutes = lines.lineAt(1).lastIndexOf('70');
      assert.equal(places.getCellAt({ line: 1, column: minutes }), `${quoted}!C2`);
      assert.equal(places.getCellAt({ line: 1, column: 0 }), `${quoted}!A2`);
    }
  });

  it('has columns by letters', () => {
    assert.deepEqual([0, 25, 26, 701, 702, 16383].map(getColumnLetters), ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    for (const column of [0, 25, 26, 701, 702, 16383]) {
      assert.deepEqual(readCellName(`${getColumnLetters(column)}12`), { column, row: 11 });
    }
    assert.deepEqual([readCellName('XFE1'), readCellName('A0'), readCellName('12')], [undefined, undefined, undefined]);
  });
});

describe('a file that isn’t a readable workbook', () => {
  const fail = (bytes: Uint8Array, most?: number): string => {
    const opened = openWorkbook(bytes, most);
    const read = opened.ok ? opened.value.readSheet(0) : opened;
    return read.ok ? 'read' : read.failure.code;
  };
  const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const inUtf16 = (text: string): number[] => Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]);

  it('is named as protected, as old, as another file, or as damaged', () => {
    assert.equal(fail(new Uint8Array([...OLE, 0, 0, ...inUtf16('EncryptedPackage')])), 'workbook-protected');
    assert.equal(fail(new Uint8Array([...OLE, ...inUtf16('Workbook')])), 'workbook-old');
    assert.equal(fail(zipSync({ 'a.txt': strToU8('a') })), 'not-a-workbook');
    const whole = makeWorkbook({ sheets: { A: HEADER } });
    for (const length of [10, whole.length - 30, whole.length >> 1]) {
      assert.equal(fail(whole.subarray(0, length)), 'workbook-damaged', String(length));
    }
    assert.equal(fail(makeWorkbook({ sheets: { A: '<row r="1"><c r="A1"' } })), 'workbook-damaged');
    assert.equal(fail(makeWorkbook({ sheets: { A: '<row r="2"/><row r="1"/>' } })), 'workbook-damaged');
    assert.equal(fail(makeWorkbook({ sheets: { A: '<row r="1"><c r="B2"><v>1</v></c></row>' } })), 'workbook-damaged');
    assert.equal(fail(makeWorkbook({ sheets: { A: '<row r="1"><c t="s"><v>7</v></c></row>' } })), 'workbook-damaged');
  });

  it('is too large if a part unpacks to more than the limit, and isn’t unpacked', () => {
    const bomb = makeWorkbook({ sheets: { A: `${HEADER}${' '.repeat(5_000_000)}` } });
    assert.ok(bomb.length < 20_000);
    assert.equal(fail(bomb, 1_000_000), 'workbook-too-large');
    assert.equal(fail(bomb, 10_000_000), 'read');
  });

  it('never gives other cells and never makes the reader throw, whichever byte is changed', () => {
    const whole = makeWorkbook({ sheets: { A: `${HEADER}${makeRow(2, ['1/3/2024', 'A1', 70])}` }, formats: [14] });
    const readText = (bytes: Uint8Array): string | undefined => {
      const opened = openWorkbook(bytes);
      const read = opened.ok ? opened.value.readSheet(0) : opened;
      return read.ok ? read.value.text : undefined;
    };
    const text = readText(whole);
    for (let at = 0; at < whole.length; at++) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      const read = readText(changed);
      assert.ok(read === undefined || read === text, `byte ${at}`);
    }
  });
});
