import assert from 'node:assert/strict';
import { MOST_LINES_OF_A_FIELD, RecordReader } from '../../../../src/log/csv/recordReader';
import { formatRange } from '../../support/billing';
import { TextLines } from '../../../../src/log/csv/lines';
import { readFirstRecord, readValues } from '../../support/records';

const formatRanges = (text: string): string[] => {
  const record = readFirstRecord(text);
  return Array.from({ length: record.fieldCount }, (_, field) => formatRange(record.range(field)));
};

describe('A record of a CSV text', () => {
  it('has one more field than delimiters, and one empty field on an empty line', () => {
    assert.deepEqual(readValues(''), [['']]);
    assert.deepEqual(readValues(','), [['', '']]);
    assert.deepEqual(readValues('a,,b,'), [['a', '', 'b', '']]);
    assert.deepEqual(readValues('a,b\n'), [['a', 'b'], ['']]);
  });

  it('keeps spaces, and a quote after a space doesn’t open a quoted field', () => {
    assert.deepEqual(readValues(' a ,"b"'), [[' a ', 'b']]);
    assert.deepEqual(readValues(' "a,b"'), [[' "a', 'b"']]);
  });

  it('has one quote for two inside quotes, and keeps quoted delimiters and line ends, with line ends as LF', () => {
    assert.deepEqual(readValues('"a,b","write ""hi""","x\r\ny\rz\n",""\nnext'), [
      ['a,b', 'write "hi"', 'x\ny\nz\n', ''],
      ['next'],
    ]);
    assert.deepEqual(readValues('"""",""""""'), [['"', '""']]);
  });

  it('can have another delimiter', () => {
    assert.deepEqual(readValues('a;"b;c";d,e', ';'), [['a', 'b;c', 'd,e']]);
    assert.deepEqual(readValues('a\t"b\tc"\td', '\t'), [['a', 'b\tc', 'd']]);
  });

  it('has a range for each field with its quotes, in UTF-16 units and across lines', () => {
    assert.deepEqual(formatRanges('a,,bc'), ['0:0-0:1', '0:2-0:2', '0:3-0:5']);
    assert.deepEqual(formatRanges('é,😀,"ñ😀",x'), ['0:0-0:1', '0:2-0:4', '0:5-0:10', '0:11-0:12']);
    assert.deepEqual(formatRanges('a,"b\n\nc","d\ne",f'), ['0:0-0:1', '0:2-2:2', '2:3-3:2', '3:3-3:4']);
  });

  it('ends with the line end after its last field, and its range covers all its lines', () => {
    const record = readFirstRecord('a,"b\nc",d\nnext');
    assert.equal(record.lineCount, 2);
    assert.equal(formatRange(record.recordRange()), '0:0-1:4');
  });

  it('can be read separately, whatever the lines above it contain', () => {
    const record = new RecordReader(TextLines.of('"open\na,b'), ',').read(1);
    assert.deepEqual(record.values(), ['a', 'b']);
    assert.equal(record.openQuote, undefined);
  });
});

describe('An unclosed quote', () => {
  it('is reported on its line, and the rows below it are read', () => {
    const text = 'x,"open,y\n1,2\n3,4';
    assert.deepEqual(readValues(text), [
      ['x', '"open', 'y'],
      ['1', '2'],
      ['3', '4'],
    ]);
    assert.deepEqual(readFirstRecord(text).openQuote, { line: 0, column: 2 });
  });

  it('isn’t closed by a quote that opens a field further down', () => {
    assert.deepEqual(readValues('"open,y\n1,"a,b"\n3,4'), [
      ['"open', 'y'],
      ['1', 'a,b'],
      ['3', '4'],
    ]);
    assert.deepEqual(readValues('"open,y\n1,"a"\n3,4'), [
      ['"open', 'y'],
      ['1', 'a'],
      ['3', '4'],
    ]);
  });

  it('can be the last character of a file', () => {
    assert.deepEqual(readValues('a,"'), [['a', '"']]);
    assert.deepEqual(readFirstRecord('a,"').openQuote, { line: 0, column: 2 });
  });

  it('can be on a later line of a record, and the record ends there', () => {
    const record = readFirstRecord('"a\nb","open\nnext');
    assert.deepEqual(record.openQuote, { line: 1, column: 3 });
    assert.equal(record.lineCount, 2);
    assert.deepEqual(record.values(), ['a\nb', '"open']);
  });

  it('is the first if there are several, and each is read as plain text', () => {
    const record = readFirstRecord('"a,""b,c\n1,2');
    assert.deepEqual(record.openQuote, { line: 0, column: 0 });
    assert.equal(record.lineCount, 1);
  });

  it(`is a quote with a field of more than ${MOST_LINES_OF_A_FIELD} lines`, () => {
    const field = (lines: number): string => `a,"${'\n'.repeat(lines - 1)}",b`;
    const longest = readFirstRecord(field(MOST_LINES_OF_A_FIELD));
    assert.equal(longest.openQuote, undefined);
    assert.equal(longest.lineCount, MOST_LINES_OF_A_FIELD);
    assert.equal(longest.fieldCount, 3);
    const longer = readFirstRecord(field(MOST_LINES_OF_A_FIELD + 1));
    assert.deepEqual(longer.openQuote, { line: 0, column: 2 });
    assert.equal(longer.lineCount, 1);
  });
});

describe('A stray quote', () => {
  it('inside an unquoted field is part of its text', () => {
    const record = readFirstRecord('a,5" tape,b');
    assert.deepEqual(record.values(), ['a', '5" tape', 'b']);
    assert.deepEqual(record.strayQuote, { line: 0, column: 3 });
    assert.equal(record.openQuote, undefined);
  });

  it('before the end of a quoted field makes the rest of the field its tail', () => {
    const record = readFirstRecord('"a "b" c",d');
    assert.deepEqual(record.values(), ['a b" c"', 'd']);
    assert.deepEqual(record.strayQuote, { line: 0, column: 3 });
    assert.equal(formatRange(record.range(0)), '0:0-0:9');
  });

  it('is the first if there are several', () => {
    assert.deepEqual(readFirstRecord('a,b"c,d"e').strayQuote, { line: 0, column: 3 });
  });

  it('isn’t found if quotes are doubled inside quotes', () => {
    assert.equal(readFirstRecord('"a ""b"" c",d').strayQuote, undefined);
  });
});

describe('A record', () => {
  for (const text of ['', ' ', '\t', ',,,', ' , ,', '"",""', '" "']) {
    it(`is blank if the text is ${JSON.stringify(text)}`, () => assert.equal(readFirstRecord(text).isBlank, true));
  }

  for (const text of ['a', ',,a', '"', ',"', '"\n"', '""x', '"\u00a0x"']) {
    it(`isn’t blank if the text is ${JSON.stringify(text)}`, () => assert.equal(readFirstRecord(text).isBlank, false));
  }
});
