import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CellDrag } from './fillHandle';
import type { GridSession } from '../state/gridSession';

const STEP_MILLISECONDS = 60;

/** Returns the cell of an event's target, or undefined if it isn't in a cell. */
export function findCellAt(target: EventTarget | null): { index: number; column: number } | undefined {
  const element = target instanceof Element ? target : undefined;
  const row = element?.closest<HTMLElement>('[data-index]');
  if (!row) {
    return undefined;
  }
  const cell = element?.closest<HTMLElement>('[data-column]');
  return { index: Number(row.dataset['index']), column: cell ? Number(cell.dataset['column']) : 0 };
}

/**
 * Selects or fills cells by dragging over them. Beyond an edge, the grid scrolls.
 *
 * @returns the function to call when the mouse button is pressed. Without a drag, it selects
 */
export function useDragSelection(
  session: GridSession,
  scroller: RefObject<HTMLElement | null>,
): (drag?: CellDrag) => void {
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  return (drag) => {
    stop.current();
    let timer: ReturnType<typeof setInterval> | undefined;
    let last = '';
    const onMove = (event: PointerEvent): void => {
      const area = scroller.current?.getBoundingClientRect();
      const place = findCellAt(document.elementFromPoint(event.clientX, event.clientY));
      const name = place ? `${place.index}:${place.column}` : '';
      clearInterval(timer);
      if (place && name !== last) {
        // The first cell is already selected.
        if (last !== '') {
          if (drag) {
            drag.extend(place.index, place.column);
          } else {
            session.select(place.index, place.column, true);
          }
        }
        last = name;
      } else if (area && (event.clientY > area.bottom || event.clientY < area.top)) {
        const motion = event.clientY > area.bottom ? 'down' : 'up';
        timer = setInterval(() => session.move(motion, 1, true), STEP_MILLISECONDS);
      }
    };
    const end = (): void => {
      clearInterval(timer);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('blur', end);
    };
    const release = (): void => {
      end();
      drag?.end();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', end);
    window.addEventListener('blur', end);
    stop.current = end;
  };
}
