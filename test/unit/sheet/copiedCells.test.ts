import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { readCellBlock } from '../../../src/log/csv/cellBlock';
import { formatCopiedCells } from '../../../src/sheet/copiedCells';

const HEADER = ['MRN', 'Notes'];
const ROWS = [
  ['00123', 'took "two"\nand left'],
  ['A|1', '=1+1, <b>*now*</b>'],
];

describe('copied cells', () => {
  it('have no header on their own, and the names of their columns with one', () => {
    assert.deepEqual(readCellBlock(formatCopiedCells(HEADER, ROWS, 'cells')), ROWS);
    assert.deepEqual(readCellBlock(formatCopiedCells(HEADER, ROWS, 'withHeader')), [HEADER, ...ROWS]);
  });

  it('are read again as CSV by another reader, without a formula that a spreadsheet would run', () => {
    const read: unknown = parse(formatCopiedCells(HEADER, ROWS, 'csv'));
    assert.deepEqual(read, [HEADER, ROWS[0], ['A|1', "'=1+1, <b>*now*</b>"]]);
  });

  it('are one Markdown line for each row, in which no character is a mark', () => {
    assert.equal(
      formatCopiedCells(HEADER, ROWS, 'markdown'),
      [
        '| MRN | Notes |',
        '| --- | --- |',
        '| 00123 | took "two"<br>and left |',
        String.raw`| A\|1 | =1+1, &lt;b>\*now\*&lt;/b> |`,
        '',
      ].join('\n'),
    );
  });
});
