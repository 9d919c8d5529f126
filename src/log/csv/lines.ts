/** A text as lines without their line ends, as in an editor. Lines and columns begin at 0. Columns are UTF-16 units. */
export interface Lines {
  readonly lineCount: number;
  /** Returns the text of a line (0 to lineCount - 1) without its line end. */
  lineAt(line: number): string;
}

export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** From `start` up to, but not including, `end`. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

export function makeRange(startLine: number, startColumn: number, endLine: number, endColumn: number): TextRange {
  return { start: { line: startLine, column: startColumn }, end: { line: endLine, column: endColumn } };
}

/** Lines in memory, for texts that aren't in an editor. If a text ends with a line end, its last line is empty. */
export class TextLines implements Lines {
  private constructor(private readonly lines: readonly string[]) {}

  /** Splits a text at CRLF, LF, and CR, which can be mixed, as editors do. */
  static of(text: string): TextLines {
    return new TextLines(text.split(/\r\n|\n|\r/));
  }

  get lineCount(): number {
    return this.lines.length;
  }

  lineAt(line: number): string {
    const text = this.lines[line];
    if (text === undefined) {
      throw new RangeError(`There is no line ${line}. The text has ${this.lines.length} lines.`);
    }
    return text;
  }
}
