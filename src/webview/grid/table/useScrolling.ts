import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  shiftScrollTop,
  getScrollTop,
  getScrollTopToReveal,
  getVisibleLines,
  type LineRange,
} from '../../shared/virtualLines';
import { getColumnEdges } from './columnWidths';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import { getMovingCell } from '../state/selection';
import type { StoredView } from '../state/storedView';
import type { Measures } from './useMeasures';
import type { TableGeometry } from './useTableGeometry';

interface Scrolled {
  readonly view: GridView;
  readonly session: GridSession;
  readonly storedView: StoredView;
  readonly measures: Measures | undefined;
  readonly geometry: TableGeometry;
}

interface Scrolling {
  readonly scrollTop: number;
  readonly visible: LineRange;
  readonly onScroll: () => void;
}

/** The scroll position: starts at the stored position, then follows the person and the selection. */
export function useScrolling(scroller: RefObject<HTMLElement | null>, scrolled: Scrolled): Scrolling {
  const { view, session, storedView, measures, geometry } = scrolled;
  const { list } = geometry;
  const [scrollTop, setScrollTop] = useState(0);
  const isPlaced = useRef(false);
  const shownReveals = useRef(view.revealCount);
  const onScroll = useCallback(() => setScrollTop(scroller.current?.scrollTop ?? 0), [scroller]);
  const visible = getVisibleLines(list, scrollTop);

  useLayoutEffect(() => {
    const area = scroller.current;
    if (area && measures && !isPlaced.current) {
      isPlaced.current = true;
      area.scrollTo(storedView.scrollLeft, getScrollTop(list, storedView.firstLine));
      onScroll();
    }
  }, [measures]);

  const generation = view.state?.generation;
  useLayoutEffect(() => {
    const area = scroller.current;
    if (area && view.shift !== 0) {
      area.scrollTop = shiftScrollTop(list, area.scrollTop, view.shift);
      onScroll();
    }
  }, [generation]);

  useLayoutEffect(() => {
    const area = scroller.current;
    if (!area || !measures || !view.selection || shownReveals.current === view.revealCount) {
      return;
    }
    shownReveals.current = view.revealCount;
    const { index, column } = getMovingCell(view.selection);
    area.scrollTop = getScrollTopToReveal(list, index, area.scrollTop);
    area.scrollLeft = getScrollLeftToShow(geometry, column, measures.width, area.scrollLeft);
    onScroll();
  }, [view.revealCount, measures]);

  useLayoutEffect(() => {
    if (measures && isPlaced.current) {
      // The element is at the stored position before the grid is drawn there.
      session.setVisibleLines(getVisibleLines(list, scroller.current?.scrollTop ?? 0));
    }
  }, [session, measures, visible.start, visible.end, list.lineCount]);
  return { scrollTop, visible, onScroll };
}

/** Returns the scroll position nearest to the current one at which a column is in view. Frozen columns always are. */
function getScrollLeftToShow(
  { layout: { shown, widths, frozen }, lineColumn }: TableGeometry,
  column: number,
  viewWidth: number,
  scrollLeft: number,
): number {
  const place = shown.indexOf(column);
  const frozenRight = getColumnEdges(lineColumn, widths, frozen).left;
  if (place < frozen || viewWidth <= frozenRight) {
    return scrollLeft;
  }
  const { left, right } = getColumnEdges(lineColumn, widths, place);
  const most = left - frozenRight;
  return Math.max(Math.min(right - viewWidth, most), Math.min(scrollLeft, most));
}
