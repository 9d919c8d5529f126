import assert from 'node:assert/strict';
import {
  replaceCell,
  deleteRecord,
  insertAbove,
  insertBelow,
  getRecordText,
  formatRow,
  type TextEdit,
} from '../../../../src/log/csv/edits';
import type { CsvRecord } from '../../../../src/log/csv/csvRecord';
import { RecordReader } from '../../../../src/log/csv/recordReader';
import { TextLines } from '../../../../src/log/csv/lines';
import { applyEdit } from '../../support/edits';

/** What becomes of the text when the record at the line is edited so. */
function edited(text: string, line: number, edit: (record: CsvRecord, lines: TextLines) => TextEdit): string {
  const lines = TextLines.of(text);
  return applyEdit(text, edit(new RecordReader(lines, ',').read(line), lines));
}

const withCell = (text: string, line: number, column: number, value: string, eol = '\n'): string =>
  edited(text, line, (record) => replaceCell(record, column, value, eol));

describe('Editing a cell', () => {
  for (const [what, text, column, value, expected] of [
    ['replaces its characters and no others', ' a ,b , c', 1, 'x', ' a ,x, c'],
    ['keeps the quotes it has', 'a,"b",c', 1, 'x', 'a,"x",c'],
    ['puts quotes around a value with a delimiter', 'a,b,c', 1, 'x,y', 'a,"x,y",c'],
    ['puts quotes around a value with spaces at an end, lest they be lost', 'a,b,c', 1, ' x', 'a," x",c'],
    ['doubles the quotes of the value', 'a,b,c', 1, '5" tape', 'a,"5"" tape",c'],
    ['may empty it', 'a,"b",c', 0, '', ',"b",c'],
    ['may empty one in quotes, which stay', 'a,"b",c', 1, '', 'a,"",c'],
    ['fills an empty one', 'a,,c', 1, 'x', 'a,x,c'],
    ['replaces a tail behind a closing quote too', 'a,"b"tail,c', 1, 'x', 'a,"x",c'],
    ['behind the last field adds the delimiters between', 'a', 3, 'x', 'a,,,x'],
    ['behind the last field of a shorter row adds quotes where they are needed', 'a,b', 2, 'x,y', 'a,b,"x,y"'],
    ['does not trim what stands around other cells', '  ,"  b ",\t', 0, '1', '1,"  b ",\t'],
  ] as const) {
    it(what, () => {
      assert.equal(withCell(`head\n${text}\ntail`, 1, column, value), `head\n${expected}\ntail`);
    });
  }

  it('writes line ends of the value as the document has them', () => {
    assert.equal(withCell('a,b\r\nc,d\r\n', 1, 1, 'x\ny\rz\r\n', '\r\n'), 'a,b\r\nc,"x\r\ny\r\nz\r\n"\r\n');
  });

  it('of several lines replaces all of them', () => {
    assert.equal(withCell('a,"1\r\n2\r\n3",c\r\nd', 0, 1, 'x', '\r\n'), 'a,"x",c\r\nd');
  });
});

describe('Adding and deleting rows', () => {
  const below = (text: string, line: number, eol = '\n'): string =>
    edited(text, line, (record) => insertBelow(record, 'new', eol));
  const above = (text: string, line: number, eol = '\n'): string =>
    edited(text, line, (record) => insertAbove(record, 'new', eol));
  const without = (text: string, line: number): string => edited(text, line, deleteRecord);

  it('puts a row below another, at the end with and without a final line end', () => {
    assert.equal(below('a\nb\nc\n', 1), 'a\nb\nnew\nc\n');
    assert.equal(below('a\nb', 1), 'a\nb\nnew');
    assert.equal(below('a\r\nb\r\n', 1, '\r\n'), 'a\r\nb\r\nnew\r\n');
    assert.equal(below('a,"1\n2"\nb', 0), 'a,"1\n2"\nnew\nb');
  });

  it('puts a row above another, at the start too', () => {
    assert.equal(above('a\nb', 1), 'a\nnew\nb');
    assert.equal(above('a\r\nb\r\n', 0, '\r\n'), 'new\r\na\r\nb\r\n');
    assert.equal(above('a\n"1\n2"\n', 1), 'a\nnew\n"1\n2"\n');
  });

  it('takes a row away with one line end and leaves every other byte', () => {
    assert.equal(without('a\nb\nc\n', 1), 'a\nc\n');
    assert.equal(without('a\nb\nc\n', 0), 'b\nc\n');
    assert.equal(without('a\nb\nc\n', 2), 'a\nb\n');
    assert.equal(without('a\nb\nc', 2), 'a\nb');
    assert.equal(without('a\r\nb\r\nc', 2), 'a\r\nb');
    assert.equal(without('a\r\n"1\r\n2",x\r\nc\r\n', 1), 'a\r\nc\r\n');
    assert.equal(without('a', 0), '');
    assert.equal(without('"1\n2"', 0), '');
  });

  it('duplicates a row as it stands, quotes, spaces and line ends', () => {
    const duplicate = (text: string, line: number, eol: string): string =>
      edited(text, line, (record, lines) => insertBelow(record, getRecordText(record, lines, eol), eol));
    assert.equal(
      duplicate('h\r\n a ,"1\r\n""2""",\r\nz', 1, '\r\n'),
      'h\r\n a ,"1\r\n""2""",\r\n a ,"1\r\n""2""",\r\nz',
    );
    assert.equal(duplicate('h\na', 1, '\n'), 'h\na\na');
  });

  it('writes the cells of a new row so that they are read back', () => {
    assert.equal(formatRow(['a', '', 'b,c', ' d', '"', 'e\nf'], ',', '\r\n'), 'a,,"b,c"," d","""","e\r\nf"');
    assert.equal(formatRow(['b,c', 'd;e'], ';', '\n'), 'b,c;"d;e"');
  });
});
