import type { TextEdit } from '../../../src/log/csv/edits';

/** Returns the text after an edit. Line ends outside the edit (LF, CRLF, or CR, even mixed) don't change. */
export function applyEdit(text: string, { range, text: replacement }: TextEdit): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
  const start = starts[range.start.line]! + range.start.column;
  const end = starts[range.end.line]! + range.end.column;
  return text.slice(0, start) + replacement + text.slice(end);
}
