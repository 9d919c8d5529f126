import * as vscode from 'vscode';
import type { TextEdit } from '../../log/csv/edits';
import type { Lines, TextRange } from '../../log/csv/lines';

/** The lines of an open document, as the editor holds them: nothing is copied. */
export class DocumentLines implements Lines {
  constructor(private readonly document: vscode.TextDocument) {}

  get lineCount(): number {
    return this.document.lineCount;
  }

  lineAt(line: number): string {
    return this.document.lineAt(line).text;
  }
}

export function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** The line end of the document, for text that is put into it. */
export function eolOf(document: vscode.TextDocument): string {
  return document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
}

/** Makes edits in the document as one undo step. @returns whether the editor took them */
export async function applyTextEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) {
    edit.replace(document.uri, toRange(range), text);
  }
  return vscode.workspace.applyEdit(edit);
}
