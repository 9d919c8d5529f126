import assert from 'node:assert/strict';
import readXlsxFile from 'read-excel-file/node';
import type { WorkbookSheet } from '../../../../src/report/exports/reportWorkbook';
import { splitSheet, workbookFile } from '../../../../src/report/exports/workbookFile';
import { toWorkbookText } from '../../../../src/report/exports/workbookText';

describe('a text in a workbook', () => {
  it('is what the log has, even if it looks like an escaped character', () => {
    assert.equal(toWorkbookText('Follow up'), 'Follow up');
    assert.equal(toWorkbookText('_x0041_'), '_x005F_x0041_');
    assert.equal(toWorkbookText('a_x000d__X000A_b'), 'a_x005F_x000d__x005F_X000A_b');
    assert.equal(toWorkbookText('_x41_ and x0041'), '_x41_ and x0041');
  });

  it('has no character that the file cannot contain', () => {
    assert.equal(toWorkbookText('a\u0007b\u0000'), 'a_x0007_b_x0000_');
    assert.equal(toWorkbookText('tab\tline\nend'), 'tab\tline\nend');
    assert.equal(toWorkbookText('\ud83d\ude00 \ud83d \ude00 \uffff'), '\ud83d\ude00 \ufffd \ufffd \ufffd');
  });

  it('is cut at 32,767 characters, which a cell can hold at most', () => {
    assert.equal(toWorkbookText('a'.repeat(32_767)), 'a'.repeat(32_767));
    const long = toWorkbookText('a'.repeat(32_768));
    assert.deepEqual([long.length, long.endsWith('a…')], [32_767, true]);
    assert.equal(toWorkbookText('\ud83d\ude00'.repeat(20_000)).includes('\ud83d…'), false);
  });

  it('is read back by another program', async () => {
    const texts = ['_x0041_', 'a_x000D_b', 'bell\u0007', 'Zoë\nline 2'];
    const sheet: WorkbookSheet = {
      name: 'Report',
      columns: [{ name: 'Note', width: 10 }],
      rows: texts.map((text) => [{ type: 'text', text }]),
    };
    const [read] = await readXlsxFile(Buffer.from(await workbookFile([sheet])));
    assert.deepEqual(read?.data, [['Note'], ...texts.map((text) => [text])]);
  });
});

describe('a sheet with more rows than a workbook can hold', () => {
  const sheet: WorkbookSheet = {
    name: 'Entries',
    columns: [{ name: 'Line', width: 10 }],
    rows: Array.from({ length: 7 }, (_, index) => [{ type: 'number', number: index }]),
  };

  it('continues on other sheets, and no row is lost', () => {
    const parts = splitSheet(sheet, 3);
    assert.deepEqual(
      parts.map(({ name, rows }) => [name, rows.length]),
      [
        ['Entries', 3],
        ['Entries 2', 3],
        ['Entries 3', 1],
      ],
    );
    assert.deepEqual(
      parts.flatMap(({ rows }) => rows),
      sheet.rows,
    );
  });

  it('stays one sheet if it fits, and so does an empty one', () => {
    assert.deepEqual(splitSheet(sheet, 7), [sheet]);
    assert.deepEqual(splitSheet({ ...sheet, rows: [] }, 3), [{ ...sheet, rows: [] }]);
  });
});
