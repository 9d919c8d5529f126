import type { GridLayout, GridState } from '../../../protocol/gridMessages';
import type { CellQuery } from '../../../sheet/cellFind';
import { NO_ANSWERS, type Answers } from './answers';
import { LineWindow } from './lineWindow';
import type { Selection } from './selection';

/** The cell that is being edited. */
export interface Editing {
  readonly index: number;
  readonly row: number;
  readonly column: number;
  /** The value that was shown when the edit started. */
  readonly originalValue: string;
  /** The text that the editor starts with. */
  readonly draft: string;
}

/** Everything the grid shows. A view never changes; the session creates a new one. */
export interface GridView {
  readonly state: GridState | undefined;
  readonly lines: LineWindow;
  readonly selection: Selection | undefined;
  readonly editing: Editing | undefined;
  /** Values that were sent to the host and aren't in its lines yet, by `getCellKey`. */
  readonly pendingValues: ReadonlyMap<string, string>;
  /** Why the last edit failed, or ''. */
  readonly refusal: string;
  /** What was done, in a sentence, or ''. */
  readonly notice: string;
  /** The text to find. Matches are highlighted in the cells. */
  readonly query: CellQuery | undefined;
  readonly layout: GridLayout;
  /** The host's answers to requests. */
  readonly answers: Answers;
  /** By how many lines the last state moved the lines in view. */
  readonly shift: number;
  /** Increases whenever the selected cell must be scrolled into view. */
  readonly revealCount: number;
}

/** The view before the host has sent the first state. */
export const EMPTY_VIEW: GridView = {
  state: undefined,
  lines: LineWindow.NONE,
  selection: undefined,
  editing: undefined,
  pendingValues: new Map(),
  refusal: '',
  notice: '',
  query: undefined,
  layout: { widths: [], hidden: [], frozen: 0 },
  answers: NO_ANSWERS,
  shift: 0,
  revealCount: 0,
};

/** Returns the key of a cell in `pendingValues`. */
export function getCellKey(row: number, column: number | ''): string {
  return `${row}:${column}`;
}

/** Whether the selected cell has quick fixes, as far as the host has answered. */
export function hasQuickFixes({ answers }: GridView): boolean {
  return answers.fixes !== undefined && answers.fixes.fixes.length > 0;
}
