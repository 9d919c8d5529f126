import type { CellBlock } from '../../../log/csv/cellBlock';
import { formatCellBlock } from '../../../log/csv/cellBlock';
import type { GridEntry, GridToHost } from '../../../protocol/gridMessages';
import { readClipboardCells, type PasteDestination } from '../../../sheet/clipboardCells';
import type { CopyForm } from '../../../sheet/copiedCells';
import type { GridSession } from '../state/gridSession';
import { getCellKey } from '../state/gridView';
import { getSelectedBlock, isRange, type SelectedBlock } from '../state/selection';
import { t } from '../../../text/text';

/** A paste of more cells than this is certainly a mistake. */
const MAX_CELLS = 2_000_000;

/** Actions on a block of cells: copy, paste, clear, fill down. */
export class BlockActions {
  constructor(private readonly session: GridSession) {}

  /** Returns the selected cells as text for a spreadsheet, or undefined if some of them aren't loaded. */
  getCopiedText(): string | undefined {
    const getBlock = this.block();
    const { lines, pendingValues } = this.session.view;
    if (!getBlock || !lines.has({ start: getBlock.from, end: getBlock.to + 1 })) {
      return undefined;
    }
    const entries: GridEntry[] = [];
    for (let index = getBlock.from; index <= getBlock.to; index++) {
      const line = lines.at(index);
      if (line?.kind === 'entry') {
        entries.push(line);
      }
    }
    const getValue = (entry: GridEntry, column: number): string =>
      pendingValues.get(getCellKey(entry.row, column)) ?? entry.cells[column] ?? '';
    return formatCellBlock(entries.map((entry) => getBlock.columns.map((column) => getValue(entry, column))));
  }

  /** Whether the selection has cells to copy: bands have none. Lines that aren't loaded are assumed to have some. */
  hasEntries(): boolean {
    const block = this.block();
    const { lines } = this.session.view;
    for (let index = block?.from ?? 0; block && index <= block.to; index++) {
      if (lines.at(index)?.kind !== 'band') {
        return true;
      }
    }
    return false;
  }

  /** Copies the selected cells in the host, because some of them aren't loaded, or in another form. */
  copyInHost(form: CopyForm = 'cells'): void {
    this.postBlock(({ generation, from, to, columns }) => ({ type: 'copyCells', generation, from, to, columns, form }));
  }

  clear(): void {
    this.postBlock(({ isRows, columns, ...lines }) =>
      isRows ? { type: 'deleteRows', ...lines } : { type: 'clearCells', ...lines, columns },
    );
  }

  /** Ends the edit of a cell and writes its value into all selected cells. @returns false if only one cell is selected */
  fillWith(value: string): boolean {
    const block = this.block();
    if (
      !this.session.view.editing ||
      !block ||
      block.isRows ||
      (block.from === block.to && block.columns.length === 1)
    ) {
      return false;
    }
    this.session.cancelEdit();
    this.postBlock((selected) => ({ type: 'fillCells', ...selected, value }));
    return true;
  }

  fillDown(): void {
    this.postBlock((block) => ({ type: 'fillDown', ...block }));
  }

  deleteRows(): void {
    this.postBlock(({ generation, from, to }) => ({ type: 'deleteRows', generation, from, to }));
  }

  /** Pastes into the selected cells, and beyond them if there is more to paste. */
  paste(text: string): void {
    const cells = this.readCells(text, 'selectedCells');
    if (!cells) {
      return;
    }
    this.session.whenEditsDone(() => {
      const block = this.block();
      const { state } = this.session.view;
      if (!block || !state) {
        return;
      }
      const shown = this.session.shownColumns;
      const first = shown.indexOf(block.columns[0] ?? 0);
      const columns = block.isRows ? shown : shown.slice(first);
      const { from, to } = block;
      const width = block.columns.length;
      this.session.postEdit({ type: 'pasteCells', generation: state.generation, from, to, columns, width, cells });
      this.selectPasted(cells.length, Math.max(1, cells[0]?.length ?? 1));
    });
  }

  pasteNewRows(text: string): void {
    const cells = this.readCells(text, 'newRows');
    if (cells) {
      this.session.whenEditsDone(() => this.session.postEdit({ type: 'pasteNewRows', cells }));
    }
  }

  private selectPasted(rows: number, columns: number): void {
    const { selection, state } = this.session.view;
    if (!selection || !state || isRange(selection) || rows * columns === 1) {
      return;
    }
    const shown = this.session.shownColumns;
    const right = Math.min(shown.indexOf(selection.column) + columns, shown.length) - 1;
    const bottom = Math.min(selection.index + rows, state.lineCount) - 1;
    this.session.extendSelectionTo(bottom, shown[right] ?? selection.column);
  }

  private readCells(text: string, destination: PasteDestination): CellBlock | undefined {
    const { state } = this.session.view;
    if (text === '' || !state || !this.session.checkEditable()) {
      return undefined;
    }
    const read = readClipboardCells(text, destination);
    if (!read.ok) {
      this.session.showRefusal(read.failure.message);
      return undefined;
    }
    const cells = read.value;
    if (cells.length * (cells[0]?.length ?? 1) > MAX_CELLS) {
      this.session.showRefusal(t`Too many cells to paste at once. Nothing was pasted.`);
      return undefined;
    }
    return cells;
  }

  private block(): SelectedBlock | undefined {
    const { selection } = this.session.view;
    return selection && getSelectedBlock(selection, this.session.shownColumns);
  }

  /** Sends a message about the selected cells once the edits before it are done. */
  private postBlock(messageFor: (block: SelectedBlock & { readonly generation: number }) => GridToHost): void {
    this.session.whenEditsDone(() => {
      const block = this.block();
      const { state } = this.session.view;
      if (!block || !state) {
        return;
      }
      const message = messageFor({ ...block, generation: state.generation });
      if (message.type === 'copyCells') {
        this.session.post(message);
      } else if (this.session.checkEditable()) {
        this.session.postEdit(message);
      }
    });
  }
}
