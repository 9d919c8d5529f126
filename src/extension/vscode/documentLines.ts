import * as vscode from 'vscode';
import type { TextEdit } from '../../log/csv/edits';
import type { Lines, TextRange } from '../../log/csv/lines';

/** The lines of an open document. Nothing is copied. */
export class DocumentLines implements Lines {
  constructor(private readonly document: vscode.TextDocument) {}

  get lineCount(): number {
    return this.document.lineCount;
  }

  lineAt(line: number): string {
    return this.document.lineAt(line).text;
  }
}

/** Converts a range to VS Code's format. */
export function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** Returns the line ending of the document, for text to insert. */
export function getLineEnding(document: vscode.TextDocument): string {
  return document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
}

/**
 * Makes edits in the document as one undo step.
 *
 * @returns `cannotBeSaved` if the text changed and the document has no unsaved changes, so that they would be lost
 */
export async function applyTextEdits(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): Promise<'made' | 'rejected' | 'cannotBeSaved'> {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) {
    edit.replace(document.uri, toRange(range), text);
  }
  const { version } = document;
  let isSaved = false;
  // With auto save, the document can be saved before the edit is reported as made.
  const saving = vscode.workspace.onDidSaveTextDocument((saved) => {
    isSaved ||= saved === document;
  });
  try {
    if (!(await vscode.workspace.applyEdit(edit))) {
      return 'rejected';
    }
    const canBeSaved = document.isUntitled || document.isDirty || isSaved || document.version === version;
    return canBeSaved ? 'made' : 'cannotBeSaved';
  } finally {
    saving.dispose();
  }
}
