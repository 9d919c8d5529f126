import assert from 'node:assert/strict';
import { readHeader } from '../../../../src/log/header/header';
import { TextLines } from '../../../../src/log/csv/lines';
import { CANONICAL_HEADER } from '../../../../src/log/header/columns';
import { formatRange } from '../../support/billing';

const parseHeader = (text: string) => readHeader(TextLines.of(text));
const listHeaderProblems = (text: string) =>
  parseHeader(text).problems.map(({ code, range }) => `${code} ${formatRange(range)}`);

describe('The header of a log', () => {
  for (const [name, delimiter] of [
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['pipes', '|'],
  ] as const) {
    it(`can be separated by ${name}`, () => {
      const header = parseHeader(`${CANONICAL_HEADER.join(delimiter)}\n`);
      assert.equal(header.delimiter, delimiter);
      assert.equal(header.columns.names.length, CANONICAL_HEADER.length);
      assert.equal(header.isReadable, true);
    });
  }

  it('is the first line that isn’t blank', () => {
    const header = parseHeader('\n \t\n\nDate,MRN,Minutes\n1/3/2024,P1,5');
    assert.deepEqual([header.line, header.lineCount, header.isReadable], [3, 1, true]);
  });

  it('can be quoted and span lines', () => {
    const header = parseHeader('"Date","M\nRN","Minutes, of ""work"""\n');
    assert.deepEqual([header.line, header.lineCount], [0, 2]);
    assert.deepEqual(header.columns.names, ['Date', 'M\nRN', 'Minutes, of "work"']);
    assert.deepEqual(header.columns.indexOf.mrn, 1);
  });

  it('can begin with a byte order mark', () => assert.equal(parseHeader('\uFEFFDate,MRN,Minutes').isReadable, true));

  it('has an error on the whole header for each missing column', () => {
    assert.deepEqual(listHeaderProblems('\nDate,"Pay\ner"\n1,2'), ['CB001 1:0-2:3', 'CB001 1:0-2:3']);
    const [mrn, minutes] = parseHeader('Date,Payer').problems;
    assert.match(mrn!.message, /no MRN column/);
    assert.match(minutes!.message, /no Minutes column/);
  });

  it('has a problem on the unread or second column if it names a field twice', () => {
    assert.deepEqual(listHeaderProblems('Date,MRN,Minutes,😀,Payor,Payer'), ['CB007 0:20-0:25']);
    assert.deepEqual(listHeaderProblems('Date,MRN,Minutes,😀,Payor,Plan'), ['CB007 0:26-0:30']);
    assert.deepEqual(listHeaderProblems('Date,MRN,Minutes,😀,Mins'), ['CB002 0:20-0:24']);
  });

  it('has a problem on a field with an unclosed or stray quote', () => {
    assert.deepEqual(listHeaderProblems('Date,MRN,Minutes,"Notes'), ['CB005 0:17-0:23']);
    assert.deepEqual(listHeaderProblems('Date,MRN,Minutes,No"tes'), ['CB006 0:17-0:23']);
  });

  it('is found below lines of only delimiters, which spreadsheets write', () => {
    assert.equal(parseHeader(',,,\n ; ;\nDate,MRN,Minutes').line, 2);
  });

  it('is readable with two payer columns, but not with two date columns', () => {
    assert.equal(parseHeader('Date,MRN,Minutes,Payer,Plan').isReadable, true);
    assert.equal(parseHeader('Date,MRN,Minutes,DOS').isReadable, false);
  });

  for (const text of ['', '\n\n', '  \n\t']) {
    it(`is missing in ${JSON.stringify(text)}, and the message states that the file is empty`, () => {
      const header = parseHeader(text);
      assert.deepEqual([header.line, header.isReadable, header.problems.length], [-1, false, 1]);
      assert.match(header.problems[0]!.message, /^The file is empty\./);
    });
  }
});
