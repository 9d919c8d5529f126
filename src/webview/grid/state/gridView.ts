import type { GridLayout, GridState } from '../../../protocol/gridMessages';
import type { CellQuery } from '../../../sheet/cellFind';
import { NO_ANSWERS, type Answers } from './answers';
import { LineWindow } from './lineWindow';
import type { Selection } from './selection';

/** A cell whose text is being typed. */
export interface Editing {
  readonly index: number;
  readonly row: number;
  readonly column: number;
  /** The value the person saw when they began. */
  readonly originalValue: string;
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
  readonly pendingValues: ReadonlyMap<string, string>;
  /** Why the last edit could not be made, or ''. */
  readonly refusal: string;
  /** What was done, in a sentence, or ''. */
  readonly notice: string;
  /** What is looked for, to be marked in the cells. */
  readonly query: CellQuery | undefined;
  readonly layout: GridLayout;
  /** What the host has answered to what was asked. */
  readonly answers: Answers;
  /** By how many lines the last state moved what was in view. */
  readonly shift: number;
  /** Goes up whenever the selected cell has to be brought into view. */
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

export function getCellKey(row: number, column: number | ''): string {
  return `${row}:${column}`;
}

/** Whether the selected cell has quick fixes, as far as the host has answered. */
export function hasQuickFixes({ answers }: GridView): boolean {
  return answers.fixes !== undefined && answers.fixes.fixes.length > 0;
}
