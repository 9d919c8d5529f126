import { addAll } from '../../text/lists';
import type { CellBlock } from '../../log/csv/cellBlock';
import { replaceCells, formatRow, type TextEdit } from '../../log/csv/edits';
import type { RowId } from '../../log/rows/rowId';
import { findInCell, replaceInCell, type CellQuery } from '../../sheet/cellFind';
import { counted } from '../../wording/figureWords';
import { checkPastedDates } from '../../sheet/pastedDates';
import { createRowsFromCells } from '../../sheet/pastedRows';
import { findPasteTargets } from '../../sheet/pasteTargets';
import type { ViewedLines } from '../../sheet/viewedLines';
import { checkCellValue, logChanged, type DocumentEdits, type EditResult } from '../logs/documentEdits';
import { createRowDeletions } from './gridEdits';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';

/** Lines of a grid, from and to included. */
export interface GridLineRange {
  /** The state of the grid that the line numbers refer to. */
  readonly generation: number;
  readonly from: number;
  readonly to: number;
}

/** Some columns of these lines. */
export interface GridBlock extends GridLineRange {
  readonly columns: readonly number[];
}

/** What to replace in these columns of the view. */
export interface Replacement {
  /** The state of the grid that the user saw. */
  readonly generation: number;
  readonly query: CellQuery;
  readonly replacement: string;
  readonly columns: readonly number[];
}

/** Edits of many cells or rows of the grid. Each is one undo step, and fails if the log isn't as the user saw it. */
export class GridBlockEdits {
  constructor(
    private readonly edits: DocumentEdits,
    private readonly lines: ViewedLines,
    private readonly currentGeneration: () => number,
  ) {}

  /** Empties cells. */
  clear(block: GridBlock): Promise<EditResult> {
    return this.fill(block, '');
  }

  /** Writes one value into all cells. */
  fill(block: GridBlock, value: string): Promise<EditResult> {
    return this.editLines(block, () => {
      const checked = checkCellValue(value);
      const values = new Map(block.columns.map((column) => [column, value]));
      return checked.ok
        ? this.edits.make(this.findRows(block).flatMap((row) => this.createCellEdits(row, values)))
        : checked;
    });
  }

  /** Copies the cells of the block's first row into the rows below it. A single row gets the cells of the row above it. */
  fillDown(block: GridBlock): Promise<EditResult> {
    return this.editLines(block, () => {
      const rows = this.findRows(block);
      const [source, ...targets] =
        rows.length === 1 ? [...this.lines.rowsBetween(block.from - 1, block.from - 1), ...rows] : rows;
      if (source === undefined || targets.length === 0) {
        return failure('no-row-above', t`There's no row above to fill from.`);
      }
      const record = this.edits.session.log.record(source);
      const values = new Map(block.columns.map((column) => [column, record.value(column)]));
      return this.edits.make(targets.flatMap((row) => this.createCellEdits(row, values)));
    });
  }

  /**
   * Pastes cells into the rows from the block's first row on. A selection whose size is a multiple of the copied cells is filled
   * with them.
   *
   * @param block its columns are all that can take cells, from the first selected one to the right
   * @param width how many of the columns are selected
   */
  paste(block: GridBlock, width: number, cells: CellBlock): Promise<EditResult> {
    return this.editLines(block, () => {
      const selected = this.findRows(block).length;
      const across = cells.reduce((most, row) => Math.max(most, row.length), 1);
      const rowCount = selected % cells.length === 0 ? Math.max(selected, cells.length) : cells.length;
      const columnCount = width % across === 0 ? width : across;
      if (columnCount > block.columns.length) {
        const available = counted(block.columns.length, 'column');
        return failure(
          'too-few-columns',
          t`The copied cells are ${across} columns wide, but there is only room for ${available}. Nothing was pasted.`,
        );
      }
      const checked = checkCellValues(cells);
      if (!checked.ok) {
        return checked;
      }
      const targets = findPasteTargets(this.lines, block.from, block.to, rowCount);
      if (!targets.ok) {
        return targets;
      }
      const { rows, newRowCount } = targets.value;
      const columns = block.columns.slice(0, columnCount);
      const getValues = (index: number): Map<number, string> => {
        const row = cells[index % cells.length] ?? [];
        return new Map(columns.map((column, offset) => [column, row[offset % across] ?? '']));
      };
      const { names } = this.edits.session.log.header.columns;
      const dates = checkPastedDates(
        cells.map((_row, index) => {
          const values = getValues(index);
          return names.map((_name, column) => values.get(column) ?? '');
        }),
        this.edits.session.log,
      );
      if (!dates.ok) {
        return dates;
      }
      const edits = rows.flatMap((row, index) => this.createCellEdits(row, getValues(index)));
      const newRows = Array.from({ length: newRowCount }, (_, index) => {
        const values = getValues(rows.length + index);
        return this.formatRow(names.map((_name, column) => values.get(column) ?? ''));
      });
      return newRows.length === 0 ? this.edits.make(edits) : this.edits.append(newRows, columns[0] ?? 0, edits);
    });
  }

  /** Adds copied cells as rows at the end of the log. */
  pasteNewRows(cells: CellBlock): Promise<EditResult> {
    return this.edits.inTurn(() => {
      const { header, options, conventions } = this.edits.session.log;
      const rows = createRowsFromCells(cells, header.columns, options.columnMapping, conventions.durations);
      if (!rows.ok) {
        return rows;
      }
      const checked = checkCellValues(rows.value);
      const dates = checkPastedDates(rows.value, this.edits.session.log);
      if (!checked.ok || !dates.ok) {
        return checked.ok ? dates : checked;
      }
      return rows.value.length === 0
        ? success(undefined)
        : this.edits.append(
            rows.value.map((row) => this.formatRow(row)),
            0,
          );
    });
  }

  /** Deletes the rows of these lines. */
  deleteRows(range: GridLineRange): Promise<EditResult> {
    return this.editLines(range, () => this.edits.make(createRowDeletions(this.findRows(range), this.edits.session)));
  }

  /** Replaces text in all rows of the view. @param report is called with the number of changed cells */
  replaceAll(
    { generation, query, replacement, columns }: Replacement,
    report: (count: number) => void,
  ): Promise<EditResult> {
    return this.editLines({ generation }, async () => {
      const { log } = this.edits.session;
      const edits: TextEdit[] = [];
      let checked: Result<string> = success('');
      let count = 0;
      this.lines.walk((row) => {
        const record = log.record(row);
        const values = new Map<number, string>();
        for (const column of columns) {
          const value = record.value(column);
          if (findInCell(value, query).length > 0) {
            const after = replaceInCell(value, query, replacement);
            values.set(column, after);
            checked = checked.ok ? checkCellValue(after) : checked;
            count++;
          }
        }
        if (values.size > 0) {
          addAll(edits, replaceCells(record, values, this.edits.eol));
        }
        return true;
      });
      const result = checked.ok ? await this.edits.make(edits) : checked;
      if (result.ok) {
        report(count);
      }
      return result;
    });
  }

  private findRows({ from, to }: GridLineRange): RowId[] {
    return this.lines.rowsBetween(from, to);
  }

  private createCellEdits(row: RowId, values: ReadonlyMap<number, string>): TextEdit[] {
    return replaceCells(this.edits.session.log.record(row), values, this.edits.eol);
  }

  private formatRow(cells: readonly string[]): string {
    return formatRow(cells, this.edits.session.log.header.delimiter, this.edits.eol);
  }

  private editLines(
    range: { readonly generation: number },
    edit: () => Promise<EditResult> | EditResult,
  ): Promise<EditResult> {
    return this.edits.inTurn(() => (range.generation === this.currentGeneration() ? edit() : logChanged()));
  }
}

/** Returns the first failure among the values, if any. */
function checkCellValues(cells: CellBlock): Result<undefined> {
  for (const value of cells.flat()) {
    const checked = checkCellValue(value);
    if (!checked.ok) {
      return checked;
    }
  }
  return success(undefined);
}
