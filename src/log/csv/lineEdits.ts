/** That lines were replaced: [startLine, oldEndLine] before the edit became [startLine, newEndLine], all inclusive. */
export interface LineEdit {
  readonly startLine: number;
  readonly oldEndLine: number;
  readonly newEndLine: number;
}

/** One replacement as editors report it: a range of the text before, and the text put there. */
export interface ReportedChange {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

/**
 * The line edits of one change event. Editors report several replacements of one event with ranges of the text before it,
 * none of them overlapping.
 */
export function toLineEdits(changes: readonly ReportedChange[]): LineEdit[] {
  return changes.map(({ startLine, endLine, text }) => ({
    startLine,
    oldEndLine: endLine,
    newEndLine: startLine + (text.match(/\r\n|\n|\r/g)?.length ?? 0),
  }));
}

/** In ascending order, with edits that touch the same line made one. */
export function mergeLineEdits(edits: readonly LineEdit[]): LineEdit[] {
  const sorted = [...edits].sort((a, b) => a.startLine - b.startLine || a.oldEndLine - b.oldEndLine);
  const merged: LineEdit[] = [];
  for (const edit of sorted) {
    const last = merged.at(-1);
    if (last && edit.startLine <= last.oldEndLine) {
      // The lines between them are counted once; what each adds or takes away is counted for both.
      const oldEndLine = Math.max(last.oldEndLine, edit.oldEndLine);
      const moved = last.newEndLine - last.oldEndLine + (edit.newEndLine - edit.oldEndLine);
      merged[merged.length - 1] = { startLine: last.startLine, oldEndLine, newEndLine: oldEndLine + moved };
    } else {
      merged.push(edit);
    }
  }
  return merged;
}
