import type { LineRange } from '../../shared/virtualLines';

/**
 * The line a key moves to, or undefined when it moves nowhere.
 *
 * @param from the active line, or undefined when there is none yet: then the first line in view becomes active
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
