import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatCellBlock, readCellBlock } from '../../../../src/log/csv/cellBlock';

describe('Cells on the clipboard', () => {
  it('are read as Excel copies them: with tabs, line ends, and line breaks and quotes inside quotes', () => {
    assert.deepEqual(readCellBlock('20\tFollow Up\r\n15.5\t"by phone,\nthen ""in person"""\r\n'), [
      ['20', 'Follow Up'],
      ['15.5', 'by phone,\nthen "in person"'],
    ]);
  });

  it('keep a quote that doesn’t open a quoted cell, as Google Sheets copies it', () => {
    assert.deepEqual(readCellBlock('5\'10" tall\tanswered "no"'), [['5\'10" tall', 'answered "no"']]);
    assert.deepEqual(readCellBlock('"open\t20\n30\t40'), [
      ['"open', '20'],
      ['30', '40'],
    ]);
  });

  it('keep empty cells, and rows of only empty cells', () => {
    assert.deepEqual(readCellBlock('\t\n\n\tx\n'), [['', ''], [''], ['', 'x']]);
  });

  it('are read back as they were copied, with line breaks as LF', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('', '"', 'a\tb', 'x\ny', ' lead', '5"', '\t', 'é'));
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readCellBlock(`${formatCellBlock(rows)}\n`);
        assert.deepEqual(
          read,
          rows.map((cells) => cells.map((cell) => cell.replace(/\r\n?/g, '\n'))),
        );
      }),
    );
  });
});
