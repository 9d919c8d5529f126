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

/** Returns the text after an edit of the record that begins at the line. */
function editRecord(text: string, line: number, edit: (record: CsvRecord, lines: TextLines) => TextEdit): string {
  const lines = TextLines.of(text);
  return applyEdit(text, edit(new RecordReader(lines, ',').read(line), lines));
}

const editCell = (text: string, line: number, column: number, value: string, eol = '\n'): string =>
  editRecord(text, line, (record) => replaceCell(record, column, value, eol));

describe('Editing a cell', () => {
  for (const [title, text, column, value, expected] of [
    ['replaces only the characters of the cell', ' a ,b , c', 1, 'x', ' a ,x, c'],
    ['keeps the quotes of the cell', 'a,"b",c', 1, 'x', 'a,"x",c'],
    ['puts quotes around a value with a delimiter', 'a,b,c', 1, 'x,y', 'a,"x,y",c'],
    [
      'puts quotes around a value with a space at its start or end, so that the space isn’t lost',
      'a,b,c',
      1,
      ' x',
      'a," x",c',
    ],
    ['doubles the quotes of the value', 'a,b,c', 1, '5" tape', 'a,"5"" tape",c'],
    ['can empty the cell', 'a,"b",c', 0, '', ',"b",c'],
    ['can empty a quoted cell and keeps the quotes', 'a,"b",c', 1, '', 'a,"",c'],
    ['fills an empty cell', 'a,,c', 1, 'x', 'a,x,c'],
    ['also replaces a tail after a closing quote', 'a,"b"tail,c', 1, 'x', 'a,"x",c'],
    ['adds the missing delimiters after the last field', 'a', 3, 'x', 'a,,,x'],
    ['adds quotes where needed after the last field of a shorter row', 'a,b', 2, 'x,y', 'a,b,"x,y"'],
    ['doesn’t trim the spaces around other cells', '  ,"  b ",\t', 0, '1', '1,"  b ",\t'],
  ] as const) {
    it(title, () => {
      assert.equal(editCell(`head\n${text}\ntail`, 1, column, value), `head\n${expected}\ntail`);
    });
  }

  it('writes the line ends of the value as in the document', () => {
    assert.equal(editCell('a,b\r\nc,d\r\n', 1, 1, 'x\ny\rz\r\n', '\r\n'), 'a,b\r\nc,"x\r\ny\r\nz\r\n"\r\n');
  });

  it('replaces all lines of a cell with several lines', () => {
    assert.equal(editCell('a,"1\r\n2\r\n3",c\r\nd', 0, 1, 'x', '\r\n'), 'a,"x",c\r\nd');
  });
});

describe('Adding and deleting rows', () => {
  const addBelow = (text: string, line: number, eol = '\n'): string =>
    editRecord(text, line, (record) => insertBelow(record, 'new', eol));
  const addAbove = (text: string, line: number, eol = '\n'): string =>
    editRecord(text, line, (record) => insertAbove(record, 'new', eol));
  const deleteAt = (text: string, line: number): string => editRecord(text, line, deleteRecord);

  it('adds a row below another, also at the end with or without a final line end', () => {
    assert.equal(addBelow('a\nb\nc\n', 1), 'a\nb\nnew\nc\n');
    assert.equal(addBelow('a\nb', 1), 'a\nb\nnew');
    assert.equal(addBelow('a\r\nb\r\n', 1, '\r\n'), 'a\r\nb\r\nnew\r\n');
    assert.equal(addBelow('a,"1\n2"\nb', 0), 'a,"1\n2"\nnew\nb');
  });

  it('adds a row above another, also at the start', () => {
    assert.equal(addAbove('a\nb', 1), 'a\nnew\nb');
    assert.equal(addAbove('a\r\nb\r\n', 0, '\r\n'), 'new\r\na\r\nb\r\n');
    assert.equal(addAbove('a\n"1\n2"\n', 1), 'a\nnew\n"1\n2"\n');
  });

  it('deletes a row with one line end and doesn’t change any other byte', () => {
    assert.equal(deleteAt('a\nb\nc\n', 1), 'a\nc\n');
    assert.equal(deleteAt('a\nb\nc\n', 0), 'b\nc\n');
    assert.equal(deleteAt('a\nb\nc\n', 2), 'a\nb\n');
    assert.equal(deleteAt('a\nb\nc', 2), 'a\nb');
    assert.equal(deleteAt('a\r\nb\r\nc', 2), 'a\r\nb');
    assert.equal(deleteAt('a\r\n"1\r\n2",x\r\nc\r\n', 1), 'a\r\nc\r\n');
    assert.equal(deleteAt('a', 0), '');
    assert.equal(deleteAt('"1\n2"', 0), '');
  });

  it('duplicates a row exactly, with its quotes, spaces, and line ends', () => {
    const duplicate = (text: string, line: number, eol: string): string =>
      editRecord(text, line, (record, lines) => insertBelow(record, getRecordText(record, lines, eol), eol));
    assert.equal(
      duplicate('h\r\n a ,"1\r\n""2""",\r\nz', 1, '\r\n'),
      'h\r\n a ,"1\r\n""2""",\r\n a ,"1\r\n""2""",\r\nz',
    );
    assert.equal(duplicate('h\na', 1, '\n'), 'h\na\na');
  });

  it('writes the cells of a new row so that they are read back unchanged', () => {
    assert.equal(formatRow(['a', '', 'b,c', ' d', '"', 'e\nf'], ',', '\r\n'), 'a,,"b,c"," d","""","e\r\nf"');
    assert.equal(formatRow(['b,c', 'd;e'], ';', '\n'), 'b,c;"d;e"');
  });
});
