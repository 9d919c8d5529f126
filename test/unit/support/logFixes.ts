import { ProblemFixes } from '../../../src/billing/problemFixes';
import type { TextEdit } from '../../../src/log/csv/edits';
import { TextLines } from '../../../src/log/csv/lines';
import type { Fix } from '../../../src/log/fixes/fix';
import { applyEdit } from './edits';
import { billLines } from './billing';

/** Returns the text after edits that don't overlap. Line ends outside the edits don't change. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.column - a.range.start.column)
    .reduce(applyEdit, text);
}

/** Bills a log and returns its fixes. `of` returns the fixes of one problem, by its code and its line (from 0). */
export function findFixes(text: string): { fixes: ProblemFixes; of: (code: string, line: number) => Fix[] } {
  const lines = TextLines.of(text);
  const billed = billLines(lines);
  const log = billed.logs[0]!;
  const fixes = new ProblemFixes(billed, log, lines);
  return {
    fixes,
    of: (code, line) =>
      line === log.header.line ? fixes.findHeaderFixes(code) : fixes.findFixes(code, log.rowAtLine(line)!),
  };
}

/** Returns the title of each fix of a problem, and the text after that fix. An answer in the configuration doesn't change the text. */
export function applyFixes(text: string, code: string, line: number): { title: string; text: string }[] {
  return findFixes(text)
    .of(code, line)
    .map((fix) => ({ title: fix.title, text: applyEdits(text, fix.edits ?? []) }));
}
