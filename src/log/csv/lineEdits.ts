/** Lines that were replaced: [startLine, oldEndLine] before the edit are [startLine, newEndLine] after it, inclusive. */
export interface LineEdit {
  readonly startLine: number;
  readonly oldEndLine: number;
  readonly newEndLine: number;
}

/** A replacement as editors report it: a range of the text before, and its new text. */
export interface ReportedChange {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

/**
 * Returns the line edits of one change event. The ranges of all replacements in an event refer to the text before it and don't
 * overlap.
 */
export function toLineEdits(changes: readonly ReportedChange[]): LineEdit[] {
  return changes.map(({ startLine, endLine, text }) => ({
    startLine,
    oldEndLine: endLine,
    newEndLine: startLine + (text.match(/\r\n|\n|\r/g)?.length ?? 0),
  }));
}

/** Sorts edits in ascending order and merges edits that touch the same line. */
export function mergeLineEdits(edits: readonly LineEdit[]): LineEdit[] {
  const sorted = [...edits].sort((a, b) => a.startLine - b.startLine || a.oldEndLine - b.oldEndLine);
  const merged: LineEdit[] = [];
  for (const edit of sorted) {
    const last = merged.at(-1);
    if (last && edit.startLine <= last.oldEndLine) {
      // Lines that both replace are counted once. The lines that each adds or removes are counted for both.
      const oldEndLine = Math.max(last.oldEndLine, edit.oldEndLine);
      const moved = last.newEndLine - last.oldEndLine + (edit.newEndLine - edit.oldEndLine);
      merged[merged.length - 1] = { startLine: last.startLine, oldEndLine, newEndLine: oldEndLine + moved };
    } else {
      merged.push(edit);
    }
  }
  return merged;
}
