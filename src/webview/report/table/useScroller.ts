import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { RememberedView } from '../rememberedView';

export interface Scroller {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly scrollTop: number;
  /** Height of the view in pixels, without the head. */
  readonly viewHeight: number;
  readonly onScroll: () => void;
  readonly scrollTo: (top: number) => void;
}

/** The scroll position and the height of the table. It starts at the stored position. */
export function useScroller(remembered: RememberedView, onRemember: (part: Partial<RememberedView>) => void): Scroller {
  const element = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [viewHeight, setViewHeight] = useState(0);

  useLayoutEffect(() => {
    const table = element.current;
    if (!table) {
      return;
    }
    const measure = (): void => {
      const head = table.querySelector('.head');
      setViewHeight(Math.max(0, table.clientHeight - (head?.clientHeight ?? 0)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(table);
    measure();
    table.scrollTo(remembered.scrollLeft, remembered.scrollTop);
    setScrollTop(table.scrollTop);
    return () => observer.disconnect();
  }, []);

  return {
    element,
    scrollTop,
    viewHeight,
    onScroll: () => {
      const table = element.current;
      if (table) {
        setScrollTop(table.scrollTop);
        onRemember({ scrollTop: table.scrollTop, scrollLeft: table.scrollLeft });
      }
    },
    scrollTo: (top) => {
      const table = element.current;
      if (table && table.scrollTop !== top) {
        table.scrollTop = top;
        setScrollTop(table.scrollTop);
      }
    },
  };
}
