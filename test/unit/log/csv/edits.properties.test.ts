import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CsvRecord } from '../../../../src/log/csv/csvRecord';
import { RecordReader } from '../../../../src/log/csv/recordReader';
import { replaceCell, deleteRecord, insertAbove, insertBelow, getRecordText } from '../../../../src/log/csv/edits';
import { TextLines } from '../../../../src/log/csv/lines';
import { applyEdit } from '../../support/edits';
import { arbitraryLog, difficultText, logWithSparseQuotes } from '../../support/arbitraryLogs';
import { runs } from '../../support/fuzzRuns';
import { readValues } from '../../support/records';

interface Place {
  readonly text: string;
  readonly eol: string;
  /** The index of the record. */
  readonly record: number;
  readonly csvRecord: CsvRecord;
  readonly lines: TextLines;
}

/** A text with one kind of line end and no unclosed quote, and one of its records. */
const place: fc.Arbitrary<Place> = fc
  .tuple(
    fc.oneof(difficultText(60), arbitraryLog(8), logWithSparseQuotes),
    fc.constantFrom('\n', '\r\n'),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([text, eol, at]) => makePlace(text.replace(/\r\n|\r|\n/g, eol), eol, at))
  .filter(({ lines }) => [...new RecordReader(lines, ',').readAll()].every(({ openQuote }) => openQuote === undefined));

function makePlace(text: string, eol: string, at: number): Place {
  const lines = TextLines.of(text);
  const records = [...new RecordReader(lines, ',').readAll()];
  const record = Math.min(records.length - 1, Math.floor(at * records.length));
  const csvRecord = records[record]!;
  return { text, eol, record, csvRecord, lines };
}

describe('Any edited text', () => {
  it('has the new value in the cell, and every other cell is unchanged', () => {
    fc.assert(
      fc.property(place, fc.nat({ max: 12 }), difficultText(6), ({ text, eol, record, csvRecord }, column, value) => {
        const expected = readValues(text);
        const cells = expected[record]!;
        while (cells.length < column) {
          cells.push('');
        }
        cells[column] = value.replace(/\r\n|\r/g, '\n');
        assert.deepEqual(readValues(applyEdit(text, replaceCell(csvRecord, column, value, eol))), expected);
      }),
      runs(1000),
    );
  });

  it('is unchanged outside the cell', () => {
    fc.assert(
      fc.property(
        place,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        difficultText(6),
        ({ text, eol, csvRecord }, at, value) => {
          const column = Math.floor(at * csvRecord.fieldCount);
          const edit = replaceCell(csvRecord, column, value, eol);
          const emptied = applyEdit(text, { ...edit, text: '' });
          assert.equal(text.length - emptied.length, csvRecord.raw(column).replaceAll('\n', eol).length);
          assert.deepEqual(edit.range, csvRecord.range(column));
        },
      ),
      runs(500),
    );
  });

  it('has one more row after a row is added, and is the same as before after that row is deleted', () => {
    fc.assert(
      fc.property(place, fc.boolean(), ({ text, eol, record, csvRecord, lines }, isBelow) => {
        const row = getRecordText(csvRecord, lines, eol);
        const edit = isBelow ? insertBelow(csvRecord, row, eol) : insertAbove(csvRecord, row, eol);
        const longer = applyEdit(text, edit);
        const expected = readValues(text);
        expected.splice(record, 0, expected[record]!);
        assert.deepEqual(readValues(longer), expected);
        const { lines: longerLines } = makePlace(longer, eol, 0);
        const added = new RecordReader(longerLines, ',').read(csvRecord.line + (isBelow ? csvRecord.lineCount : 0));
        assert.equal(applyEdit(longer, deleteRecord(added, longerLines)), text);
      }),
      runs(500),
    );
  });
});
