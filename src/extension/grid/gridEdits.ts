import type * as vscode from 'vscode';
import {
  cellEdit,
  deletionOfLines,
  insertAbove,
  insertBelow,
  recordText,
  rowText,
  type TextEdit,
} from '../../log/csv/edits';
import type { RowId } from '../../log/rows/rowId';
import { copyEntryCells, createEntryCells, formatLogDate, type EnteredValues } from '../../sheet/newEntry';
import type { DocumentEdits } from '../logs/documentEdits';
import { rowGone, valueFlaw, type EditOutcome } from '../logs/documentEdits';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** Edits of single cells and rows of the grid. */
export class GridEdits {
  constructor(private readonly edits: DocumentEdits) {}

  /** Puts a value into a cell, unless the cell no longer holds what the person saw. */
  editCell(row: RowId, column: number, was: string, value: string): Promise<EditOutcome> {
    return this.ofRow(row, () => {
      const record = this.session.log.record(row);
      if (record.value(column) !== was) {
        return {
          ok: false,
          sentence: t`The cell was changed meanwhile, so your value was not put in. Look at it and try again.`,
        };
      }
      const flaw = valueFlaw(value);
      return flaw === undefined
        ? this.edits.make([cellEdit(record, column, value, this.edits.eol)])
        : { ok: false, sentence: flaw };
    });
  }

  /** A new entry below a row, for the same patient: today's date and the patient's cells, the rest to be filled in. */
  addEntry(row: RowId): Promise<EditOutcome> {
    return this.ofRow(row, () => this.insert(row, 'below', this.today(row)));
  }

  /** A new entry beside a row, for the same patient on the same day. */
  insertRow(row: RowId, place: 'above' | 'below'): Promise<EditOutcome> {
    return this.ofRow(row, () => {
      const { log } = this.session;
      return this.insert(row, place, log.record(row).value(log.header.columns.indexOf.date));
    });
  }

  /** The entry of the form at the end of the log, what was not written taken over from the patient's latest row. */
  writeEntry(written: EnteredValues): Promise<EditOutcome> {
    return this.edits.inTurn(() => {
      const { log, billed } = this.session;
      const cells = createEntryCells(billed, log, written);
      return this.append(cells, log.header.columns.indexOf.minutes);
    });
  }

  duplicateRow(row: RowId): Promise<EditOutcome> {
    return this.ofRow(row, () => {
      const { log, lines } = this.session;
      const record = log.record(row);
      const edit = insertBelow(record, recordText(record, lines, this.edits.eol), this.edits.eol);
      return this.edits.makeAndShow([edit], record.recordRange().end.line + 1, log.header.columns.indexOf.date);
    });
  }

  private get session(): LogSession {
    return this.edits.session;
  }

  private today(beside?: RowId): string {
    return formatLogDate(this.session.log, this.session.today, beside);
  }

  private insert(row: RowId, place: 'above' | 'below', date: string): Promise<EditOutcome> {
    const { log } = this.session;
    const { columns, delimiter } = log.header;
    const text = rowText(copyEntryCells(log, row, { date }, { withUsual: false }), delimiter, this.edits.eol);
    const record = log.record(row);
    const { start, end } = record.recordRange();
    return place === 'above'
      ? this.edits.makeAndShow([insertAbove(record, text, this.edits.eol)], start.line, columns.indexOf.minutes)
      : this.edits.makeAndShow([insertBelow(record, text, this.edits.eol)], end.line + 1, columns.indexOf.minutes);
  }

  private append(cells: readonly string[], column: number): Promise<EditOutcome> {
    return this.edits.append([rowText(cells, this.session.log.header.delimiter, this.edits.eol)], column);
  }

  private ofRow(row: RowId, edit: () => Promise<EditOutcome> | EditOutcome): Promise<EditOutcome> {
    return this.edits.inTurn(() => (this.session.log.holds(row) ? edit() : rowGone()));
  }
}

/** Takes rows away, each with one line end; rows that stand together go as one stretch, so that none is taken twice. */
export function deletionOfRows(rows: readonly RowId[], { log, lines, billed }: LogSession): TextEdit[] {
  const places = rows.map((row) => ({ first: log.lineOf(row), count: billed.table.lineCountOf(row) }));
  places.sort((a, b) => a.first - b.first);
  const stretches: { first: number; last: number }[] = [];
  for (const { first, count } of places) {
    const before = stretches.at(-1);
    if (before?.last === first - 1) {
      before.last = first + count - 1;
    } else {
      stretches.push({ first, last: first + count - 1 });
    }
  }
  return stretches.map(({ first, last }) => deletionOfLines(first, last, lines));
}

/** Whether a document can be edited at all: not a version out of a source control's history, for example. */
export function isReadOnly(
  document: vscode.TextDocument,
  isWritable: (scheme: string) => boolean | undefined,
): boolean {
  return document.uri.scheme !== 'untitled' && isWritable(document.uri.scheme) === false;
}
