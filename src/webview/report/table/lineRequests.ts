import { widenRange, type LineRange } from '../../shared/virtualLines';

/** Asked for beyond the lines in view, on either side: a turn of the wheel finds its lines already there. */
const REQUESTED_BEYOND = 150;
/** Fewer than these left on either side, and the next window is asked for. */
const MIN_BEYOND = 50;
const MAX_REQUESTED = 1000;

/** The window to ask for, or undefined while the one asked for last has enough around the lines in view. */
export function getLinesToRequest(
  inView: LineRange,
  lineCount: number,
  asked: LineRange | undefined,
): LineRange | undefined {
  const needed = widenRange(inView, MIN_BEYOND, lineCount);
  if (needed.start >= needed.end || (asked && asked.start <= needed.start && asked.end >= needed.end)) {
    return undefined;
  }
  // The end is not cut at the number of lines: the host remembers the window, and the report may grow into it.
  const start = Math.max(0, inView.start - REQUESTED_BEYOND);
  return { start, end: Math.min(inView.end + REQUESTED_BEYOND, start + MAX_REQUESTED) };
}
