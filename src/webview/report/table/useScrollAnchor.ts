import { useLayoutEffect, useRef } from 'preact/hooks';
import { getScrollTop, type LineRange, type VirtualList } from '../../shared/virtualLines';
import { findLineIndex, getLine, type PanelModel } from '../panelModel';
import type { Scroller } from './useScroller';

/** A line by its key, which stays when lines are added or removed, and by its index while the line isn't loaded. */
export interface LineRef {
  readonly key: string;
  readonly index: number;
}

/** Keeps the first line in view in place when lines are added or removed above it. */
export function useScrollAnchor(
  { window }: PanelModel,
  list: VirtualList,
  inView: LineRange,
  scroller: Scroller,
): void {
  const first = useRef<LineRef | undefined>(undefined);
  useLayoutEffect(() => {
    const before = first.current;
    const index = before === undefined ? undefined : findLineIndex(window, before.key);
    // At the very top, a person looks at the beginning of the report, not at a certain line.
    if (before && index !== undefined && index !== before.index && scroller.scrollTop > 0) {
      scroller.scrollTo(scroller.scrollTop + getScrollTop(list, index) - getScrollTop(list, before.index));
    }
  }, [window]);
  useLayoutEffect(() => {
    const key = getLine(window, inView.start)?.key;
    first.current = key === undefined ? undefined : { key, index: inView.start };
  });
}
