import * as vscode from 'vscode';
import { MOST_LINES_OF_A_FIELD } from '../../log/csv/recordReader';
import type { TextEdit } from '../../log/csv/edits';
import type { RowId } from '../../log/rows/rowId';
import { applyTextEdits, getLineEnding } from '../vscode/documentLines';
import { isReadOnlyDocument } from '../vscode/readOnlyDocument';
import type { LogSession } from './logSession';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';

/** A cell to show after an edit; column -1 for the row as a whole. */
export interface EditedCell {
  readonly row: RowId;
  readonly column: number;
}

/** The result of an edit, with the cell to show after it, if any. */
export type EditResult = Result<EditedCell | undefined>;

/** The result of an edit of a row that was removed from the log in the meantime. */
export function rowRemoved(): Result<never> {
  return failure('row-removed', t`That row is no longer in the log, so nothing was changed.`);
}

/** The result of an edit of rows that have changed since the user saw them. */
export function logChanged(): Result<never> {
  return failure('log-changed', t`The log has changed, so nothing was done. Check the rows and try again.`);
}

/** The result of an edit that failed because of a bug: the grid waits for a result of each edit. */
export function editFailed(): Result<never> {
  return failure('edit-failed', t`That couldn't be done. Check the rows and try again.`);
}

/** Returns why a document that VS Code keeps read-only wasn't changed, and what to do about it. */
export function readOnlySentence({ uri }: vscode.TextDocument): string {
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false
    ? t`This version of the file can't be edited, so nothing was changed.`
    : t`This file is read-only in VS Code, so nothing was changed. To edit it, run "File: Set Active Editor Writeable in Session", or change the setting that makes it read-only.`;
}

/**
 * Makes edits in a document as one undo step. Fails if the document is read-only, and if it has no unsaved changes afterward: VS
 * Code wouldn't save them.
 */
export async function applyEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<EditResult> {
  if (edits.length === 0) {
    return success(undefined);
  }
  if (await isReadOnlyDocument(document)) {
    return failure('read-only', readOnlySentence(document));
  }
  switch (await applyTextEdits(document, edits)) {
    case 'made':
      return success(undefined);
    case 'rejected':
      return failure('edit-rejected', t`VS Code didn't make the change. The file might be read-only.`);
    case 'cannotBeSaved':
      return failure(
        'edit-not-kept',
        t`VS Code shows the change but can't save it. Close the file without saving it, and open it again.`,
      );
  }
}

/**
 * Makes edits in a document. Each is one undo step, and changes only the characters that it must. Edits are made one after the
 * other: each one starts from the text that the one before it has left.
 */
export class DocumentEdits {
  /** The last edit of each log, from any of its grids: VS Code refuses an edit that is made while another one is. */
  private static readonly lastOf = new WeakMap<LogSession, Promise<unknown>>();

  constructor(readonly session: LogSession) {}

  /** Resolves when all edits that were requested so far are finished. */
  get idle(): Promise<unknown> {
    return DocumentEdits.lastOf.get(this.session) ?? Promise.resolve();
  }

  /** The line ending of the document. */
  get eol(): string {
    return getLineEnding(this.session.document);
  }

  /** Runs an edit after those that were requested before it. */
  inTurn(edit: () => Promise<EditResult> | EditResult): Promise<EditResult> {
    const turn = this.idle.then(edit);
    DocumentEdits.lastOf.set(
      this.session,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /**
   * Makes edits as one undo step. Fails if an edit would add quotes after an unclosed quote: that would close the quote, and turn
   * all cells in between into one.
   */
  async make(edits: readonly TextEdit[]): Promise<EditResult> {
    const open = edits
      .filter(({ text }) => text.includes('"'))
      .map((edit) => this.findOpenQuoteBefore(edit))
      .find((line) => line !== undefined);
    return open === undefined
      ? applyEdits(this.session.document, edits)
      : failure(
          'unclosed-quote',
          t`Line ${open + 1} has an unclosed quote that your value would close. Fix that line first.`,
          { line: open + 1 },
        );
  }

  /** Makes edits, and returns the cell in the row that is at this line afterward. */
  async makeAndShow(edits: readonly TextEdit[], line: number, column: number): Promise<EditResult> {
    const result = await this.make(edits);
    const row = result.ok ? this.session.log.rowAtLine(line) : undefined;
    return row === undefined ? result : success({ row, column });
  }

  /** Adds rows at the end of the log, and returns a cell in the first of them. */
  append(texts: readonly string[], column: number, others: readonly TextEdit[] = []): Promise<EditResult> {
    const { lines } = this.session;
    const last = lines.lineCount - 1;
    const endsWithLineEnd = lines.lineAt(last) === '';
    const at = { line: last, column: lines.lineAt(last).length };
    const text = texts.join(this.eol);
    const edit = { range: { start: at, end: at }, text: endsWithLineEnd ? text + this.eol : this.eol + text };
    return this.makeAndShow([...others, edit], endsWithLineEnd ? last : last + 1, column);
  }

  private findOpenQuoteBefore(edit: TextEdit): number | undefined {
    const open = this.session.log.findOpenQuoteAbove(edit.range.start.line);
    return open === undefined || this.replacesOpenQuote(edit, open) ? undefined : open;
  }

  /** Whether the edit replaces the unclosed quote itself, which fixes it. */
  private replacesOpenQuote({ range: { start, end } }: TextEdit, openLine: number): boolean {
    const row = this.session.log.rowAtLine(openLine);
    const quote = row === undefined ? undefined : this.session.log.record(row).openQuote;
    return (
      quote?.line === start.line && quote.line === end.line && start.column <= quote.column && quote.column < end.column
    );
  }
}

/** Checks whether a value can be put into a cell. */
export function checkCellValue(value: string): Result<string> {
  return value.split(/\r\n|\n|\r/).length > MOST_LINES_OF_A_FIELD
    ? failure(
        'too-many-lines',
        t`A cell can have at most ${MOST_LINES_OF_A_FIELD} lines, so your value wasn't entered.`,
      )
    : success(value);
}
