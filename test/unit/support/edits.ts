import type { TextEdit } from '../../../src/log/csv/edits';

/** The text with the edit applied; its own line ends (LF, CRLF, CR, in any mixture) stay as they are. */
export function applyEdit(text: string, { range, text: replacement }: TextEdit): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
  const start = starts[range.start.line]! + range.start.column;
  const end = starts[range.end.line]! + range.end.column;
  return text.slice(0, start) + replacement + text.slice(end);
}
