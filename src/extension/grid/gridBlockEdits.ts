import type { CellBlock } from '../../log/csv/cellBlock';
import { cellEdits, rowText, type TextEdit } from '../../log/csv/edits';
import type { RowId } from '../../log/rows/rowId';
import { findInCell, replaceInCell, type CellQuery } from '../../sheet/cellFind';
import { counted } from '../../wording/figureWords';
import { rowsFromCells } from '../../sheet/pastedRows';
import { pasteTargets } from '../../sheet/pasteTargets';
import type { ViewedLines } from '../../sheet/viewedLines';
import { changedMeanwhile, valueFlaw, type DocumentEdits, type EditOutcome } from '../logs/documentEdits';
import { deletionOfRows } from './gridEdits';
import { t } from '../../text/text';

/** Lines of a grid as a person saw them, both ends included. */
export interface SeenLines {
  /** The state of the grid in which these lines had these places. */
  readonly generation: number;
  readonly from: number;
  readonly to: number;
}

/** Some columns of these lines. */
export interface SeenBlock extends SeenLines {
  readonly columns: readonly number[];
}

/** What is to be replaced, in these columns of the view as it was seen. */
export interface Replacement {
  readonly generation: number;
  readonly query: CellQuery;
  readonly replacement: string;
  readonly columns: readonly number[];
}

/** Edits of many cells or rows of the grid, each one undo step. They are refused when the log is not as the person saw it. */
export class GridBlockEdits {
  constructor(
    private readonly edits: DocumentEdits,
    private readonly lines: ViewedLines,
    private readonly generationNow: () => number,
  ) {}

  clear(block: SeenBlock): Promise<EditOutcome> {
    return this.ofLines(block, () => {
      const cleared = new Map(block.columns.map((column) => [column, '']));
      return this.edits.make(this.rowsOf(block).flatMap((row) => this.filled(row, cleared)));
    });
  }

  /** Puts the cells of the block's first row into the rows below; a row alone takes those of the row above it. */
  fillDown(block: SeenBlock): Promise<EditOutcome> {
    return this.ofLines(block, () => {
      const rows = this.rowsOf(block);
      const [source, ...targets] =
        rows.length === 1 ? [...this.lines.rowsBetween(block.from - 1, block.from - 1), ...rows] : rows;
      if (source === undefined || targets.length === 0) {
        return { ok: false, sentence: t`There is no row above to fill in from.` };
      }
      const record = this.edits.session.log.record(source);
      const values = new Map(block.columns.map((column) => [column, record.value(column)]));
      return this.edits.make(targets.flatMap((row) => this.filled(row, values)));
    });
  }

  /**
   * Puts copied cells into the rows from the block's first on. A selection that is a multiple of the copied cells is filled
   * with them.
   *
   * @param columns those that can take cells, from the first selected one to the right
   * @param width how many of them are selected
   */
  paste(block: SeenBlock, width: number, cells: CellBlock): Promise<EditOutcome> {
    return this.ofLines(block, () => {
      const selected = this.rowsOf(block).length;
      const across = cells.reduce((most, row) => Math.max(most, row.length), 1);
      const rowCount = selected % cells.length === 0 ? Math.max(selected, cells.length) : cells.length;
      const columnCount = width % across === 0 ? width : across;
      if (columnCount > block.columns.length) {
        const room = counted(block.columns.length, 'column');
        return {
          ok: false,
          sentence: t`The copied cells are ${across} columns wide, and here is room for ${room}. Nothing was pasted.`,
        };
      }
      const flaw = flawIn(cells);
      const targets = pasteTargets(this.lines, block.from, block.to, rowCount);
      if (flaw !== undefined || !targets.ok) {
        return { ok: false, sentence: flaw ?? (targets.ok ? '' : targets.sentence) };
      }
      const columns = block.columns.slice(0, columnCount);
      const valuesAt = (at: number): Map<number, string> => {
        const row = cells[at % cells.length] ?? [];
        return new Map(columns.map((column, place) => [column, row[place % across] ?? '']));
      };
      const edits = targets.rows.flatMap((row, at) => this.filled(row, valuesAt(at)));
      const { names } = this.edits.session.log.header.columns;
      const beyond = Array.from({ length: targets.beyond }, (_, more) => {
        const values = valuesAt(targets.rows.length + more);
        return this.textOf(names.map((_name, column) => values.get(column) ?? ''));
      });
      return beyond.length === 0 ? this.edits.make(edits) : this.edits.append(beyond, columns[0] ?? 0, edits);
    });
  }

  /** Adds copied cells as rows at the end of the log. */
  pasteNewRows(cells: CellBlock): Promise<EditOutcome> {
    return this.edits.inTurn(() => {
      const { columns } = this.edits.session.log.header;
      const rows = rowsFromCells(cells, columns);
      const flaw = rows && flawIn(rows);
      if (!rows || flaw !== undefined) {
        return {
          ok: false,
          sentence: flaw ?? t`The copied rows have more columns than this log, so nothing was pasted.`,
        };
      }
      return rows.length === 0
        ? { ok: true }
        : this.edits.append(
            rows.map((row) => this.textOf(row)),
            0,
          );
    });
  }

  deleteRows(seen: SeenLines): Promise<EditOutcome> {
    return this.ofLines(seen, () => this.edits.make(deletionOfRows(this.rowsOf(seen), this.edits.session)));
  }

  /** Replaces what is found in all rows of the view. @param say told how many cells were changed */
  replaceAll(
    { generation, query, replacement, columns }: Replacement,
    say: (count: number) => void,
  ): Promise<EditOutcome> {
    return this.ofLines({ generation, from: 0, to: 0 }, async () => {
      const { log } = this.edits.session;
      const edits: TextEdit[] = [];
      let flaw: string | undefined;
      let count = 0;
      this.lines.walk((row) => {
        const record = log.record(row);
        const values = new Map<number, string>();
        for (const column of columns) {
          const value = record.value(column);
          if (findInCell(value, query).length > 0) {
            const after = replaceInCell(value, query, replacement);
            values.set(column, after);
            flaw ??= valueFlaw(after);
            count++;
          }
        }
        if (values.size > 0) {
          edits.push(...cellEdits(record, values, this.edits.eol));
        }
        return true;
      });
      const outcome: EditOutcome = flaw === undefined ? await this.edits.make(edits) : { ok: false, sentence: flaw };
      if (outcome.ok) {
        say(count);
      }
      return outcome;
    });
  }

  private rowsOf({ from, to }: SeenLines): RowId[] {
    return this.lines.rowsBetween(from, to);
  }

  private filled(row: RowId, values: ReadonlyMap<number, string>): TextEdit[] {
    return cellEdits(this.edits.session.log.record(row), values, this.edits.eol);
  }

  private textOf(cells: readonly string[]): string {
    return rowText(cells, this.edits.session.log.header.delimiter, this.edits.eol);
  }

  private ofLines(seen: SeenLines, edit: () => Promise<EditOutcome> | EditOutcome): Promise<EditOutcome> {
    const refused: EditOutcome = { ok: false, sentence: changedMeanwhile() };
    return this.edits.inTurn(() => (seen.generation === this.generationNow() ? edit() : refused));
  }
}

function flawIn(cells: CellBlock): string | undefined {
  return cells
    .flat()
    .map(valueFlaw)
    .find((flaw) => flaw !== undefined);
}
