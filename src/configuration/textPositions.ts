import { findLastNotGreater } from '../log/csv/binarySearch';
import type { TextPosition } from '../log/csv/lines';

/** Lines and columns (from 0, in UTF-16 units) of offsets into a text. */
export class TextPositions {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (const end of text.matchAll(/\r\n|\n|\r/g)) {
      this.starts.push(end.index + end[0].length);
    }
  }

  positionAt(offset: number): TextPosition {
    const line = findLastNotGreater(this.starts, offset);
    return { line, column: offset - (this.starts[line] ?? 0) };
  }
}
