import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { FileChunks } from '../../../src/files/fileChunks';
import type { OpenFile } from '../../../src/files/fileSystem';
import { CHUNK_BYTES, ChunkLines } from '../../../src/log/bytes/chunks';
import { TextLines } from '../../../src/log/csv/lines';

const ROW = '1/3/2024,A1,Zoë 🌻,70\n';
const LONG_TEXT = ROW.repeat(Math.ceil((2.5 * CHUNK_BYTES) / Buffer.byteLength(ROW)));

/** A file in memory that counts the bytes of the largest read. */
function openText(text: string | Uint8Array): OpenFile & { readonly largestRead: () => number } {
  const bytes = Buffer.from(text);
  let largest = 0;
  return {
    size: bytes.length,
    read(start, length) {
      largest = Math.max(largest, length);
      return bytes.subarray(start, start + length);
    },
    isUnchanged: () => true,
    largestRead: () => largest,
  };
}

function readLines(text: string): string[] {
  const chunks = FileChunks.of(openText(text), isUtf8);
  assert.ok(chunks);
  const lines = new ChunkLines(chunks, chunks.lineEnds);
  return Array.from({ length: lines.lineCount }, (_, line) => lines.lineAt(line));
}

function splitLines(text: string): string[] {
  const lines = TextLines.of(text);
  return Array.from({ length: lines.lineCount }, (_, line) => lines.lineAt(line));
}

describe('a UTF-8 file in chunks', () => {
  for (const [what, text] of [
    ['an empty file', ''],
    ['a file without a last line end', 'Date,MRN\n1/3/2024,A1'],
    ['a file of several chunks', LONG_TEXT],
    ['a file with one line longer than a chunk', `a\n${'x'.repeat(CHUNK_BYTES + 5)}\nb\n`],
    ['a file with CR line ends', LONG_TEXT.replaceAll('\n', '\r')],
    ['a file with CRLF line ends', LONG_TEXT.replaceAll('\n', '\r\n')],
  ] as const) {
    it(`${what} has the lines of its text`, () => assert.deepEqual(readLines(text), splitLines(text)));
  }

  it('is read without its byte order mark', () => {
    assert.deepEqual(readLines(`\uFEFF${LONG_TEXT}`), splitLines(LONG_TEXT));
  });

  it('is never read as a whole', () => {
    const file = openText(LONG_TEXT);
    const chunks = FileChunks.of(file, isUtf8);
    assert.equal(
      [...(chunks ?? [])].map(({ length }) => length).reduce((sum, length) => sum + length, 0),
      file.size,
    );
    assert.equal(file.largestRead(), CHUNK_BYTES);
  });

  for (const check of [isUtf8, undefined]) {
    it(`must be UTF-8 in each chunk, ${check ? 'by the check of the platform' : 'by decoding'}`, () => {
      const bytes = Buffer.from(LONG_TEXT);
      assert.ok(FileChunks.of(openText(bytes), check));
      bytes[bytes.length - 3] = 0xff;
      assert.equal(FileChunks.of(openText(bytes), check), undefined);
      bytes[bytes.length - 3] = 0;
      assert.equal(FileChunks.of(openText(bytes), check), undefined);
    });
  }
});
