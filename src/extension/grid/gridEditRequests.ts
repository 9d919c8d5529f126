import * as vscode from 'vscode';
import type { AnswerFix } from '../../log/fixes/fix';
import type { RowId } from '../../log/rows/rowId';
import type { GridToHost } from '../../protocol/gridMessages';
import type { GridBlockEdit, GridRowEdit } from '../../protocol/gridRequests';
import type { ViewedLines } from '../../sheet/viewedLines';
import { failure, success } from '../../text/result';
import { t } from '../../text/text';
import { DocumentEdits, editFailed, type EditResult } from '../logs/documentEdits';
import type { LogSession } from '../logs/logSession';
import { FIX_COMMANDS } from '../vscode/identifiers';
import type { GridAnswers } from './gridAnswers';
import { GridBlockEdits } from './gridBlockEdits';
import { GridEdits } from './gridEdits';

/** Makes the edits that a grid requests. */
export class GridEditRequests {
  private readonly edits: DocumentEdits;
  private readonly rows: GridEdits;
  private readonly blocks: GridBlockEdits;

  /**
   * @param currentGeneration returns the generation of the lines that the grid shows now
   * @param notify shows a message in the grid
   */
  constructor(
    session: LogSession,
    viewed: ViewedLines,
    private readonly answers: GridAnswers,
    currentGeneration: () => number,
    private readonly notify: (message: string) => void,
  ) {
    this.edits = new DocumentEdits(session);
    this.rows = new GridEdits(this.edits);
    this.blocks = new GridBlockEdits(this.edits, viewed, currentGeneration);
  }

  /** Resolves when all edits that were requested so far are finished. */
  get idle(): Promise<unknown> {
    return this.edits.idle;
  }

  /** Makes an edit. Returns a failure even if the edit throws: the grid waits for the result. */
  make(request: GridRowEdit | GridBlockEdit): Promise<EditResult> {
    return this.start(request).catch(editFailed);
  }

  private start(request: GridRowEdit | GridBlockEdit): Promise<EditResult> {
    switch (request.type) {
      case 'editCell':
        return this.rows.editCell(request.row as RowId, request.column, request.was, request.value);
      case 'addEntry':
        return this.rows.addEntry(request.row as RowId);
      case 'insertRow':
        return this.rows.insertRow(request.row as RowId, request.place);
      case 'writeEntry':
        return this.rows.writeEntry(request);
      case 'duplicateRow':
        return this.rows.duplicateRow(request.row as RowId);
      case 'applyFix':
        return this.applyFix(request);
      case 'clearCells':
        return this.blocks.clear(request);
      case 'fillCells':
        return this.blocks.fill(request, request.value);
      case 'fillDown':
        return this.blocks.fillDown(request);
      case 'pasteCells':
        return this.blocks.paste(request, request.width, request.cells);
      case 'pasteNewRows':
        return this.blocks.pasteNewRows(request.cells);
      case 'deleteRows':
        return this.blocks.deleteRows(request);
      case 'replaceAll':
        return this.blocks.replaceAll(request, (count) =>
          this.notify(count === 1 ? t`Replaced in 1 cell.` : t`Replaced in ${count} cells.`),
        );
    }
  }

  private applyFix({ row, code, title }: Extract<GridToHost, { type: 'applyFix' }>): Promise<EditResult> {
    return this.edits.inTurn(() => {
      const fix = this.answers.findFixes(row as RowId).find((other) => other.code === code && other.title === title);
      if (!fix) {
        return failure('row-changed', t`The row has changed, so nothing was done. Check the row and try again.`);
      }
      return fix.kind === 'answer' ? this.writeAnswer(fix) : this.edits.make(fix.edits);
    });
  }

  private async writeAnswer({ answer }: AnswerFix): Promise<EditResult> {
    const { uri } = this.edits.session.document;
    const isWritten = await vscode.commands.executeCommand<boolean>(FIX_COMMANDS.writeAnswer, uri, answer);
    // The command has shown why it failed.
    return isWritten ? success(undefined) : failure('answer-not-written', t`The configuration wasn't changed.`);
  }
}
