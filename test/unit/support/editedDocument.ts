import type { ReportedChange } from '../../../src/log/csv/lineEdits';
import type { Lines, TextPosition, TextRange } from '../../../src/log/csv/lines';

/** One replacement by offsets into the text, line ends counted as one. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A document as an editor holds it: an array of lines, changed by events of one or several replacements. */
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
      throw new RangeError(`There is no line ${line}.`);
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

  /** Replaces one range, as one event. @returns what an editor would report */
  replace({ start, end }: TextRange, text: string): ReportedChange[] {
    const before = this.lineAt(start.line).slice(0, start.column);
    const after = this.lineAt(end.line).slice(end.column);
    this.lines.splice(start.line, end.line - start.line + 1, ...`${before}${text}${after}`.split(/\r\n|\n|\r/));
    return [{ startLine: start.line, endLine: end.line, text }];
  }

  /**
   * One event of several replacements that do not overlap, all with places in the text before the event. They are applied
   * and reported from the bottom to the top, as VS Code does.
   */
  change(replacements: readonly Replacement[]): ReportedChange[] {
    const placed = [...replacements]
      .sort((a, b) => b.start - a.start || b.end - a.end)
      .map(({ start, end, text }) => ({ range: { start: this.positionAt(start), end: this.positionAt(end) }, text }));
    return placed.flatMap(({ range, text }) => this.replace(range, text));
  }
}
