/** A text as its lines, without their ends, as an editor holds it. Lines and columns count from 0, columns in UTF-16 units. */
export interface Lines {
  readonly lineCount: number;
  /** The text of a line (0 to lineCount - 1), without its line end. */
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

/** Lines held in memory, for texts that no editor holds. A text that ends with a line end has an empty last line. */
export class TextLines implements Lines {
  private constructor(private readonly lines: readonly string[]) {}

  /** Splits at CRLF, LF and CR, in any mixture, as the editor does. */
  static of(text: string): TextLines {
    return new TextLines(text.split(/\r\n|\n|\r/));
  }

  get lineCount(): number {
    return this.lines.length;
  }

  lineAt(line: number): string {
    const text = this.lines[line];
    if (text === undefined) {
      throw new RangeError(`There is no line ${line}; the text has ${this.lines.length} lines.`);
    }
    return text;
  }
}
