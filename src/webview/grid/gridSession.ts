import type { GridEntry, GridLines, GridState, GridToHost, HostToGrid } from '../../protocol/gridMessages';
import { widened, type LineRange } from '../shared/virtualLines';
import type { KeptView } from './keptView';
import type { RowAction } from './keyboard';
import { LineWindow, lineShift } from './lineWindow';
import { LINE_COLUMN, moved, relocated, selectionAt, type Motion, type Selection } from './selection';

/** A cell whose text is being typed. */
export interface Editing {
  readonly index: number;
  readonly row: number;
  readonly column: number;
  /** The value the person saw when they began. */
  readonly was: string;
  /** What the editor begins with. */
  readonly draft: string;
}

/** Everything that is shown. It never changes; the session makes another. */
export interface GridView {
  readonly state: GridState | undefined;
  readonly lines: LineWindow;
  readonly selection: Selection | undefined;
  readonly editing: Editing | undefined;
  /** Values sent to the host and not yet seen in its lines, by `cellKey`. */
  readonly sent: ReadonlyMap<string, string>;
  /** Why the last edit could not be made, or ''. */
  readonly refusal: string;
  /** By how many lines the last state moved what was in view. */
  readonly shift: number;
  /** Goes up whenever the selected cell has to be brought into view. */
  readonly reveals: number;
}

export function cellKey(row: number, column: number): string {
  return `${row}:${column}`;
}

/** A request brings this many lines around those in view, and is made when less than half of them are left. */
const LINES_AROUND = 150;
/** The host gives no more at once. */
const MOST_LINES = 1000;

/** What the grid knows and does, apart from drawing: it follows the host and asks it for lines and edits. */
export class GridSession {
  private current: GridView = {
    state: undefined,
    lines: LineWindow.NONE,
    selection: undefined,
    editing: undefined,
    sent: new Map(),
    refusal: '',
    shift: 0,
    reveals: 0,
  };
  private visible: LineRange = { start: 0, end: 0 };
  private asked: LineRange = { start: 0, end: 0 };
  private isWaiting = false;
  private heldReveal: Extract<HostToGrid, { type: 'reveal' }> | undefined;

  /** @param onChange called with each new view */
  constructor(
    private readonly post: (message: GridToHost) => void,
    private readonly kept: KeptView,
    private readonly onChange: (view: GridView) => void,
  ) {}

  get view(): GridView {
    return this.current;
  }

  receive(message: HostToGrid): void {
    switch (message.type) {
      case 'state':
        this.takeState(message.state, message.window);
        break;
      case 'lines':
        this.isWaiting = false;
        this.takeLines(message.window);
        this.askForLines();
        break;
      case 'reveal':
        this.takeReveal(message);
        break;
      case 'refused':
        this.change({ sent: new Map(), refusal: message.sentence });
        break;
    }
  }

  /** Tells which lines are in view; asks for those that are not here. */
  look(visible: LineRange): void {
    this.visible = visible;
    this.askForLines();
  }

  select(index: number, column: number): void {
    const { lines } = this.current;
    this.change({ selection: selectionAt(index, column, lines), reveals: this.current.reveals + 1 });
  }

  /** Moves the selection. @returns whether there was anywhere to go */
  move(motion: Motion, pageLines: number): boolean {
    const { state, lines, selection } = this.current;
    if (!state || state.lineCount === 0) {
      return false;
    }
    if (!selection) {
      this.select(lines.at(this.visible.start)?.kind === 'band' ? this.visible.start + 1 : this.visible.start, 0);
      return true;
    }
    const terrain = { lines, lineCount: state.lineCount, columnCount: state.columns.length, pageLines };
    const next = moved(selection, motion, terrain);
    this.change({ selection: next, reveals: this.current.reveals + 1 });
    return next !== selection;
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
    this.change({ editing, refusal: '', reveals: this.current.reveals + 1 });
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
      this.post({ type: 'editCell', row, column, was, value });
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
    this.change({ refusal });
  }

  nextProblem(backwards: boolean): void {
    const beside = backwards ? this.visible.end : this.visible.start - 1;
    this.post({ type: 'nextProblem', from: this.current.selection?.index ?? beside, backwards });
  }

  /** Does something to the selected row; on a band, an entry is added below the last one of its rows that is here. */
  act(action: RowAction): void {
    const { selection, state } = this.current;
    const entry = this.selectedEntry() ?? (action === 'addEntry' ? this.lastEntryOfBand() : undefined);
    if (!entry || !selection || !state || (state.isReadOnly && action !== 'showInText')) {
      return;
    }
    this.change({ refusal: '' });
    this.post(
      action === 'showInText'
        ? { type: action, row: entry.row, column: Math.max(0, selection.column) }
        : { type: action, row: entry.row },
    );
  }

  private lastEntryOfBand(): GridEntry | undefined {
    const { lines, selection } = this.current;
    let last: GridEntry | undefined;
    for (let index = (selection?.index ?? -1) + 1; index > 0; index++) {
      const line = lines.at(index);
      if (line?.kind !== 'entry') {
        break;
      }
      last = line;
    }
    return last;
  }

  private change(parts: Partial<GridView>): void {
    this.current = { ...this.current, ...parts };
    this.onChange(this.current);
  }

  private takeState(state: GridState, window: GridLines): void {
    const { lines: before, selection, editing, state: stateBefore } = this.current;
    const lines = LineWindow.NONE.plus(window);
    const shift = lineShift(before, lines, this.visible);
    this.isWaiting = false;
    const end = Math.min(this.asked.end, state.lineCount);
    if (!lines.has({ start: this.asked.start, end })) {
      this.asked = { start: 0, end: 0 };
    }
    const kept = stateBefore ? undefined : this.kept.selected;
    const known = selection ?? (kept && { ...kept, id: undefined });
    const hasLines = known && state.lineCount > 0;
    this.visible = { start: this.visible.start + shift, end: this.visible.end + shift };
    this.change({
      state,
      lines,
      shift,
      sent: new Map(),
      selection: hasLines ? this.fitted(relocated(known, lines, state.lineCount), state) : undefined,
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
    if (!state || message.generation > state.generation) {
      this.heldReveal = message;
    } else if (message.generation === state.generation && message.index < state.lineCount) {
      const { index, column } = this.fitted({ index: message.index, id: undefined, column: message.column }, state);
      this.select(index, column);
    }
  }

  private fitted(selection: Selection, { columns }: GridState): Selection {
    const isColumn = selection.column >= LINE_COLUMN && selection.column < columns.length;
    return isColumn ? selection : { ...selection, column: LINE_COLUMN };
  }

  /** One request at a time: while scrolling outruns the host only the newest place is asked for. */
  private askForLines(): void {
    const { state } = this.current;
    if (!state || this.isWaiting || this.visible.end <= this.visible.start) {
      return;
    }
    const near = widened(this.visible, LINES_AROUND / 2, state.lineCount);
    if (near.start >= this.asked.start && near.end <= this.asked.end) {
      return;
    }
    // Beyond the last line too: the host then sends rows that are added there without being asked.
    this.asked = widened(this.visible, LINES_AROUND, Number.POSITIVE_INFINITY);
    this.isWaiting = true;
    const { start, end } = this.asked;
    this.post({ type: 'requestLines', start, count: Math.min(end - start, MOST_LINES) });
  }
}

/** As a text area gives a text back. */
function sameBreaks(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
