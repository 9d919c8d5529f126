import { iterateChunks, type LogChunks } from '../../../src/log/bytes/chunks';

/**
 * Splits the bytes of a text into pieces at some of its line ends.
 *
 * @param isEnd returns whether a piece ends at the line end with this number, counting from 0
 */
export function splitIntoPieces(text: string, isEnd: (lineEnd: number) => boolean): LogChunks {
  const pieces: string[] = [];
  let piece = '';
  text.split(/(?<=\r\n|\n|\r(?!\n))/).forEach((line, index, lines) => {
    piece += line;
    if (index < lines.length - 1 && isEnd(index)) {
      pieces.push(piece);
      piece = '';
    }
  });
  pieces.push(piece);
  const bytes = pieces.map((each) => Buffer.from(each, 'utf8'));
  const at = (index: number): Uint8Array => bytes[index] ?? Buffer.alloc(0);
  const part = (index: number, from: number, to: number): Uint8Array => at(index).subarray(from, to);
  return { count: bytes.length, chunk: at, slice: part, [Symbol.iterator]: () => iterateChunks(bytes.length, at) };
}
