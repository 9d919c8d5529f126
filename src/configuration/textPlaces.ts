import type { TextPosition } from '../log/lines';

/** Lines and columns (from 0, in UTF-16 units) of offsets into a text. */
export class TextPlaces {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (const end of text.matchAll(/\r\n|\n|\r/g)) {
      this.starts.push(end.index + end[0].length);
    }
  }

  at(offset: number): TextPosition {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, column: offset - (this.starts[low] ?? 0) };
  }
}
