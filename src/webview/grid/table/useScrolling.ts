import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  shiftScrollTop,
  getScrollTop,
  getScrollTopToReveal,
  getVisibleLines,
  type LineRange,
  type VirtualList,
} from '../../shared/virtualLines';
import type { ColumnLayout } from './columnLayout';
import { getColumnEdges } from './columnWidths';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import type { StoredView } from '../state/storedView';
import type { Measures } from './useMeasures';

interface Scrolled {
  readonly view: GridView;
  readonly session: GridSession;
  readonly kept: StoredView;
  readonly list: VirtualList;
  readonly measures: Measures | undefined;
  readonly lineColumn: number;
  readonly layout: ColumnLayout;
}

interface Scrolling {
  readonly scrollTop: number;
  readonly visible: LineRange;
  readonly onScroll: () => void;
}

/** Where the grid is scrolled to: where it was left, then where the person scrolls and the selection leads. */
export function useScrolling(scroller: RefObject<HTMLElement | null>, scrolled: Scrolled): Scrolling {
  const { view, session, kept, list, measures, lineColumn, layout } = scrolled;
  const [scrollTop, setScrollTop] = useState(0);
  const isPlaced = useRef(false);
  const shownReveals = useRef(view.revealCount);
  const onScroll = useCallback(() => setScrollTop(scroller.current?.scrollTop ?? 0), [scroller]);
  const visible = getVisibleLines(list, scrollTop);

  useLayoutEffect(() => {
    const area = scroller.current;
    if (area && measures && !isPlaced.current) {
      isPlaced.current = true;
      area.scrollTo(kept.scrollLeft, getScrollTop(list, kept.firstLine));
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
    const { index, column } = view.selection;
    area.scrollTop = getScrollTopToReveal(list, index, area.scrollTop);
    const left = scrollLeftToShow(layout, layout.shown.indexOf(column), lineColumn, measures.width, area.scrollLeft);
    area.scrollLeft = left;
    onScroll();
  }, [view.revealCount, measures]);

  useLayoutEffect(() => {
    if (measures && isPlaced.current) {
      // Where the grid was left is known to the element before it is drawn there.
      session.setVisibleLines(getVisibleLines(list, scroller.current?.scrollTop ?? 0));
    }
  }, [session, measures, visible.start, visible.end, list.lineCount]);
  return { scrollTop, visible, onScroll };
}

/** The scroll position nearest to the present one at which a column is in view; frozen ones always are. */
function scrollLeftToShow(
  { widths, frozen }: ColumnLayout,
  place: number,
  lineColumn: number,
  viewWidth: number,
  scrollLeft: number,
): number {
  const still = getColumnEdges(lineColumn, widths, frozen).left;
  if (place < frozen || viewWidth <= still) {
    return scrollLeft;
  }
  const { left, right } = getColumnEdges(lineColumn, widths, place);
  const most = left - still;
  return Math.max(Math.min(right - viewWidth, most), Math.min(scrollLeft, most));
}
