import type * as vscode from 'vscode';
import { formatDate, localDateOf } from '../log/calendarDate';
import type { FieldName } from '../log/columns';
import { MOST_LINES_OF_A_FIELD } from '../log/csvRecord';
import { cellEdit, deletion, insertBelow, recordText, rowText, type TextEdit } from '../log/edits';
import type { RowId } from '../log/rowTable';
import { applyTextEdits, eolOf } from './documentLines';
import type { LogSession } from './logSessions';

/** How an edit ended: made (with the row to show), or not, and why, in a sentence. */
export type EditOutcome =
  | { readonly ok: true; readonly show?: { readonly row: RowId; readonly column: number } }
  | { readonly ok: false; readonly sentence: string };

const ROW_GONE: EditOutcome = { ok: false, sentence: 'That row is no longer in the log, so nothing was changed.' };

/** What a new entry takes over from another row of the same patient. */
const PATIENT_FIELDS: readonly FieldName[] = ['mrn', 'firstName', 'lastName', 'payer', 'initialAssessment', 'npi'];

/**
 * Edits of the grid, each one undo step of the document that touches no character but those meant. They are made one after
 * the other: each is worked out on the text the one before has left.
 */
export class GridEdits {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly session: LogSession) {}

  /** When every edit asked for so far has been made or refused. */
  get idle(): Promise<unknown> {
    return this.last;
  }

  /** Puts a value into a cell, unless the cell no longer holds what the person saw. */
  editCell(row: RowId, column: number, was: string, value: string): Promise<EditOutcome> {
    return this.inTurn(async () => {
      if (!this.isThere(row)) {
        return ROW_GONE;
      }
      const record = this.session.log.record(row);
      if (record.value(column) !== was) {
        return {
          ok: false,
          sentence: 'The cell was changed meanwhile, so your value was not put in. Look at it and try again.',
        };
      }
      if (value.split(/\r\n|\n|\r/).length > MOST_LINES_OF_A_FIELD) {
        return {
          ok: false,
          sentence: `A cell holds at most ${MOST_LINES_OF_A_FIELD} lines, so your value was not put in.`,
        };
      }
      const edit = cellEdit(record, column, value, this.eol);
      return this.unlessQuotesMeet(edit, () => this.make([edit]));
    });
  }

  /** A new entry below a row, for the same patient: today's date and the patient's cells, the rest to be filled in. */
  addEntry(row: RowId): Promise<EditOutcome> {
    return this.inTurn(async () => {
      if (!this.isThere(row)) {
        return ROW_GONE;
      }
      const { log } = this.session;
      const { columns, delimiter } = log.header;
      const record = log.record(row);
      const cells = columns.fields.map((field, column) => {
        if (field === 'date') {
          return formatDate(localDateOf(new Date()));
        }
        return field !== undefined && PATIENT_FIELDS.includes(field) ? record.value(column) : '';
      });
      const edit = insertBelow(record, rowText(cells, delimiter, this.eol), this.eol);
      return this.makeAndShow([edit], record.recordRange().end.line + 1, columns.indexOf.minutes);
    });
  }

  /** A new entry at the end of the log, with today's date. */
  addEmptyEntry(): Promise<EditOutcome> {
    return this.inTurn(async () => {
      const { log, lines } = this.session;
      const { columns, delimiter } = log.header;
      const cells = columns.fields.map((field) => (field === 'date' ? formatDate(localDateOf(new Date())) : ''));
      const text = rowText(cells, delimiter, this.eol);
      const last = lines.lineCount - 1;
      const endsWithLineEnd = lines.lineAt(last) === '';
      const at = { line: last, column: lines.lineAt(last).length };
      const edit = { range: { start: at, end: at }, text: endsWithLineEnd ? text + this.eol : this.eol + text };
      return this.makeAndShow([edit], endsWithLineEnd ? last : last + 1, columns.indexOf.mrn);
    });
  }

  duplicateRow(row: RowId): Promise<EditOutcome> {
    return this.inTurn(async () => {
      if (!this.isThere(row)) {
        return ROW_GONE;
      }
      const { log, lines } = this.session;
      const record = log.record(row);
      const edit = insertBelow(record, recordText(record, lines, this.eol), this.eol);
      return this.makeAndShow([edit], record.recordRange().end.line + 1, log.header.columns.indexOf.date);
    });
  }

  deleteRow(row: RowId): Promise<EditOutcome> {
    return this.inTurn(async () => {
      if (!this.isThere(row)) {
        return ROW_GONE;
      }
      const { log, lines } = this.session;
      return this.make([deletion(log.record(row), lines)]);
    });
  }

  /**
   * Makes an edit that puts quotes into the text, unless a quote without an end further up would take one of them for its own
   * and swallow the cells between them.
   */
  private unlessQuotesMeet(edit: TextEdit, make: () => Promise<EditOutcome>): Promise<EditOutcome> {
    const { start } = edit.range;
    const open = edit.text.includes('"') ? this.session.log.openQuoteReaching(start.line) : undefined;
    if (open === undefined || this.replacesOpenQuote(edit, open)) {
      return make();
    }
    const sentence = `Line ${open + 1} has a quote without an end, which your value would close. Mend that line first.`;
    return Promise.resolve({ ok: false, sentence });
  }

  /** Whether the edit takes the place of the open quote itself, and so mends it. */
  private replacesOpenQuote({ range: { start, end } }: TextEdit, openLine: number): boolean {
    const row = this.session.log.rowAtLine(openLine);
    const quote = row === undefined ? undefined : this.session.log.record(row).openQuote;
    return (
      quote?.line === start.line && quote.line === end.line && start.column <= quote.column && quote.column < end.column
    );
  }

  private get eol(): string {
    return eolOf(this.session.document);
  }

  private isThere(row: RowId): boolean {
    return this.session.log.holds(row);
  }

  private async make(edits: readonly TextEdit[]): Promise<EditOutcome> {
    const done = await applyTextEdits(this.session.document, edits);
    return done
      ? { ok: true }
      : { ok: false, sentence: 'The editor did not take the change; the file may be read-only.' };
  }

  private async makeAndShow(edits: readonly TextEdit[], line: number, column: number): Promise<EditOutcome> {
    const outcome = await this.make(edits);
    const row = outcome.ok ? this.session.log.rowAtLine(line) : undefined;
    return row === undefined ? outcome : { ok: true, show: { row, column } };
  }

  private inTurn(edit: () => Promise<EditOutcome>): Promise<EditOutcome> {
    const turn = this.last.then(edit);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** Whether a document can be edited at all: not a version out of a source control's history, for example. */
export function isReadOnly(
  document: vscode.TextDocument,
  isWritable: (scheme: string) => boolean | undefined,
): boolean {
  return document.uri.scheme !== 'untitled' && isWritable(document.uri.scheme) === false;
}
