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

/** Joins the raw fields of a text again, with the separator between them and the text's line ends. */
function joinFields(text: string, separator: string): string {
  const lineEnds = text.match(/\r\n|\n|\r/g) ?? [];
  let joined = '';
  for (const record of readRecords(text, separator)) {
    const raws = Array.from({ length: record.fieldCount }, (_, field) => record.raw(field));
    let lineWithin = record.line;
    joined += raws.join(separator).replaceAll('\n', () => lineEnds[lineWithin++]!);
    assert.equal(lineWithin, record.line + record.lineCount - 1, 'The record spans the lines of its fields.');
    joined += lineEnds[lineWithin] ?? '';
  }
  return joined;
}

/** A valid RFC 4180 text and the values it's made from. */
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
  it('consists of exactly its fields, delimiters, and line ends', () => {
    fc.assert(
      fc.property(anyText, delimiter, (text, separator) => assert.equal(joinFields(text, separator), text)),
      runs(1500),
    );
  });

  it('has each field in its range, followed by a delimiter or a line end', () => {
    fc.assert(
      fc.property(anyText, delimiter, (text, separator) => {
        const lines = TextLines.of(text);
        for (const record of readRecords(text, separator)) {
          let at = { line: record.line, column: 0 };
          for (let field = 0; field < record.fieldCount; field++) {
            const range = record.range(field);
            assert.deepEqual(range.start, at);
            assert.equal(readRange(lines, range), record.raw(field));
            const end = lines.lineAt(range.end.line);
            const isLast = field + 1 === record.fieldCount;
            assert.equal(end.charAt(range.end.column), isLast ? '' : separator);
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
  it('has the values it was made from', () => {
    fc.assert(
      fc.property(validCsv, ({ text, values, endsWithLineEnd }) => {
        assert.deepEqual(readValues(text), endsWithLineEnd ? [...values, ['']] : values);
      }),
      runs(1500),
    );
  });

  it('has the same values as csv-parse reads', () => {
    fc.assert(
      fc.property(validCsv, ({ text, endsWithLineEnd }) => {
        const options = { relax_column_count: true, record_delimiter: ['\r\n', '\n'] };
        const reference: string[][] = parse(text, options);
        const actual = readValues(text);
        if (endsWithLineEnd || text === '') {
          actual.pop();
        }
        const withLf = reference.map((row) => row.map((value) => value.replaceAll('\r\n', '\n')));
        // csv-parse doesn't return records for empty lines at the end.
        while (actual.length > withLf.length && actual.at(-1)?.join() === '') {
          actual.pop();
        }
        assert.deepEqual(actual, withLf);
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
