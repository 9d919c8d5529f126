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
import type { KeptView } from './keptView';
import { NO_ANSWERS, answersWith, type Answers } from './answers';
import { EditQueue } from './editQueue';
import { EMPTY_VIEW, cellKey, type GridView } from './gridView';
import { LineRequests } from './lineRequests';
import { LineWindow, lastEntryBelow, lineShift, sameIfEqual } from './lineWindow';
import {
  LINE_COLUMN,
  cornersOf,
  extendedTo,
  isRange,
  moved,
  relocated,
  isSelected,
  sameSpan,
  selectionAt,
  typedIn,
  type Motion,
  type Selection,
  type Terrain,
} from './selection';

/** What the grid knows and does, apart from drawing: it follows the host and asks it for lines and edits. */
export class GridSession {
  private current = EMPTY_VIEW;
  private readonly edits = new EditQueue();
  private readonly requests: LineRequests;
  /** The columns that are shown, from left to right. */
  shownColumns: readonly number[] = [];
  private heldReveal: Extract<HostToGrid, { type: 'reveal' }> | undefined;

  /** @param onChange called with each new view */
  constructor(
    readonly post: (message: GridToHost) => void,
    private readonly kept: KeptView,
    private readonly onChange: (view: GridView) => void,
  ) {
    this.requests = new LineRequests(post);
  }

  get view(): GridView {
    return this.current;
  }

  receive(message: Exclude<HostToGrid, { type: 'openForm' }>): void {
    switch (message.type) {
      case 'state':
        this.takeState(message.state, message.window);
        break;
      case 'lines':
        this.requests.answered();
        this.takeLines(message.window);
        this.askForLines();
        break;
      case 'reveal':
        this.takeReveal(message);
        break;
      case 'refused':
        this.change({ sent: new Map(), refusal: message.sentence, told: '' });
        break;
      case 'settled':
        this.edits.settled();
        break;
      case 'told':
        this.change({ told: message.sentence });
        break;
      default:
        this.change({ answers: answersWith(this.current.answers, message) });
    }
  }

  /** Does something as soon as every edit sent so far has been made or refused: it then means the rows that are seen. */
  whenSettled(act: () => void): void {
    this.edits.then(act);
  }

  /** Sends an edit; the host answers when it has made or refused it. */
  postEdit(message: GridToHost): void {
    this.edits.sent();
    this.change({ refusal: '', told: '' });
    this.post(message);
  }

  /** Tells which lines are in view; asks for those that are not here. */
  look(visible: LineRange): void {
    this.requests.visible = visible;
    this.askForLines();
  }

  /** @param extend whether the selection grows to this cell */
  select(index: number, column: number, extend = false): void {
    const { lines, selection } = this.current;
    const place = selectionAt(index, column, lines);
    this.change({
      selection: extend && selection ? extendedTo(selection, place) : place,
      reveals: this.current.reveals + 1,
    });
  }

  selectAll(): void {
    const { state, lines } = this.current;
    const first = this.shownColumns[0] ?? 0;
    if (state && state.lineCount > 0) {
      const anchor = selectionAt(state.lineCount - 1, this.shownColumns.at(-1) ?? 0, lines);
      this.change({ selection: { ...selectionAt(0, first, lines), anchor } });
    }
  }

  /** Selects the lines of the selected cells as wholes. */
  selectRows(): void {
    const { selection } = this.current;
    if (selection) {
      const [anchor, { index, id }] = cornersOf(selection);
      const wholeAnchor = { index: anchor.index, id: anchor.id, column: LINE_COLUMN };
      this.change({ selection: { index, id, column: LINE_COLUMN, anchor: wholeAnchor } });
    }
  }

  /** Makes the selection reach to a cell without moving the selected one. */
  reachTo(index: number, column: number): void {
    const { selection, lines } = this.current;
    if (selection) {
      this.change({ selection: { ...selection, anchor: selectionAt(index, column, lines), within: undefined } });
    }
  }

  /** Goes back to one cell. @returns whether there were several */
  collapse(): boolean {
    const { selection } = this.current;
    if (!selection || !isRange(selection)) {
      return false;
    }
    this.change({ selection: { ...selection, anchor: undefined, within: undefined } });
    return true;
  }

  /** Moves the selection, or its moving corner. @returns whether there was anywhere to go */
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
    const terrain: Terrain = { lines, lineCount: state.lineCount, columns: this.shownColumns, pageLines };
    const next = extend
      ? extendedTo(selection, moved({ ...selection, anchor: undefined, within: undefined }, motion, terrain))
      : moved(selection, motion, terrain);
    this.change({ selection: next, reveals: this.current.reveals + 1 });
    return next !== selection;
  }

  /** To where the filled (or empty) cells of the column end. */
  moveToEdge(step: 1 | -1, extend: boolean): void {
    const { state, selection } = this.current;
    if (!state || !selection || selection.column === LINE_COLUMN) {
      this.move(step < 0 ? 'gridStart' : 'gridEnd', 1, extend);
    } else {
      const { index: from, column } = selection;
      const { generation } = state;
      this.post({ type: 'edgeOfRegion', generation, row: this.selectedEntry()?.row, from, column, step, extend });
    }
  }

  /** The row that is selected, unless it is a band or has not come yet. */
  selectedEntry(): GridEntry | undefined {
    const line = this.current.selection && this.current.lines.at(this.current.selection.index);
    return line?.kind === 'entry' ? line : undefined;
  }

  /** Begins to edit the selected cell. @param seed what is typed in place of its value */
  beginEdit(seed?: string): void {
    const { selection, state } = this.current;
    const entry = this.selectedEntry();
    if (!entry || !selection || selection.column === LINE_COLUMN || !state || state.isReadOnly) {
      return;
    }
    const { index, column } = selection;
    const was = this.current.sent.get(cellKey(entry.row, column)) ?? entry.cells[column] ?? '';
    const editing = { index, row: entry.row, column, was, draft: seed ?? was };
    this.change({
      editing,
      selection: typedIn(selection),
      refusal: '',
      told: '',
      answers: { ...this.current.answers, suggestions: undefined, preview: undefined },
      reveals: this.current.reveals + 1,
    });
  }

  /** Ends the edit with a value, and goes on to another cell if there is a motion. */
  commit(value: string, motion?: Motion): void {
    const { editing, sent } = this.current;
    if (!editing) {
      return;
    }
    const { row, column, was } = editing;
    if (value === sameBreaks(was)) {
      this.change({ editing: undefined });
    } else {
      this.postEdit({ type: 'editCell', row, column, was, value });
      this.change({ editing: undefined, sent: new Map(sent).set(cellKey(row, column), value) });
    }
    if (motion) {
      this.move(motion, 1);
    }
  }

  cancelEdit(): void {
    this.change({ editing: undefined });
  }

  /** Says why something was not done; '' takes it back. */
  say(refusal: string): void {
    this.change({ refusal, told: '' });
  }

  nextProblem(backwards: boolean): void {
    const beside = backwards ? this.requests.visible.end : this.requests.visible.start - 1;
    this.post({ type: 'nextProblem', from: this.current.selection?.index ?? beside, backwards });
  }

  /** The selected row; on a band the last of its rows that is here. */
  entryConcerned(): GridEntry | undefined {
    const { lines, selection } = this.current;
    return this.selectedEntry() ?? (selection && lastEntryBelow(lines, selection.index));
  }

  /** Shows the rows in another way; what is not named stays. */
  chooseView(parts: Partial<ViewChoice>): void {
    const { state } = this.current;
    if (state) {
      this.post({ type: 'chooseView', choice: { ...state.view, ...parts }, selected: this.selectedCell() });
    }
  }

  foldAll(isFolded: boolean): void {
    this.post({ type: 'foldAll', isFolded, selected: this.selectedCell() });
  }

  private selectedCell(): { row: number; column: number } | undefined {
    const entry = this.selectedEntry();
    return entry && { row: entry.row, column: this.current.selection?.column ?? LINE_COLUMN };
  }

  setLayout(layout: GridLayout): void {
    this.change({ layout });
    this.post({ type: 'keepLayout', layout });
  }

  lookFor(query: CellQuery | undefined): void {
    this.change({ query, answers: { ...this.current.answers, found: undefined } });
  }

  /** Forgets the answers to what is asked no more. */
  forget(...names: readonly (keyof Answers)[]): void {
    const kept = Object.entries(this.current.answers).filter(([name]) => !names.some((its) => its === name));
    this.change({ answers: { ...NO_ANSWERS, ...Object.fromEntries(kept) } });
  }

  private change(parts: Partial<GridView>): void {
    this.current = { ...this.current, ...parts };
    this.onChange(this.current);
  }

  private takeState(state: GridState, window: GridLines): void {
    const { lines: before, selection, editing, state: stateBefore } = this.current;
    const lines = LineWindow.NONE.plus(before.sameWhereEqual(window));
    const shift = lineShift(before, lines, this.requests.visible);
    const kept = stateBefore ? undefined : this.kept.selected;
    const known = selection ?? (kept && { ...kept, id: undefined });
    const hasLines = known && state.lineCount > 0;
    const now = hasLines ? this.fitted(sameSpan(known, relocated(known, lines, state.lineCount)), state) : undefined;
    this.requests.begin(lines, state.lineCount, shift);
    this.change({
      state: stateBefore ? { ...state, columns: sameIfEqual(stateBefore.columns, state.columns) } : state,
      lines,
      shift,
      sent: new Map(),
      selection: now,
      layout: stateBefore ? this.current.layout : state.layout,
      editing: editing && { ...editing, index: lines.indexOf(`row:${editing.row}`) ?? editing.index },
    });
    if (this.heldReveal) {
      this.takeReveal(this.heldReveal);
    }
    this.askForLines();
  }

  private takeLines(window: GridLines): void {
    const { state, selection } = this.current;
    if (state?.generation !== window.generation) {
      return;
    }
    const lines = this.current.lines.plus(window);
    this.change({ lines, selection: selection && relocated(selection, lines, state.lineCount) });
  }

  private takeReveal(message: Extract<HostToGrid, { type: 'reveal' }>): void {
    const { state } = this.current;
    this.heldReveal = undefined;
    if (message.keeps !== undefined && !isSelected(message.keeps, message.column, this.current.selection)) {
      // The person has selected another cell since the view was chosen.
      return;
    }
    if (!state || message.generation > state.generation) {
      this.heldReveal = message;
    } else if (message.generation === state.generation && message.index < state.lineCount) {
      const { index, column } = this.fitted({ index: message.index, id: undefined, column: message.column }, state);
      this.select(index, column, message.extend);
    }
  }

  private fitted(selection: Selection, { columns }: GridState): Selection {
    const isColumn = selection.column >= LINE_COLUMN && selection.column < columns.length;
    return isColumn ? selection : { ...selection, column: LINE_COLUMN };
  }

  private askForLines(): void {
    if (this.current.state) {
      this.requests.ask(this.current.state.lineCount);
    }
  }
}

/** As a text area gives a text back. */
function sameBreaks(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
