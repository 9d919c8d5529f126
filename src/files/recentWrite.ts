/** How long a reader waits before it looks at a file again, in milliseconds. */
export const SETTLE_MS = 50;
/** A file that was written to within this time and doesn't end with a line may still be being written. */
const RECENT_MS = 300;
const LINE_FEED = 0x0a;

/**
 * Returns whether a file was written to so recently that a program may still be writing it, or that more of it may follow.
 *
 * @param modified when the file was last written to, in milliseconds since 1970
 * @param now in milliseconds since 1970
 */
export function isRecentWrite(modified: number, now: number): boolean {
  return Math.abs(now - modified) <= RECENT_MS;
}

/** Returns whether a file ends with a line, as a log does that is written whole. An empty file, just emptied by a writer, doesn't. */
export function endsWithLine(lastByte: number | undefined): boolean {
  return lastByte === LINE_FEED;
}
