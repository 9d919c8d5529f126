import type {
  GridEntry,
  GridLayout,
  GridLines,
  GridState,
  GridToHost,
  HostToGrid,
} from '../../../protocol/gridMessages';
import type { CellQuery } from '../../../sheet/cellFind';
import type { ViewChoice } from '../../../sheet/viewChoice';
import type { LineRange } from '../../shared/virtualLines';
import type { StoredView } from './storedView';
import { addAnswer } from './answers';
import { EditQueue } from './editQueue';
import { EMPTY_VIEW, getCellKey, type GridView } from './gridView';
import { FigureRequests } from './figureRequests';
import { FixRequests } from './fixRequests';
import { normalizeLineBreaks } from './lineBreaks';
import { LineRequests } from './lineRequests';
import { LineWindow, findLastEntryBelow, getLineShift, reuseIfEqual } from './lineWindow';
import {
  LINE_COLUMN,
  getMovingCell,
  extendSelection,
  isRange,
  moveSelection,
  relocateSelection,
  isSelected,
  clampColumn,
  collapseIfSplit,
  widenToRows,
  selectCell,
  startTyping,
  type Motion,
  type GridExtent,
} from './selection';

/** The state of the grid: receives the host's messages, and asks the host for lines and edits. */
export class GridSession {
  private current = EMPTY_VIEW;
  private readonly edits = new EditQueue();
  private readonly requests: LineRequests;
  private readonly fixRequests: FixRequests;
  private readonly figureRequests: FigureRequests;
  /** The columns that are shown, from left to right. */
  shownColumns: readonly number[] = [];
  /** Returns the width that shows the whole values of a column, in pixels; undefined until columns are drawn. */
  fitColumn: (column: number) => number | undefined = () => undefined;
  private pendingReveal: Extract<HostToGrid, { type: 'reveal' }> | undefined;

  /** @param onChange called with each new view */
  constructor(
    readonly post: (message: GridToHost) => void,
    private readonly stored: StoredView,
    private readonly onChange: (view: GridView) => void,
  ) {
    this.requests = new LineRequests(post);
    this.fixRequests = new FixRequests(post);
    this.figureRequests = new FigureRequests(post);
  }

  get view(): GridView {
    return this.current;
  }

  receive(message: Exclude<HostToGrid, { type: 'openForm' }>): void {
    switch (message.type) {
      case 'state':
        this.receiveState(message.state, message.window);
        break;
      case 'lines':
        this.requests.completeRequest();
        this.receiveLines(message.window);
        this.askForLines();
        break;
      case 'reveal':
        this.receiveReveal(message);
        break;
      case 'refused':
        this.change({ pendingValues: new Map(), refusal: message.sentence, notice: '' });
        break;
      case 'settled':
        this.edits.completeEdit();
        break;
      case 'notice':
        this.change({ notice: message.sentence });
        break;
      case 'fixes':
        if (this.fixRequests.isCurrent(message)) {
          this.change({ answers: addAnswer(this.current.answers, message) });
          this.fixRequests.complete();
        }
        break;
      case 'selectionFigures': {
        const isCurrent = this.figureRequests.complete(this.current, this.shownColumns);
        this.change(isCurrent ? { answers: addAnswer(this.current.answers, message) } : {});
        break;
      }
      default:
        this.change({ answers: addAnswer(this.current.answers, message) });
    }
  }

  /** Runs a function once the host has made or refused every edit sent so far, so that it refers to the rows that are shown. */
  whenEditsDone(run: () => void): void {
    this.edits.whenDone(run);
  }

  /** Sends an edit. The host answers when it has made or refused it. */
  postEdit(message: GridToHost): void {
    this.edits.addEdit();
    this.change({ refusal: '', notice: '' });
    this.post(message);
  }

  /** Sets which lines are in view, and requests those that aren't loaded. */
  setVisibleLines(visible: LineRange): void {
    this.requests.visible = visible;
    this.askForLines();
  }

  /**
   * Selects a cell.
   *
   * @param extend whether to extend the selection to this cell
   */
  select(index: number, column: number, extend = false): void {
    this.change({ notice: '' });
    this.showCell(index, column, extend);
  }

  private showCell(index: number, column: number, extend = false): void {
    const { lines, selection } = this.current;
    const place = selectCell(index, column, lines);
    this.change({
      selection: extend && selection ? extendSelection(selection, place) : place,
      revealCount: this.current.revealCount + 1,
    });
  }

  selectAll(): void {
    const { state, lines } = this.current;
    const first = this.shownColumns[0] ?? 0;
    if (state && state.lineCount > 0) {
      const end = selectCell(state.lineCount - 1, this.shownColumns.at(-1) ?? 0, lines);
      this.change({ selection: { ...selectCell(0, first, lines), end } });
    }
  }

  /** Selects the whole lines of the selected cells. */
  selectRows(): void {
    const { selection } = this.current;
    this.change({ selection: selection && widenToRows(selection) });
  }

  /** Extends the selection to a cell. The selected cell stays the same. */
  extendSelectionTo(index: number, column: number): void {
    const { selection, lines } = this.current;
    if (selection) {
      this.change({ selection: { ...selection, end: selectCell(index, column, lines), within: undefined } });
    }
  }

  /** Reduces a range to its selected cell. @returns whether the selection was a range */
  collapseSelection(): boolean {
    const { selection } = this.current;
    if (!selection || !isRange(selection)) {
      return false;
    }
    this.change({ selection: { ...selection, end: undefined, within: undefined } });
    return true;
  }

  /** Moves the selection, or its moving corner. @returns whether it moved */
  move(motion: Motion, pageLines: number, extend = false): boolean {
    const { state, lines, selection } = this.current;
    if (!state || state.lineCount === 0) {
      return false;
    }
    if (!selection) {
      const first = this.requests.visible.start;
      this.select(lines.at(first)?.kind === 'band' ? first + 1 : first, this.shownColumns[0] ?? 0);
      return true;
    }
    const terrain: GridExtent = { lines, lineCount: state.lineCount, columns: this.shownColumns, pageLines };
    const next = extend
      ? extendSelection(selection, moveSelection(getMovingCell(selection), motion, terrain))
      : moveSelection(selection, motion, terrain);
    this.change({ selection: next, notice: '', revealCount: this.current.revealCount + 1 });
    return next !== selection;
  }

  /** Moves to the end of the filled (or empty) cells of the column. */
  moveToEdge(step: 1 | -1, extend: boolean): void {
    const { state, selection } = this.current;
    if (!state || !selection || selection.column === LINE_COLUMN) {
      this.move(step < 0 ? 'gridStart' : 'gridEnd', 1, extend);
    } else {
      const { index: from, column } = extend ? getMovingCell(selection) : selection;
      const { generation } = state;
      this.post({ type: 'edgeOfRegion', generation, row: this.getEntryAt(from)?.row, from, column, step, extend });
    }
  }

  /** Returns the selected entry, or undefined if the line is a band or isn't loaded. */
  getSelectedEntry(): GridEntry | undefined {
    return this.current.selection && this.getEntryAt(this.current.selection.index);
  }

  private getEntryAt(index: number): GridEntry | undefined {
    const line = this.current.lines.at(index);
    return line?.kind === 'entry' ? line : undefined;
  }

  /** Whether the log can be edited. If it's read-only, the host checks it again, and shows the reason if it still is. */
  checkEditable(): boolean {
    const isReadOnly = this.current.state?.isReadOnly ?? true;
    if (this.current.state && isReadOnly) {
      this.post({ type: 'editReadOnly' });
    }
    return !isReadOnly;
  }

  /**
   * Starts editing the selected cell.
   *
   * @param seed the typed text that replaces its value, if any
   */
  beginEdit(seed?: string): void {
    const { selection, state } = this.current;
    const entry = this.getSelectedEntry();
    if (!entry || !selection || selection.column === LINE_COLUMN || !state || !this.checkEditable()) {
      return;
    }
    const { index, column } = selection;
    const originalValue = this.current.pendingValues.get(getCellKey(entry.row, column)) ?? entry.cells[column] ?? '';
    const editing = { index, row: entry.row, column, originalValue, draft: seed ?? originalValue };
    this.change({
      editing,
      selection: startTyping(selection),
      refusal: '',
      notice: '',
      answers: { ...this.current.answers, suggestions: undefined, preview: undefined },
      revealCount: this.current.revealCount + 1,
    });
  }

  /** Ends the edit with a value, and moves the selection if there is a motion. */
  commit(value: string, motion?: Motion): void {
    const { editing, pendingValues } = this.current;
    if (!editing) {
      return;
    }
    const { row, column, originalValue } = editing;
    if (value === normalizeLineBreaks(originalValue)) {
      this.change({ editing: undefined });
    } else {
      this.postEdit({ type: 'editCell', row, column, was: originalValue, value });
      this.change({ editing: undefined, pendingValues: new Map(pendingValues).set(getCellKey(row, column), value) });
    }
    if (motion) {
      this.move(motion, 1);
    }
  }

  cancelEdit(): void {
    this.change({ editing: undefined });
  }

  /** Shows why something wasn't done, until '' clears it. */
  showRefusal(refusal: string): void {
    this.change({ refusal, notice: '' });
  }

  /** Shows a sentence that isn't a warning. */
  showNotice(notice: string): void {
    this.change({ refusal: '', notice });
  }

  goToNextProblem(backward: boolean): void {
    const outside = backward ? this.requests.visible.end : this.requests.visible.start - 1;
    this.post({ type: 'nextProblem', from: this.current.selection?.index ?? outside, backward });
  }

  /** Returns the selected entry, or for a band, its last loaded entry. */
  getTargetEntry(): GridEntry | undefined {
    const { lines, selection } = this.current;
    return this.getSelectedEntry() ?? (selection && findLastEntryBelow(lines, selection.index));
  }

  /** Changes parts of the view, such as the filter or the grouping. */
  changeView(parts: Partial<ViewChoice>): void {
    const { state } = this.current;
    if (state) {
      this.post({ type: 'chooseView', choice: { ...state.view, ...parts }, selected: this.getSelectedCell() });
    }
  }

  foldAll(isFolded: boolean): void {
    this.post({ type: 'foldAll', isFolded, selected: this.getSelectedCell() });
  }

  private getSelectedCell(): { row: number; column: number } | undefined {
    const entry = this.getSelectedEntry();
    return entry && { row: entry.row, column: this.current.selection?.column ?? LINE_COLUMN };
  }

  setLayout(layout: GridLayout): void {
    this.change({ layout });
    this.post({ type: 'keepLayout', layout });
  }

  setQuery(query: CellQuery | undefined): void {
    this.change({ query, answers: { ...this.current.answers, found: undefined } });
  }

  /** Runs a function once the quick fixes of the selected cell are known. */
  whenFixesKnown(run: () => void): void {
    this.fixRequests.whenKnown(run);
  }

  private change(parts: Partial<GridView>): void {
    const next = this.fixRequests.update({ ...this.current, ...parts });
    this.current = this.figureRequests.update(next, this.shownColumns);
    this.onChange(this.current);
  }

  private receiveState(state: GridState, window: GridLines): void {
    const { lines: before, selection, editing, state: stateBefore } = this.current;
    const lines = LineWindow.NONE.plus(before.reuseEqualLines(window));
    const shift = getLineShift(before, lines, this.requests.visible);
    const stored = stateBefore ? undefined : this.stored.selected;
    const known = selection ?? (stored && { ...stored, id: undefined });
    const hasLines = known && state.lineCount > 0;
    const now = hasLines
      ? clampColumn(collapseIfSplit(known, relocateSelection(known, lines, state.lineCount)), state)
      : undefined;
    this.requests.receiveState(lines, state.lineCount, shift);
    this.change({
      state: stateBefore ? { ...state, columns: reuseIfEqual(stateBefore.columns, state.columns) } : state,
      lines,
      shift,
      pendingValues: new Map(),
      selection: now,
      layout: stateBefore ? this.current.layout : state.layout,
      editing: editing && { ...editing, index: lines.indexOf(`row:${editing.row}`) ?? editing.index },
    });
    if (this.pendingReveal) {
      this.receiveReveal(this.pendingReveal);
    }
    this.askForLines();
  }

  private receiveLines(window: GridLines): void {
    const { state, selection } = this.current;
    if (state?.generation !== window.generation) {
      return;
    }
    const lines = this.current.lines.plus(window);
    this.change({ lines, selection: selection && relocateSelection(selection, lines, state.lineCount) });
  }

  private receiveReveal(message: Extract<HostToGrid, { type: 'reveal' }>): void {
    const { state } = this.current;
    this.pendingReveal = undefined;
    if (message.keeps !== undefined && !isSelected(message.keeps, message.column, this.current.selection)) {
      // Another cell was selected since the view was changed.
      return;
    }
    if (message.follows === true && this.current.editing) {
      return;
    }
    if (!state || message.generation > state.generation) {
      this.pendingReveal = message;
    } else if (message.generation === state.generation && message.index < state.lineCount) {
      const { index, column } = clampColumn({ index: message.index, id: undefined, column: message.column }, state);
      this.showCell(index, column, message.extend);
    }
  }

  private askForLines(): void {
    if (this.current.state) {
      this.requests.requestMissing(this.current.state.lineCount);
    }
  }
}
