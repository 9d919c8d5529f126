import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Sizes that the theme and the window decide. */
export interface Measures {
  readonly rowHeight: number;
  /** Of the scroll area, its header included, its scroll bars not. */
  readonly width: number;
  readonly height: number;
}

/** Measures the scroll area, and a ruler as high as a row, whenever they change: the window's size, the person's font. */
export function useMeasures(
  scroller: RefObject<HTMLElement | null>,
  ruler: RefObject<HTMLElement | null>,
): Measures | undefined {
  const [measures, setMeasures] = useState<Measures>();
  useLayoutEffect(() => {
    const area = scroller.current;
    const row = ruler.current;
    if (!area || !row) {
      return undefined;
    }
    const measure = (): void => {
      const rowHeight = row.offsetHeight;
      if (rowHeight > 0 && area.clientHeight > 0) {
        setMeasures({ rowHeight, width: area.clientWidth, height: area.clientHeight });
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    observer.observe(row);
    return () => observer.disconnect();
  }, [scroller, ruler]);
  return measures;
}
