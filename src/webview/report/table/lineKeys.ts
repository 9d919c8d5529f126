import type { LineRange } from '../../shared/virtualLines';

/**
 * Returns the line that a key moves to, or undefined if it doesn't move.
 *
 * @param from the active line, or undefined if there is none; then arrow and page keys move to the first line in view
 */
export function getLineAfterKey(
  key: string,
  from: number | undefined,
  inView: LineRange,
  lineCount: number,
): number | undefined {
  if (lineCount === 0) {
    return undefined;
  }
  const last = lineCount - 1;
  const page = Math.max(1, inView.end - inView.start - 2);
  const by = (step: number): number =>
    from === undefined ? Math.min(inView.start, last) : Math.min(Math.max(0, from + step), last);
  switch (key) {
    case 'ArrowUp':
      return by(-1);
    case 'ArrowDown':
      return by(1);
    case 'PageUp':
      return by(-page);
    case 'PageDown':
      return by(page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
