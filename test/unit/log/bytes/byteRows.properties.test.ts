import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { countLineEnds, ChunkLines, splitIntoChunks, CHUNK_BYTES } from '../../../../src/log/bytes/chunks';
import { TextLines, type Lines } from '../../../../src/log/csv/lines';
import type { RowTable } from '../../../../src/log/rows/rowTable';
import type { TimeLog } from '../../../../src/log/timeLog';
import {
  arbitraryDurations,
  arbitraryExport,
  arbitraryLog,
  difficultText,
  arbitraryLogOfDates,
  arbitraryLogOfStamps,
  arbitraryLogWithOptionalColumns,
  logWithLongNotes,
  logWithSparseQuotes,
} from '../../support/arbitraryLogs';
import { captureState } from '../../support/capturedState';
import { TODAY } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';
import { splitIntoPieces } from '../../support/logPieces';

const OPTIONS = { today: TODAY };

/** Lists everything that the log stores about each row. */
function listStoredRows(log: TimeLog, table: RowTable): unknown[] {
  const rows: unknown[] = [];
  log.walk((row, line) => {
    rows.push({
      line,
      lines: table.lineCountOf(row),
      date: table.dateOf(row),
      minutes: table.minutesOf(row),
      attributes: table.attributesOf(row),
      contact: table.contactOf(row),
      times: table.timesOf(row),
      hash: table.hashOf(row),
      flags: table.flagsOf(row),
      warnings: table.warningsOf(row),
      evidence: table.evidenceOf(row),
      crossRowBits: table.crossRowBitsOf(row),
    });
    return true;
  });
  return rows;
}

function read(lines: Lines, bytes?: Iterable<Uint8Array>): { rows: unknown[]; state: unknown } {
  const billed = new BilledLogs(billingRules({ today: OPTIONS.today }));
  const log = billed.add(lines, OPTIONS, bytes);
  return { rows: listStoredRows(log, billed.table), state: captureState(billed) };
}

const anyLog = fc.oneof(
  { weight: 3, arbitrary: arbitraryLog(40) },
  { weight: 2, arbitrary: arbitraryLogWithOptionalColumns(30) },
  { weight: 2, arbitrary: arbitraryExport(30) },
  { weight: 2, arbitrary: arbitraryDurations(30) },
  { weight: 2, arbitrary: arbitraryLogOfDates(20) },
  { weight: 2, arbitrary: arbitraryLogOfStamps(20) },
  { weight: 2, arbitrary: logWithSparseQuotes },
  { weight: 2, arbitrary: logWithLongNotes },
  { weight: 1, arbitrary: difficultText(150) },
  { weight: 2, arbitrary: arbitraryLog(20).map((text) => text.replaceAll('\n', '\r\n')) },
  { weight: 1, arbitrary: arbitraryLog(20).map((text) => text.replaceAll('\n', '\r')) },
);

describe('Reading a log from its bytes', () => {
  it('gives the same rows and figures as reading its lines, wherever the chunks end', () => {
    fc.assert(
      fc.property(anyLog, fc.infiniteStream(fc.integer({ min: 0, max: 4 })), (text, choices) => {
        const pieces = splitIntoPieces(text, () => choices.next().value === 0);
        assert.deepEqual(read(new ChunkLines(pieces), pieces), read(TextLines.of(text)));
      }),
      runs(150),
    );
  });

  it('gives the same lines as the text', () => {
    fc.assert(
      fc.property(fc.oneof(difficultText(80), arbitraryLog(20)), fc.infiniteStream(fc.boolean()), (text, choices) => {
        const lines = new ChunkLines(splitIntoPieces(text, () => choices.next().value === true));
        const expected = TextLines.of(text);
        assert.equal(lines.lineCount, expected.lineCount);
        for (let line = 0; line < expected.lineCount; line++) {
          assert.equal(lines.lineAt(line), expected.lineAt(line));
        }
        assert.throws(() => lines.lineAt(lines.lineCount), RangeError);
      }),
      runs(200),
    );
  });

  it('reads a quoted field of many lines, and a record with several such fields, across chunks', () => {
    const note = (lines: number): string => `"${'word\n'.repeat(lines)}"`;
    const text = [
      'Date,MRN,Minutes,Note,Note 2',
      `1/3/2024,A,5,${note(60)},${note(60)}`,
      `1/3/2024,A,6,${note(80)},x`,
      `1/3/2024,A,6,${note(999)},x`,
      `1/3/2024,A,6,${note(1000)},x`,
      `1/3/2024,A,7,"open`,
      '1/4/2024,A,8,x"y,z',
      '',
    ].join('\n');
    for (const every of [1, 2, 7, 1000]) {
      const pieces = splitIntoPieces(text, (lineEnd) => lineEnd % every === 0);
      assert.deepEqual(read(new ChunkLines(pieces), pieces), read(TextLines.of(text)));
    }
  });

  it('reads all dates again as day first if the last rows show that order', () => {
    const text = 'Date,MRN,Minutes\n3/1/2024,A,70\n4/2/2024,B,60\n25/3/2024,A,60\n26/3/2024,A,60\n';
    const pieces = splitIntoPieces(text, () => true);
    assert.deepEqual(read(new ChunkLines(pieces), pieces), read(TextLines.of(text)));
  });
});

describe('Splitting bytes into chunks', () => {
  it('ends each chunk at a line end and includes all bytes', () => {
    const line = Buffer.from('1/3/2024,A,Holly,Guzman,20\r\n');
    const bytes = Buffer.concat(Array.from({ length: Math.ceil((2.5 * CHUNK_BYTES) / line.length) }, () => line));
    const pieces = [...splitIntoChunks(bytes)];
    assert.equal(pieces.length, 3);
    assert.ok(pieces.every((piece) => piece.at(-1) === 10));
    assert.deepEqual(Buffer.concat(pieces), bytes);
  });

  it('makes one chunk if there is no line feed to end it at', () => {
    const bytes = Buffer.alloc(CHUNK_BYTES + 10, 'x');
    assert.deepEqual(
      [...splitIntoChunks(bytes)].map(({ length }) => length),
      [bytes.length],
    );
    assert.equal(countLineEnds(Buffer.from('a\rb\r\nc\n')), 3);
  });
});
