/**
 * Which lines of a long list are in view, when all have one height. (A virtualizer library measures and remembers every line;
 * with one height a division does it, for any number of lines.)
 */
export interface VirtualList {
  readonly lineCount: number;
  /** Height of a line in pixels, more than 0. */
  readonly lineHeight: number;
  /** Height in pixels in which lines can be seen. */
  readonly viewHeight: number;
}

/** The lines from `start` up to, but not including, `end`. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Browsers cut elements off at some 33 million device pixels. Beyond this height scrolling is a little faster than the
 * pointer instead, so that the last line can be reached on any screen.
 */
export const MAX_HEIGHT = 8_000_000;

/** Height of the element that holds the lines. */
export function getContentHeight({ lineCount, lineHeight }: VirtualList): number {
  return Math.min(lineCount * lineHeight, MAX_HEIGHT);
}

/** How many pixels of lines pass for one pixel of scrolling; 1 unless the list is enormous. */
function getScrollRatio(list: VirtualList): number {
  const all = list.lineCount * list.lineHeight;
  const scrollable = getContentHeight(list) - list.viewHeight;
  return scrollable <= 0 || all <= MAX_HEIGHT ? 1 : (all - list.viewHeight) / scrollable;
}

/** The lines that can be seen, those cut by an edge included. */
export function getVisibleLines(list: VirtualList, scrollTop: number): LineRange {
  const top = Math.max(0, scrollTop) * getScrollRatio(list);
  const start = Math.min(Math.floor(top / list.lineHeight), list.lineCount);
  const end = Math.min(Math.ceil((top + list.viewHeight) / list.lineHeight), list.lineCount);
  return { start, end: Math.max(start, end) };
}

/** The range with some lines more on either side, within the list. */
export function widenRange({ start, end }: LineRange, by: number, lineCount: number): LineRange {
  return { start: Math.max(0, start - by), end: Math.min(lineCount, end + by) };
}

/** Where a line stands in the element that holds the lines, in pixels from its top. */
export function getLineTop(list: VirtualList, line: number, scrollTop: number): number {
  return line * list.lineHeight + scrollTop - scrollTop * getScrollRatio(list);
}

/** The scroll position at which the line is the first in view. */
export function getScrollTop(list: VirtualList, line: number): number {
  const most = Math.max(0, getContentHeight(list) - list.viewHeight);
  return Math.max(0, Math.min((line * list.lineHeight) / getScrollRatio(list), most));
}

/** The scroll position nearest to the present one at which the whole line is in view. */
export function getScrollTopToShow(list: VirtualList, line: number, scrollTop: number): number {
  const ratio = getScrollRatio(list);
  const top = line * list.lineHeight;
  if (top < scrollTop * ratio) {
    return getScrollTop(list, line);
  }
  const bottom = top + list.lineHeight - list.viewHeight;
  return bottom > scrollTop * ratio ? bottom / ratio : scrollTop;
}

/** The scroll position that keeps the view on the same lines after this many have come (or gone, if negative) above it. */
export function shiftScrollTop(list: VirtualList, scrollTop: number, lines: number): number {
  return scrollTop + (lines * list.lineHeight) / getScrollRatio(list);
}

/** The scroll position at which the line is in view: the nearest for one close by, else with the line in the middle. */
export function getScrollTopToReveal(list: VirtualList, line: number, scrollTop: number): number {
  const nearest = getScrollTopToShow(list, line, scrollTop);
  const half = (list.viewHeight - list.lineHeight) / 2 / list.lineHeight;
  return Math.abs(nearest - scrollTop) > list.viewHeight ? getScrollTop(list, Math.max(0, line - half)) : nearest;
}
