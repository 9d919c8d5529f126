import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readLogText } from '../../../../src/log/csv/encoding';
import { readValues } from '../../support/records';

/** Reads the records without the empty one after the last line end, as other CSV readers do. */
function readAllRecords(text: string, delimiter = ','): string[][] {
  const records = readValues(text, delimiter);
  return records.at(-1)?.join() === '' && records.at(-1)?.length === 1 ? records.slice(0, -1) : records;
}

function parseWithCsvParse(text: string, delimiter = ',', relax_quotes = false): string[][] {
  return parse(text, { delimiter, relax_quotes, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
}

/** Has quotes inside unquoted fields, which csv-parse accepts only with `relax_quotes`; its JSON file is for another file. */
const RELAXED = 'location_coordinates';

describe('The csv-spectrum set', () => {
  const folder = dirname(require.resolve('csv-spectrum'));
  const names = readdirSync(join(folder, 'csvs')).map((name) => name.replace(/\.csv$/, ''));

  it('has 12 files', () => assert.equal(names.length, 12));

  for (const name of names) {
    it(`${name} gives the same records as csv-parse, and the values in its JSON file`, () => {
      const reading = readLogText(readFileSync(join(folder, 'csvs', `${name}.csv`)));
      assert.ok(reading.ok);
      const records = readAllRecords(reading.value.text);
      const withLf = parseWithCsvParse(reading.value.text, ',', name === RELAXED).map((record) =>
        record.map((value) => value.replaceAll('\r\n', '\n')),
      );
      assert.deepEqual(records, withLf);
      if (name === RELAXED) {
        return;
      }
      const [header, ...rows] = records;
      const expectedRows = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')) as Record<
        string,
        string
      >[];
      const actual = rows.map((row) => Object.fromEntries(row.map((value, column) => [header?.[column] ?? '', value])));
      assert.deepEqual(
        actual,
        expectedRows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, toLf(value)]))),
      );
    });
  }
});

function toLf(value: string): string {
  return value.replaceAll('\r\n', '\n');
}

/** The cases that a reader of RFC 4180 must handle: the text, its records, and the delimiter if it isn't a comma. */
const CASES: readonly (readonly [title: string, text: string, records: string[][], delimiter?: string])[] = [
  ['one row', 'A,b,c', [['A', 'b', 'c']]],
  [
    'two rows',
    'A,b,c\nd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  [
    'two rows separated by CR',
    'A,b,c\rd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  [
    'two rows separated by CRLF',
    'A,b,c\r\nd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  ['a line end after the last row', 'a,b\n', [['a', 'b']]],
  ['a quoted field', 'A,"B",C', [['A', 'B', 'C']]],
  ['a quoted field at the end', 'A,B,"C"', [['A', 'B', 'C']]],
  ['a quoted field with the delimiter', 'A,"B,B",C', [['A', 'B,B', 'C']]],
  ['a quoted field with LF', 'A,"B\nB",C', [['A', 'B\nB', 'C']]],
  ['a quoted field with CR', 'A,"B\rB",C', [['A', 'B\nB', 'C']]],
  ['a quoted field with CRLF', 'A,"B\r\nB",C', [['A', 'B\nB', 'C']]],
  ['several line ends in quotes', 'A,"\n\nB\n\n",C', [['A', '\n\nB\n\n', 'C']]],
  [
    'a quoted line end in each of two rows',
    '"a\nb",c\n"d\ne",f',
    [
      ['a\nb', 'c'],
      ['d\ne', 'f'],
    ],
  ],
  ['spaces at the start and end of fields', 'a ,  b, c ', [['a ', '  b', ' c ']]],
  ['spaces inside quotes', '" a ",b', [[' a ', 'b']]],
  ['an empty quoted field', 'A,"",C', [['A', '', 'C']]],
  ['an empty field at the start', ',b,c', [['', 'b', 'c']]],
  ['an empty field at the end', 'a,b,', [['a', 'b', '']]],
  ['only delimiters', ',,', [['', '', '']]],
  ['a doubled quote', 'A,"B""B""B",C', [['A', 'B"B"B', 'C']]],
  ['doubled quotes at both ends', 'A,"""B""",C', [['A', '"B"', 'C']]],
  ['only doubled quotes', 'A,"""""",C', [['A', '""', 'C']]],
  ['a doubled quote before a line end', '"a""\nb",c', [['a"\nb', 'c']]],
  ['a delimiter and a quote inside quotes', 'p,",""",q', [['p', ',"', 'q']]],
  ['a quote and a delimiter inside quotes', 'p,""",",q', [['p', '",', 'q']]],
  ['empty quotes after equal signs', '"x="""",y=""""",z', [['x="",y=""', 'z']]],
  ['a quote, a delimiter, and a quote inside quotes', '""",""",x', [['","', 'x']]],
  [
    'only quoted fields',
    '"a","b"\n"c","d"',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a quoted line end at the end of the text', 'a,"b\n"', [['a', 'b\n']]],
  ['an empty line between rows', 'a,b\n\nc,d', [['a', 'b'], [''], ['c', 'd']]],
  ['rows of uneven length', 'a\nb,c\nd,e,f', [['a'], ['b', 'c'], ['d', 'e', 'f']]],
  ['a tab as the delimiter', 'a\tb,c\t"d\te"', [['a', 'b,c', 'd\te']], '\t'],
  ['a pipe as the delimiter', 'a|b|"c|d"', [['a', 'b', 'c|d']], '|'],
  ['a semicolon as the delimiter', 'a;"b;b";1,5', [['a', 'b;b', '1,5']], ';'],
  ['letters outside ASCII', 'é,"ñ,😀",字', [['é', 'ñ,😀', '字']]],
  ['Unicode separators, which don’t end a line', 'a\u2028b,c\u0085d\ne', [['a\u2028b', 'c\u0085d'], ['e']]],
  ['a single field', 'a', [['a']]],
  ['a single quoted field of several lines', '"a\n\nb"', [['a\n\nb']]],
  ['apostrophes, which aren’t quotes', "a,'b,c'", [['a', "'b", "c'"]]],
  ['a backslash, which doesn’t escape anything', 'a,"b\\",c', [['a', 'b\\', 'c']]],
  [
    'a number sign, which doesn’t start a comment',
    '#a,b\nc,d',
    [
      ['#a', 'b'],
      ['c', 'd'],
    ],
  ],
];

describe('Reading CSV by RFC 4180', () => {
  for (const [title, text, records, delimiter] of CASES) {
    it(`handles ${title}`, () => {
      assert.deepEqual(readAllRecords(text, delimiter), records);
      const reference = parseWithCsvParse(text, delimiter).map((record) =>
        record.map((value) => value.replaceAll('\r\n', '\n').replaceAll('\r', '\n')),
      );
      assert.deepEqual(reference, records, 'csv-parse agrees.');
    });
  }
});
