import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Sizes in pixels that depend on the theme and the window. */
export interface Measures {
  readonly rowHeight: number;
  /** Width of the scroll area, with the header but without the scroll bars. */
  readonly width: number;
  readonly height: number;
  /** The font of the column names, which are the widest texts, as in CSS. */
  readonly font: string;
}

/** Measures the scroll area, and a ruler with the height of a row, whenever the window size or the font changes. */
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
        const { fontSize, fontFamily } = getComputedStyle(area);
        const font = `600 ${fontSize} ${fontFamily}`;
        setMeasures({ rowHeight, width: area.clientWidth, height: area.clientHeight, font });
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
