import {
  replaceCell,
  deleteLines,
  insertAbove,
  insertBelow,
  getRecordText,
  formatRow,
  type TextEdit,
} from '../../log/csv/edits';
import type { RowId } from '../../log/rows/rowId';
import { copyEntryCells, createEntryCells, formatLogDate, type EnteredValues } from '../../sheet/newEntry';
import { isKnownMrn } from '../../sheet/knownPatients';
import { checkCellValue, rowRemoved, type DocumentEdits, type EditResult } from '../logs/documentEdits';
import type { LogSession } from '../logs/logSession';
import { failure } from '../../text/result';
import { t } from '../../text/text';

/** Edits of single cells and rows of the grid. */
export class GridEdits {
  constructor(private readonly edits: DocumentEdits) {}

  /** Changes a cell, unless its value isn't the one that the user saw. @param before the value that the user saw */
  editCell(row: RowId, column: number, before: string, value: string): Promise<EditResult> {
    return this.editRow(row, () => {
      const record = this.session.log.record(row);
      if (record.value(column) !== before) {
        return failure(
          'cell-changed',
          t`The cell has changed, so your value wasn't entered. Check the cell and try again.`,
        );
      }
      const checked = checkCellValue(value);
      return checked.ok ? this.edits.make([replaceCell(record, column, value, this.edits.eol)]) : checked;
    });
  }

  /** Adds an entry below a row, for the same patient, with today's date. The user fills in the rest. */
  addEntry(row: RowId): Promise<EditResult> {
    return this.editRow(row, () => this.insert(row, 'below', this.formatToday(row)));
  }

  /** Adds an entry next to a row, for the same patient and date. */
  insertRow(row: RowId, place: 'above' | 'below'): Promise<EditResult> {
    return this.editRow(row, () => {
      const { log } = this.session;
      return this.insert(row, place, log.record(row).value(log.header.columns.indexOf.date));
    });
  }

  /** Adds the entry of the form at the end of the log. What the user left out is copied from the patient's latest row. */
  writeEntry(entered: EnteredValues): Promise<EditResult> {
    return this.edits.inTurn(() => {
      const { log, billed } = this.session;
      if (entered.patient && isKnownMrn(billed, log, entered.mrn)) {
        return failure(
          'mrn-taken',
          t`A patient already has this MRN, so the entry wasn't added. Choose that patient, or correct the MRN.`,
        );
      }
      const cells = createEntryCells(billed, log, entered);
      return this.append(cells, log.header.columns.indexOf.minutes);
    });
  }

  /** Adds a copy of a row below it. */
  duplicateRow(row: RowId): Promise<EditResult> {
    return this.editRow(row, () => {
      const { log, lines } = this.session;
      const record = log.record(row);
      const edit = insertBelow(record, getRecordText(record, lines, this.edits.eol), this.edits.eol);
      return this.edits.makeAndShow([edit], record.recordRange().end.line + 1, log.header.columns.indexOf.date);
    });
  }

  private get session(): LogSession {
    return this.edits.session;
  }

  private formatToday(like: RowId): string {
    return formatLogDate(this.session.log, this.session.today, like);
  }

  private insert(row: RowId, place: 'above' | 'below', date: string): Promise<EditResult> {
    const { log } = this.session;
    const { columns, delimiter } = log.header;
    const text = formatRow(copyEntryCells(log, row, { date }, { withUsual: false }), delimiter, this.edits.eol);
    const record = log.record(row);
    const { start, end } = record.recordRange();
    return place === 'above'
      ? this.edits.makeAndShow([insertAbove(record, text, this.edits.eol)], start.line, columns.indexOf.minutes)
      : this.edits.makeAndShow([insertBelow(record, text, this.edits.eol)], end.line + 1, columns.indexOf.minutes);
  }

  private append(cells: readonly string[], column: number): Promise<EditResult> {
    return this.edits.append([formatRow(cells, this.session.log.header.delimiter, this.edits.eol)], column);
  }

  private editRow(row: RowId, edit: () => Promise<EditResult> | EditResult): Promise<EditResult> {
    return this.edits.inTurn(() => (this.session.log.has(row) ? edit() : rowRemoved()));
  }
}

/** Returns the edits that delete rows, each with one line ending. Adjacent rows are one edit: edits must not overlap. */
export function createRowDeletions(rows: readonly RowId[], { log, lines, billed }: LogSession): TextEdit[] {
  const rowLines = rows.map((row) => ({ first: log.lineOf(row), count: billed.table.lineCountOf(row) }));
  rowLines.sort((a, b) => a.first - b.first);
  const ranges: { first: number; last: number }[] = [];
  for (const { first, count } of rowLines) {
    const before = ranges.at(-1);
    if (before?.last === first - 1) {
      before.last = first + count - 1;
    } else {
      ranges.push({ first, last: first + count - 1 });
    }
  }
  return ranges.map(({ first, last }) => deleteLines(first, last, lines));
}
