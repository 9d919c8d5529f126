import { widenRange, type LineRange } from '../../shared/virtualLines';

/** How many lines are requested on both sides of those in view, so that scrolling usually needs no request. */
const REQUESTED_BEYOND = 150;
/** The next window is requested when fewer lines are left on one side. */
const MIN_BEYOND = 50;
const MAX_REQUESTED = 1000;

/** Returns the window to request, or undefined if the last requested window has enough lines around those in view. */
export function getLinesToRequest(
  inView: LineRange,
  lineCount: number,
  asked: LineRange | undefined,
): LineRange | undefined {
  const needed = widenRange(inView, MIN_BEYOND, lineCount);
  if (needed.start >= needed.end || (asked && asked.start <= needed.start && asked.end >= needed.end)) {
    return undefined;
  }
  // The window can end after the last line. The host remembers it, so that it also sends lines that are added there.
  const start = Math.max(0, inView.start - REQUESTED_BEYOND);
  return { start, end: Math.min(inView.end + REQUESTED_BEYOND, start + MAX_REQUESTED) };
}
