/**
 * A long list of lines with the same height, of which only those in view are drawn. (Virtualizer libraries measure and store
 * every line. With one height, a division is enough, for any number of lines.)
 */
export interface VirtualList {
  readonly lineCount: number;
  /** Height of a line in pixels, more than 0. */
  readonly lineHeight: number;
  /** Height of the view in pixels. */
  readonly viewHeight: number;
}

/** The lines from `start` to `end`, without `end`. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Browsers limit the height of elements to about 33 million device pixels. For lists beyond this height, scrolling is a little
 * faster than the pointer, so that the last line can be reached on any screen.
 */
export const MAX_HEIGHT = 8_000_000;

/** Returns the height in pixels of the element that contains the lines. */
export function getContentHeight({ lineCount, lineHeight }: VirtualList): number {
  return Math.min(lineCount * lineHeight, MAX_HEIGHT);
}

/** Returns how many pixels the lines move for each pixel of scrolling: 1, unless the list is very long. */
function getScrollRatio(list: VirtualList): number {
  const all = list.lineCount * list.lineHeight;
  const scrollable = getContentHeight(list) - list.viewHeight;
  return scrollable <= 0 || all <= MAX_HEIGHT ? 1 : (all - list.viewHeight) / scrollable;
}

/** Returns the lines in view, including those that are partly visible. */
export function getVisibleLines(list: VirtualList, scrollTop: number): LineRange {
  const top = Math.max(0, scrollTop) * getScrollRatio(list);
  const start = Math.min(Math.floor(top / list.lineHeight), list.lineCount);
  const end = Math.min(Math.ceil((top + list.viewHeight) / list.lineHeight), list.lineCount);
  return { start, end: Math.max(start, end) };
}

/** Returns the range with more lines on both sides, within the list. */
export function widenRange({ start, end }: LineRange, by: number, lineCount: number): LineRange {
  return { start: Math.max(0, start - by), end: Math.min(lineCount, end + by) };
}

/** Returns the position of a line in the element that contains the lines, in pixels from its top. */
export function getLineTop(list: VirtualList, line: number, scrollTop: number): number {
  return line * list.lineHeight + scrollTop - scrollTop * getScrollRatio(list);
}

/** Returns the scroll position at which a line is the first in view. */
export function getScrollTop(list: VirtualList, line: number): number {
  const most = Math.max(0, getContentHeight(list) - list.viewHeight);
  return Math.max(0, Math.min((line * list.lineHeight) / getScrollRatio(list), most));
}

/** Returns the scroll position nearest to the current one at which a whole line is in view. */
export function getScrollTopToShow(list: VirtualList, line: number, scrollTop: number): number {
  const ratio = getScrollRatio(list);
  const top = line * list.lineHeight;
  if (top < scrollTop * ratio) {
    return getScrollTop(list, line);
  }
  const bottom = top + list.lineHeight - list.viewHeight;
  return bottom > scrollTop * ratio ? bottom / ratio : scrollTop;
}

/** Returns the scroll position that keeps the same lines in view after lines were added (or, if negative, removed) above it. */
export function shiftScrollTop(list: VirtualList, scrollTop: number, lines: number): number {
  return scrollTop + (lines * list.lineHeight) / getScrollRatio(list);
}

/** Returns the scroll position that shows a line: the nearest position for a line close by, or else with the line in the middle. */
export function getScrollTopToReveal(list: VirtualList, line: number, scrollTop: number): number {
  const nearest = getScrollTopToShow(list, line, scrollTop);
  const half = (list.viewHeight - list.lineHeight) / 2 / list.lineHeight;
  return Math.abs(nearest - scrollTop) > list.viewHeight ? getScrollTop(list, Math.max(0, line - half)) : nearest;
}
