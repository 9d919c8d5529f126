import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readLogText } from '../../../../src/log/csv/encoding';
import { readValues } from '../../support/records';

/** The records without the empty one behind the last line end, as CSV readers give them. */
function recordsOf(text: string, delimiter = ','): string[][] {
  const records = readValues(text, delimiter);
  return records.at(-1)?.join() === '' && records.at(-1)?.length === 1 ? records.slice(0, -1) : records;
}

function oracle(text: string, delimiter = ',', relax_quotes = false): string[][] {
  return parse(text, { delimiter, relax_quotes, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
}

/** Has quotes inside fields without quotes, which csv-parse takes only when told to, and states the values of another file. */
const LOOSE = 'location_coordinates';

describe('The csv-spectrum set', () => {
  const folder = dirname(require.resolve('csv-spectrum'));
  const names = readdirSync(join(folder, 'csvs')).map((name) => name.replace(/\.csv$/, ''));

  it('is there', () => assert.equal(names.length, 12));

  for (const name of names) {
    it(`${name} gives the same records as csv-parse, and the values the set states`, () => {
      const reading = readLogText(readFileSync(join(folder, 'csvs', `${name}.csv`)));
      assert.ok(reading.ok);
      const records = recordsOf(reading.value.text);
      const withLf = oracle(reading.value.text, ',', name === LOOSE).map((record) =>
        record.map((value) => value.replaceAll('\r\n', '\n')),
      );
      assert.deepEqual(records, withLf);
      if (name === LOOSE) {
        return;
      }
      const [header, ...rows] = records;
      const stated = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')) as Record<string, string>[];
      const ours = rows.map((row) => Object.fromEntries(row.map((value, column) => [header?.[column] ?? '', value])));
      assert.deepEqual(
        ours,
        stated.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, lf(value)]))),
      );
    });
  }
});

function lf(value: string): string {
  return value.replaceAll('\r\n', '\n');
}

/** What every reader of RFC 4180 has to know, case by case: the text, its records, and the delimiter if it is no comma. */
const CASES: readonly (readonly [what: string, text: string, records: string[][], delimiter?: string])[] = [
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
    'two rows by CR',
    'A,b,c\rd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  [
    'two rows by CRLF',
    'A,b,c\r\nd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  ['a line end behind the last row', 'a,b\n', [['a', 'b']]],
  ['a quoted field', 'A,"B",C', [['A', 'B', 'C']]],
  ['a quoted field at the end', 'A,B,"C"', [['A', 'B', 'C']]],
  ['a quoted field with the delimiter', 'A,"B,B",C', [['A', 'B,B', 'C']]],
  ['a quoted field with LF', 'A,"B\nB",C', [['A', 'B\nB', 'C']]],
  ['a quoted field with CR', 'A,"B\rB",C', [['A', 'B\nB', 'C']]],
  ['a quoted field with CRLF', 'A,"B\r\nB",C', [['A', 'B\nB', 'C']]],
  ['several line ends in quotes', 'A,"\n\nB\n\n",C', [['A', '\n\nB\n\n', 'C']]],
  [
    'quoted line ends in both of two rows',
    '"a\nb",c\n"d\ne",f',
    [
      ['a\nb', 'c'],
      ['d\ne', 'f'],
    ],
  ],
  ['spaces at the ends', 'a ,  b, c ', [['a ', '  b', ' c ']]],
  ['spaces inside quotes', '" a ",b', [[' a ', 'b']]],
  ['an empty quoted field', 'A,"",C', [['A', '', 'C']]],
  ['an empty field in front', ',b,c', [['', 'b', 'c']]],
  ['an empty field at the end', 'a,b,', [['a', 'b', '']]],
  ['nothing but delimiters', ',,', [['', '', '']]],
  ['a doubled quote', 'A,"B""B""B",C', [['A', 'B"B"B', 'C']]],
  ['doubled quotes at both ends', 'A,"""B""",C', [['A', '"B"', 'C']]],
  ['doubled quotes alone', 'A,"""""",C', [['A', '""', 'C']]],
  ['a doubled quote before a line end', '"a""\nb",c', [['a"\nb', 'c']]],
  ['a delimiter and a quote, quoted', 'p,",""",q', [['p', ',"', 'q']]],
  ['a quote and a delimiter, quoted', 'p,""",",q', [['p', '",', 'q']]],
  ['empty quotes behind signs of equality', '"x="""",y=""""",z', [['x="",y=""', 'z']]],
  ['a quote, a delimiter and a quote, quoted', '""",""",x', [['","', 'x']]],
  [
    'quoted fields alone',
    '"a","b"\n"c","d"',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a line end in quotes at the end', 'a,"b\n"', [['a', 'b\n']]],
  ['an empty line between', 'a,b\n\nc,d', [['a', 'b'], [''], ['c', 'd']]],
  ['rows of uneven length', 'a\nb,c\nd,e,f', [['a'], ['b', 'c'], ['d', 'e', 'f']]],
  ['a tab for a delimiter', 'a\tb,c\t"d\te"', [['a', 'b,c', 'd\te']], '\t'],
  ['a pipe for a delimiter', 'a|b|"c|d"', [['a', 'b', 'c|d']], '|'],
  ['a semicolon for a delimiter', 'a;"b;b";1,5', [['a', 'b;b', '1,5']], ';'],
  ['letters beyond ASCII', 'é,"ñ,😀",字', [['é', 'ñ,😀', '字']]],
  ['separators of Unicode, which end no line', 'a\u2028b,c\u0085d\ne', [['a\u2028b', 'c\u0085d'], ['e']]],
  ['a single field', 'a', [['a']]],
  ['a single quoted field over lines', '"a\n\nb"', [['a\n\nb']]],
  ['apostrophes, which are no quotes', "a,'b,c'", [['a', "'b", "c'"]]],
  ['a backslash, which escapes nothing', 'a,"b\\",c', [['a', 'b\\', 'c']]],
  [
    'a sign for comments, which begins none',
    '#a,b\nc,d',
    [
      ['#a', 'b'],
      ['c', 'd'],
    ],
  ],
];

describe('The rules of RFC 4180', () => {
  for (const [what, text, records, delimiter] of CASES) {
    it(`hold for ${what}`, () => {
      assert.deepEqual(recordsOf(text, delimiter), records);
      const theirs = oracle(text, delimiter).map((record) =>
        record.map((value) => value.replaceAll('\r\n', '\n').replaceAll('\r', '\n')),
      );
      assert.deepEqual(theirs, records, 'csv-parse agrees.');
    });
  }
});
