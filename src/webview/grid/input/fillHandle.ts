import type { GridSession } from '../state/gridSession';
import { LINE_COLUMN, getSelectedBlock, type Selection } from '../state/selection';
import type { GridActions } from './gridActions';

/** What a drag over cells does. */
export interface CellDrag {
  readonly extend: (index: number, column: number) => void;
  /** Called when the mouse button is released. */
  readonly end: () => void;
}

/**
 * Returns the column whose cell has the handle in a line: the right one of the selected cells. Only cells of one row have a handle,
 * because filling repeats one row.
 *
 * @param shown the columns that are shown, from left to right
 */
export function getFillColumn(
  selection: Selection | undefined,
  shown: readonly number[],
  index: number,
): number | undefined {
  if (selection?.index !== index || selection.column === LINE_COLUMN) {
    return undefined;
  }
  const { from, to, columns, isRows } = getSelectedBlock(selection, shown);
  return from === to && !isRows ? columns.at(-1) : undefined;
}

/** Starts filling by a drag: the rows below that the pointer reaches are selected, and filled when the button is released. */
export function startFill(session: GridSession, actions: Pick<GridActions, 'do'>): CellDrag {
  const start = session.view.selection;
  const column = start && getFillColumn(start, session.shownColumns, start.index);
  return {
    extend: (index) => {
      if (start && column !== undefined) {
        session.extendSelectionTo(Math.max(index, start.index), column);
      }
    },
    end: () => fillIfSeveralRows(session, actions),
  };
}

/** Fills the rows below the selected cells down to the end of their group, as far as its rows are loaded. */
export function fillToGroupEnd(session: GridSession, actions: Pick<GridActions, 'do'>): void {
  const { selection, lines } = session.view;
  const column = selection && getFillColumn(selection, session.shownColumns, selection.index);
  if (!selection || column === undefined) {
    return;
  }
  let last = selection.index;
  while (lines.at(last + 1)?.kind === 'entry') {
    last++;
  }
  session.extendSelectionTo(last, column);
  fillIfSeveralRows(session, actions);
}

/** With one row, the command would fill it from the row above. */
function fillIfSeveralRows({ view, shownColumns }: GridSession, actions: Pick<GridActions, 'do'>): void {
  const block = view.selection && getSelectedBlock(view.selection, shownColumns);
  if (block && block.to > block.from) {
    actions.do('fillDown');
  }
}
