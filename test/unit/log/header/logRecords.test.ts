import assert from 'node:assert/strict';
import { TextLines } from '../../../../src/log/csv/lines';
import { readHeader } from '../../../../src/log/header/header';
import { LogRecords } from '../../../../src/log/header/logRecords';
import { findMarkedTexts, summarizeReport } from '../../support/billing';
import { readEntries, readRealLog } from '../../support/entries';

const HEADER = 'Date,MRN,Minutes,Note,Room';
const ROW = '1/3/2024,A1,20,';

/** Returns how many lines the first record of a log spans, if its note has these lines. */
function countLines(note: readonly string[], after = ',', header = HEADER): number {
  const text = [header, `${ROW}"first`, ...note].join('\n');
  const lines = TextLines.of(`${text}"${after}\n1/9/2024,A1,30,,\n`);
  return new LogRecords(lines, readHeader(lines)).read(1).lineCount;
}

const words = (count: number): string[] => new Array<string>(count).fill('word, of a note');

describe('A note of more than 64 lines', () => {
  it('is read, and so are the rows after it', () => {
    const text = readRealLog('s04-note-of-70-lines.timelog.csv');
    assert.deepEqual(readEntries(text), ['40', '35']);
    assert.deepEqual(
      findMarkedTexts(text).filter((marked) => marked.startsWith('CB0')),
      [],
    );
    assert.deepEqual(summarizeReport(text), ['S-4 2024-01 75 99492']);
  });

  for (const count of [1, 63, 64, 65, 500, 999]) {
    it(`spans ${count + 1} lines if its quote is closed ${count} lines below`, () =>
      assert.equal(countLines(words(count)), count + 1));
  }

  for (const [rule, note] of [
    ['lists', ['1. Called, left message, will call again', '2. Called, spoke with her, ok']],
    ['doubled quotes', ['she wrote ""no, thanks, not now""']],
    ['a date in a sentence', ['seen on 1/3/2024, by phone, again', '1/3/2024 called', '1/3/2024, called']],
    ['blank lines', ['', ' ', ',,,']],
    ['numbers', ['PHQ-9: 12, GAD-7: 8, 40 minutes']],
  ] as const) {
    it(`can have ${rule}`, () => assert.equal(countLines([...words(40), ...note, ...words(40)]), 82 + note.length - 1));
  }

  for (const [rule, note, after, header] of [
    ['it has more than 1,000 lines', words(1000)],
    ['a line in it looks like a row', [...words(40), '1/4/2024,B2,30,,', ...words(40)]],
    ['a line in its first lines looks like a row', ['1/4/2024,B2,30', ...words(80)]],
    ['a line in it looks like a row of another part', [...words(70), 'B2,30,4-Jan-24', ...words(10)]],
    ['a quoted field begins in it', [...words(70), '"word', ...words(10)]],
    ['a quoted field follows it', words(80), ',"x"'],
    ['a field is missing after it', words(80), ''],
    ['there are too many fields after it', words(80), ',,'],
    ['the header can’t be read', words(80), ',', 'Day,Patient,Spent,Note,Room'],
  ] as const) {
    it(`isn’t one field if ${rule}`, () => assert.equal(countLines(note, after, header), 1));
  }

  it('doesn’t begin above the header', () => {
    const lines = TextLines.of(['"title', HEADER, ...words(80), `",,,,`, `${ROW},`].join('\n'));
    const header = readHeader(lines);
    assert.equal(new LogRecords(lines, header).read(0).lineCount, 1);
  });
});
