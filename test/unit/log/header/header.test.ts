import assert from 'node:assert/strict';
import { readHeader } from '../../../../src/log/header/header';
import { TextLines } from '../../../../src/log/csv/lines';
import { CANONICAL_HEADER } from '../../../../src/log/header/columns';
import { formatRange } from '../../support/billing';

const headerOf = (text: string) => readHeader(TextLines.of(text));
const problemsOf = (text: string) => headerOf(text).problems.map(({ code, range }) => `${code} ${formatRange(range)}`);

describe('The header of a log', () => {
  for (const [name, delimiter] of [
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ] as const) {
    it(`may be written with ${name}`, () => {
      const header = headerOf(`${CANONICAL_HEADER.join(delimiter)}\n`);
      assert.equal(header.delimiter, delimiter);
      assert.equal(header.columns.names.length, CANONICAL_HEADER.length);
      assert.equal(header.isReadable, true);
    });
  }

  it('is the first line with anything on it', () => {
    const header = headerOf('\n \t\n\nDate,MRN,Minutes\n1/3/2024,P1,5');
    assert.deepEqual([header.line, header.lineCount, header.isReadable], [3, 1, true]);
  });

  it('may be quoted and span lines', () => {
    const header = headerOf('"Date","M\nRN","Minutes, of ""work"""\n');
    assert.deepEqual([header.line, header.lineCount], [0, 2]);
    assert.deepEqual(header.columns.names, ['Date', 'M\nRN', 'Minutes, of "work"']);
    assert.deepEqual(header.columns.indexOf.mrn, 1);
  });

  it('may begin with a byte order mark', () => assert.equal(headerOf('\uFEFFDate,MRN,Minutes').isReadable, true));

  it('that misses a column is an error on the whole header, for each column', () => {
    assert.deepEqual(problemsOf('\nDate,"Pay\ner"\n1,2'), ['CB001 1:0-2:3', 'CB001 1:0-2:3']);
    const [mrn, minutes] = headerOf('Date,Payer').problems;
    assert.match(mrn!.message, /no MRN column/);
    assert.match(minutes!.message, /no Minutes column/);
  });

  it('that names a field twice is told on the column that is not read, or on the second', () => {
    assert.deepEqual(problemsOf('Date,MRN,Minutes,😀,Payor,Payer'), ['CB007 0:20-0:25']);
    assert.deepEqual(problemsOf('Date,MRN,Minutes,😀,Payor,Plan'), ['CB007 0:26-0:30']);
    assert.deepEqual(problemsOf('Date,MRN,Minutes,😀,Mins'), ['CB002 0:20-0:24']);
  });

  it('that has a quote without an end or a stray one says so', () => {
    assert.deepEqual(problemsOf('Date,MRN,Minutes,"Notes'), ['CB005 0:17-0:23']);
    assert.deepEqual(problemsOf('Date,MRN,Minutes,No"tes'), ['CB006 0:17-0:23']);
  });

  it('is found below lines of delimiters alone, as spreadsheets leave them', () => {
    assert.equal(headerOf(',,,\n ; ;\nDate,MRN,Minutes').line, 2);
  });

  it('is readable with two columns for a payer, not with two for a date', () => {
    assert.equal(headerOf('Date,MRN,Minutes,Payer,Plan').isReadable, true);
    assert.equal(headerOf('Date,MRN,Minutes,DOS').isReadable, false);
  });

  for (const text of ['', '\n\n', '  \n\t']) {
    it(`is missed in a file of ${JSON.stringify(text)}, and the sentence says that the file is empty`, () => {
      const header = headerOf(text);
      assert.deepEqual([header.line, header.isReadable, header.problems.length], [-1, false, 1]);
      assert.match(header.problems[0]!.message, /^The file is empty\./);
    });
  }
});
