import assert from 'node:assert/strict';
import fc from 'fast-check';
import { iterateChunks, ChunkLines, type LogChunks } from '../../../../src/log/bytes/chunks';
import { splitIntoPieces } from '../../support/logPieces';

/** Wraps the chunks of a log and counts how often a whole chunk is read. */
function countReads(pieces: LogChunks): { readonly pieces: LogChunks; readonly wholeReads: () => number } {
  let wholeReads = 0;
  const readChunk = (index: number): Uint8Array => {
    wholeReads++;
    return pieces.chunk(index);
  };
  const { count } = pieces;
  const readSlice = (index: number, from: number, to: number): Uint8Array => pieces.slice(index, from, to);
  return {
    pieces: { count, chunk: readChunk, slice: readSlice, [Symbol.iterator]: () => iterateChunks(count, readChunk) },
    wholeReads: () => wholeReads,
  };
}

describe('The lines of a log in chunks', () => {
  it('are the lines of its text, in any order and however often they are read', () => {
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const text = fc
      .array(fc.tuple(fc.string({ maxLength: 8, unit: fc.constantFrom('a', ',', '"', 'ë', '€', '😀') }), end), {
        maxLength: 30,
      })
      .map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(
        text,
        fc.infiniteStream(fc.boolean()),
        fc.array(fc.nat(), { maxLength: 200 }),
        (log, cuts, requested) => {
          const expected = log.split(/\r\n|\n|\r/);
          const lines = new ChunkLines(splitIntoPieces(log, () => cuts.next().value === true));
          assert.equal(lines.lineCount, expected.length);
          for (const number of [...requested, ...expected.keys()]) {
            const line = number % expected.length;
            assert.equal(lines.lineAt(line), expected[line]);
          }
        },
      ),
    );
  });

  it('are read without decoding a whole chunk for each row if the rows are far from each other', () => {
    const log = Array.from({ length: 1000 }, (_, line) => `row ${line}`).join('\n');
    const { pieces, wholeReads } = countReads(splitIntoPieces(log, (lineEnd) => lineEnd % 100 === 99));
    const lines = new ChunkLines(pieces);
    const before = wholeReads();
    for (let row = 0; row < 250; row++) {
      const line = (row * 137) % 1000;
      assert.equal(lines.lineAt(line), `row ${line}`);
    }
    // Once for each of the ten chunks, to find where its lines begin.
    assert.equal(wholeReads() - before, 10);
  });

  it('are decoded one chunk at a time if they are read in order', () => {
    const log = Array.from({ length: 1000 }, (_, line) => `row ${line}`).join('\n');
    const { pieces, wholeReads } = countReads(splitIntoPieces(log, (lineEnd) => lineEnd % 100 === 99));
    const lines = new ChunkLines(pieces);
    const before = wholeReads();
    for (let line = 0; line < 1000; line++) {
      lines.lineAt(line);
    }
    assert.equal(wholeReads() - before, 20);
  });

  it('throw a RangeError after the last line', () => {
    const lines = new ChunkLines(splitIntoPieces('a\nb\n', () => true));
    assert.equal(lines.lineAt(2), '');
    assert.throws(() => lines.lineAt(3), RangeError);
  });
});
