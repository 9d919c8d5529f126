import { MOST_LINES_OF_A_FIELD } from '../../log/csv/csvRecord';
import type { TextEdit } from '../../log/csv/edits';
import type { RowId } from '../../log/rows/rowId';
import { applyTextEdits, eolOf } from '../vscode/documentLines';
import type { LogSession } from './logSession';
import { t } from '../../text/text';

/** How an edit ended: made (with the row to show), or not, and why, in a sentence. */
export type EditOutcome =
  | { readonly ok: true; readonly show?: { readonly row: RowId; readonly column: number } }
  | { readonly ok: false; readonly sentence: string };

export function rowGone(): EditOutcome {
  return { ok: false, sentence: t`That row is no longer in the log, so nothing was changed.` };
}

/** For an edit of rows that are others by now. */
export function changedMeanwhile(): string {
  return t`The log was changed meanwhile, so nothing was done. Look at the rows and try again.`;
}

/** For an edit that VS Code has refused. */
export function notTaken(): string {
  return t`The editor did not take the change; the file may be read-only.`;
}

/** For an edit that fails by our own fault: the grid waits for an answer to each one. */
export function notMade(): EditOutcome {
  return { ok: false, sentence: t`That could not be done. Look at the rows and try again.` };
}

/**
 * Makes edits in a document, each one undo step that touches no character but those meant. They are made one after the other:
 * each is worked out on the text the one before has left.
 */
export class DocumentEdits {
  private last: Promise<unknown> = Promise.resolve();

  constructor(readonly session: LogSession) {}

  /** When every edit asked for so far has been made or refused. */
  get idle(): Promise<unknown> {
    return this.last;
  }

  get eol(): string {
    return eolOf(this.session.document);
  }

  inTurn(edit: () => Promise<EditOutcome> | EditOutcome): Promise<EditOutcome> {
    const turn = this.last.then(edit);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Makes edits as one undo step, unless one of them puts quotes into the text which a quote without an end further up would
   * take for its own, and so swallow the cells between them.
   */
  async make(edits: readonly TextEdit[]): Promise<EditOutcome> {
    const open = edits
      .filter(({ text }) => text.includes('"'))
      .map((edit) => this.openQuoteMet(edit))
      .find((line) => line !== undefined);
    if (open !== undefined) {
      return {
        ok: false,
        sentence: t`Line ${open + 1} has a quote without an end, which your value would close. Mend that line first.`,
      };
    }
    const done = edits.length === 0 || (await applyTextEdits(this.session.document, edits));
    return done ? { ok: true } : { ok: false, sentence: notTaken() };
  }

  /** Makes edits and says which row to show: the one at a line of the text as it is then. */
  async makeAndShow(edits: readonly TextEdit[], line: number, column: number): Promise<EditOutcome> {
    const outcome = await this.make(edits);
    const row = outcome.ok ? this.session.log.rowAtLine(line) : undefined;
    return row === undefined ? outcome : { ok: true, show: { row, column } };
  }

  /** Puts rows of text behind the last line of the log, and shows the first of them. */
  append(texts: readonly string[], column: number, others: readonly TextEdit[] = []): Promise<EditOutcome> {
    const { lines } = this.session;
    const last = lines.lineCount - 1;
    const endsWithLineEnd = lines.lineAt(last) === '';
    const at = { line: last, column: lines.lineAt(last).length };
    const text = texts.join(this.eol);
    const edit = { range: { start: at, end: at }, text: endsWithLineEnd ? text + this.eol : this.eol + text };
    return this.makeAndShow([...others, edit], endsWithLineEnd ? last : last + 1, column);
  }

  private openQuoteMet(edit: TextEdit): number | undefined {
    const open = this.session.log.openQuoteReaching(edit.range.start.line);
    return open === undefined || this.replacesOpenQuote(edit, open) ? undefined : open;
  }

  /** Whether the edit takes the place of the open quote itself, and so mends it. */
  private replacesOpenQuote({ range: { start, end } }: TextEdit, openLine: number): boolean {
    const row = this.session.log.rowAtLine(openLine);
    const quote = row === undefined ? undefined : this.session.log.record(row).openQuote;
    return (
      quote?.line === start.line && quote.line === end.line && start.column <= quote.column && quote.column < end.column
    );
  }
}

/** Why a value cannot be put into a cell, in a sentence; undefined when it can. */
export function valueFlaw(value: string): string | undefined {
  return value.split(/\r\n|\n|\r/).length > MOST_LINES_OF_A_FIELD
    ? t`A cell holds at most ${MOST_LINES_OF_A_FIELD} lines, so your value was not put in.`
    : undefined;
}
