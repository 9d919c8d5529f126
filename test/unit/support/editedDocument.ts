import type { ReportedChange } from '../../../src/log/csv/lineEdits';
import type { Lines, TextPosition, TextRange } from '../../../src/log/csv/lines';

/** A replacement by offsets into the text. Each line end counts as one character. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A document as in an editor: an array of lines. Each edit event makes one or more replacements. */
export class EditedDocument implements Lines {
  private lines: string[];

  constructor(text: string) {
    this.lines = text.split(/\r\n|\n|\r/);
  }

  get lineCount(): number {
    return this.lines.length;
  }

  get text(): string {
    return this.lines.join('\n');
  }

  lineAt(line: number): string {
    const text = this.lines[line];
    if (text === undefined) {
      throw new RangeError(`The document doesn't have a line ${line}.`);
    }
    return text;
  }

  positionAt(offset: number): TextPosition {
    let column = offset;
    let line = 0;
    while (line + 1 < this.lines.length && column > this.lineAt(line).length) {
      column -= this.lineAt(line).length + 1;
      line++;
    }
    return { line, column: Math.min(column, this.lineAt(line).length) };
  }

  /** Replaces one range in one event. Returns the changes that an editor reports. */
  replace({ start, end }: TextRange, text: string): ReportedChange[] {
    const before = this.lineAt(start.line).slice(0, start.column);
    const after = this.lineAt(end.line).slice(end.column);
    this.lines.splice(start.line, end.line - start.line + 1, ...`${before}${text}${after}`.split(/\r\n|\n|\r/));
    return [{ startLine: start.line, endLine: end.line, text }];
  }

  /**
   * Makes several replacements in one event. They must not overlap, and their offsets refer to the text before the event.
   * Like VS Code, applies and reports them from bottom to top.
   */
  change(replacements: readonly Replacement[]): ReportedChange[] {
    const placed = [...replacements]
      .sort((a, b) => b.start - a.start || b.end - a.end)
      .map(({ start, end, text }) => ({ range: { start: this.positionAt(start), end: this.positionAt(end) }, text }));
    return placed.flatMap(({ range, text }) => this.replace(range, text));
  }
}
