import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { MOST_LINES_OF_A_FIELD } from '../../../../src/log/csv/recordReader';
import { TextLines } from '../../../../src/log/csv/lines';
import { arbitraryLog, difficultText, logWithSparseQuotes } from '../../support/arbitraryLogs';
import { readRange } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';
import { readRecords, readValues } from '../../support/records';

const anyText = fc.oneof(difficultText(120), arbitraryLog(8), logWithSparseQuotes);
const delimiter = fc.constantFrom(',', ';', '\t', '|');

/** The text put together again from the raw fields, a delimiter between two, and the line ends the text had. */
function joinFields(text: string, between: string): string {
  const lineEnds = text.match(/\r\n|\n|\r/g) ?? [];
  let again = '';
  for (const record of readRecords(text, between)) {
    const raws = Array.from({ length: record.fieldCount }, (_, field) => record.raw(field));
    let lineWithin = record.line;
    again += raws.join(between).replaceAll('\n', () => lineEnds[lineWithin++]!);
    assert.equal(lineWithin, record.line + record.lineCount - 1, 'The record spans the lines of its fields.');
    again += lineEnds[lineWithin] ?? '';
  }
  return again;
}

/** A valid CSV text by RFC 4180 and the values it was made of. */
const validCsv = fc
  .record({
    rows: fc.array(
      fc.array(
        fc.record({
          value: fc
            .array(fc.constantFrom('a', '1', '"', ',', '\n', ' ', 'é', '😀', ';', '\u2028'), { maxLength: 8 })
            .map((parts) => parts.join('')),
          isQuoted: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      { minLength: 1, maxLength: 8 },
    ),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    endsWithLineEnd: fc.boolean(),
  })
  .map(({ rows, lineEnd, endsWithLineEnd }) => {
    const field = ({ value, isQuoted }: { value: string; isQuoted: boolean }): string =>
      isQuoted || /[",\n]/.test(value) ? `"${value.replaceAll('"', '""').replaceAll('\n', lineEnd)}"` : value;
    const text = rows.map((row) => row.map(field).join(',')).join(lineEnd) + (endsWithLineEnd ? lineEnd : '');
    return { text, values: rows.map((row) => row.map(({ value }) => value)), endsWithLineEnd };
  });

describe('Any CSV text', () => {
  it('is its fields, the delimiters and the line ends, and not a character more or less', () => {
    fc.assert(
      fc.property(anyText, delimiter, (text, between) => assert.equal(joinFields(text, between), text)),
      runs(1500),
    );
  });

  it('has each field where its range says, with a delimiter or a line end behind it', () => {
    fc.assert(
      fc.property(anyText, delimiter, (text, between) => {
        const lines = TextLines.of(text);
        for (const record of readRecords(text, between)) {
          let at = { line: record.line, column: 0 };
          for (let field = 0; field < record.fieldCount; field++) {
            const range = record.range(field);
            assert.deepEqual(range.start, at);
            assert.equal(readRange(lines, range), record.raw(field));
            const end = lines.lineAt(range.end.line);
            const isLast = field + 1 === record.fieldCount;
            assert.equal(end.charAt(range.end.column), isLast ? '' : between);
            at = { line: range.end.line, column: range.end.column + 1 };
          }
        }
      }),
      runs(1500),
    );
  });

  it(`has no field of more than ${MOST_LINES_OF_A_FIELD} lines`, () => {
    fc.assert(
      fc.property(logWithSparseQuotes, (text) => {
        for (const record of readRecords(text)) {
          for (let field = 0; field < record.fieldCount; field++) {
            const { start, end } = record.range(field);
            assert.ok(end.line - start.line < MOST_LINES_OF_A_FIELD);
          }
        }
      }),
      runs(100),
    );
  });
});

describe('A valid CSV text', () => {
  it('has the values it was made of', () => {
    fc.assert(
      fc.property(validCsv, ({ text, values, endsWithLineEnd }) => {
        assert.deepEqual(readValues(text), endsWithLineEnd ? [...values, ['']] : values);
      }),
      runs(1500),
    );
  });

  it('has the values that csv-parse reads', () => {
    fc.assert(
      fc.property(validCsv, ({ text, endsWithLineEnd }) => {
        const options = { relax_column_count: true, record_delimiter: ['\r\n', '\n'] };
        const theirs: string[][] = parse(text, options);
        const ours = readValues(text);
        if (endsWithLineEnd || text === '') {
          ours.pop();
        }
        const withLf = theirs.map((row) => row.map((value) => value.replaceAll('\r\n', '\n')));
        // csv-parse makes no record of a last line without any character, nor of an empty line end.
        while (ours.length > withLf.length && ours.at(-1)?.join() === '') {
          ours.pop();
        }
        assert.deepEqual(ours, withLf);
      }),
      runs(1500),
    );
  });

  it('has no open quote and no stray quote', () => {
    fc.assert(
      fc.property(validCsv, ({ text }) => {
        for (const { openQuote, strayQuote } of readRecords(text)) {
          assert.equal(openQuote ?? strayQuote, undefined);
        }
      }),
      runs(500),
    );
  });
});
