import type { GridSession } from '../state/gridSession';
import type { GridActions } from './gridActions';
import { fillToGroupEnd, startFill, type CellDrag } from './fillHandle';
import { findCellAt } from './useDragSelection';

interface PointerTargets {
  readonly session: GridSession;
  readonly actions: GridActions;
  /** Called when a drag of the selection can begin. */
  readonly onDragStart: (drag?: CellDrag) => void;
  /** Called with the pointer's position in pixels of the window. */
  readonly onMenu: (x: number, y: number) => void;
}

/** Returns the handlers of the pointer over the cells: select, edit, and open the menu. */
export function getPointerHandlers({ session, actions, onDragStart, onMenu }: PointerTargets) {
  return {
    onMouseDown: (event: MouseEvent): void => {
      const cell = findCellAt(event.target);
      if (event.button === 0 && isOnFillHandle(event.target)) {
        onDragStart(startFill(session, actions));
      } else if (cell && event.button === 0) {
        session.select(cell.index, cell.column, event.shiftKey);
        onDragStart();
      } else if (cell && event.button === 2 && !isSelected(event.target)) {
        session.select(cell.index, cell.column);
      }
    },
    onDblClick: (event: MouseEvent): void => {
      if (isOnFillHandle(event.target)) {
        fillToGroupEnd(session, actions);
      } else if (findCellAt(event.target) && !actions.toggleFold()) {
        session.beginEdit();
      }
    },
    onContextMenu: (event: MouseEvent): void => {
      if (findCellAt(event.target)) {
        event.preventDefault();
        onMenu(event.clientX, event.clientY);
      }
    },
  };
}

function isSelected(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.in-range, .selected') !== null;
}

/** Returns true if a pointer is on the handle at the corner of the selected cells. */
function isOnFillHandle(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.fill-handle') !== null;
}
