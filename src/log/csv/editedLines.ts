import type { TextEdit } from './edits';
import type { Lines } from './lines';

/** Shows what a text would be after edits that each stay within one line. The text itself doesn't change. */
export class EditedLines implements Lines {
  private readonly edited = new Map<number, string>();

  private constructor(private readonly base: Lines) {}

  /** @returns undefined if an edit spans lines or inserts a line end */
  static of(base: Lines, edits: readonly TextEdit[]): EditedLines | undefined {
    const after = new EditedLines(base);
    const fromEnd = [...edits].sort((a, b) => b.range.start.column - a.range.start.column);
    for (const { range, text } of fromEnd) {
      const { start, end } = range;
      if (start.line !== end.line || /[\r\n]/.test(text)) {
        return undefined;
      }
      const before = after.lineAt(start.line);
      after.edited.set(start.line, before.slice(0, start.column) + text + before.slice(end.column));
    }
    return after;
  }

  get lineCount(): number {
    return this.base.lineCount;
  }

  lineAt(line: number): string {
    return this.edited.get(line) ?? this.base.lineAt(line);
  }
}

/** Returns the same edit without the characters at its ends that don't change. */
export function minimizeEdit({ range, text }: TextEdit, lines: Lines): TextEdit {
  const { start, end } = range;
  if (start.line !== end.line) {
    return { range, text };
  }
  const old = lines.lineAt(start.line).slice(start.column, end.column);
  const shorter = Math.min(old.length, text.length);
  let head = 0;
  while (head < shorter && old[head] === text[head]) {
    head++;
  }
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) {
    tail++;
  }
  return {
    range: {
      start: { line: start.line, column: start.column + head },
      end: { line: end.line, column: end.column - tail },
    },
    text: text.slice(head, text.length - tail),
  };
}
