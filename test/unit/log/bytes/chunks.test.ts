import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eachChunk, ChunkLines, type LogChunks } from '../../../../src/log/bytes/chunks';
import { splitIntoPieces } from '../../support/logPieces';

/** The pieces, and how often a whole one was asked for. */
function counted(pieces: LogChunks): { readonly pieces: LogChunks; readonly wholes: () => number } {
  let wholes = 0;
  const piece = (index: number): Uint8Array => {
    wholes++;
    return pieces.chunk(index);
  };
  const { count } = pieces;
  const part = (index: number, from: number, to: number): Uint8Array => pieces.slice(index, from, to);
  return {
    pieces: { count, chunk: piece, slice: part, [Symbol.iterator]: () => eachChunk(count, piece) },
    wholes: () => wholes,
  };
}

describe('The lines of a log in pieces', () => {
  it('are those of its text, in whatever order and however often they are asked for', () => {
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const text = fc
      .array(fc.tuple(fc.string({ maxLength: 8, unit: fc.constantFrom('a', ',', '"', 'ë', '€', '😀') }), end), {
        maxLength: 30,
      })
      .map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.boolean()), fc.array(fc.nat(), { maxLength: 200 }), (log, cuts, asked) => {
        const expected = log.split(/\r\n|\n|\r/);
        const lines = new ChunkLines(splitIntoPieces(log, () => cuts.next().value === true));
        assert.equal(lines.lineCount, expected.length);
        for (const number of [...asked, ...expected.keys()]) {
          const line = number % expected.length;
          assert.equal(lines.lineAt(line), expected[line]);
        }
      }),
    );
  });

  it('make no whole piece into lines for each of a few rows that stand far apart', () => {
    const log = Array.from({ length: 1000 }, (_, line) => `row ${line}`).join('\n');
    const { pieces, wholes } = counted(splitIntoPieces(log, (lineEnd) => lineEnd % 100 === 99));
    const lines = new ChunkLines(pieces);
    const before = wholes();
    for (let row = 0; row < 250; row++) {
      const line = (row * 137) % 1000;
      assert.equal(lines.lineAt(line), `row ${line}`);
    }
    // Once for each of the ten, to find where its lines begin.
    assert.equal(wholes() - before, 10);
  });

  it('come a piece at a time to whoever goes through them', () => {
    const log = Array.from({ length: 1000 }, (_, line) => `row ${line}`).join('\n');
    const { pieces, wholes } = counted(splitIntoPieces(log, (lineEnd) => lineEnd % 100 === 99));
    const lines = new ChunkLines(pieces);
    const before = wholes();
    for (let line = 0; line < 1000; line++) {
      lines.lineAt(line);
    }
    assert.equal(wholes() - before, 20);
  });

  it('that are not there are refused', () => {
    const lines = new ChunkLines(splitIntoPieces('a\nb\n', () => true));
    assert.equal(lines.lineAt(2), '');
    assert.throws(() => lines.lineAt(3), RangeError);
  });
});
