import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arbitraryLog } from '../support/arbitraryLogs';
import { findProblems } from '../support/billing';
import { applyEdits, findFixes } from '../support/logFixes';

describe('A quick fix of any log', () => {
  it('takes its problem away, brings no error, and leaves every other line as it was', () => {
    let made = 0;
    fc.assert(
      fc.property(arbitraryLog(12), (text) => {
        const { of } = findFixes(text);
        const problems = findProblems(text);
        for (const { code, range } of problems) {
          for (const fix of of(code, range.start.line)) {
            made++;
            const after = applyEdits(text, fix.edits);
            const errors = (all: typeof problems): number => all.filter(({ severity }) => severity === 'error').length;
            const count = (all: typeof problems): number => all.filter((problem) => problem.code === code).length;
            const left = findProblems(after);
            // A date for one stretch of care may part it from another, which then shows on a row of its own that it has none.
            const isGone =
              code === 'CB020'
                ? !left.some((one) => one.code === code && one.range.start.line === range.start.line)
                : count(left) < count(problems);
            assert.ok(isGone, `${code}: ${fix.title}\n${text}\n=>\n${after}`);
            // A row that is read now may be the one that shows what its patient lacks.
            const unplaced = (all: typeof problems): typeof problems =>
              all.filter((one) => !one.code.startsWith('CB02'));
            assert.ok(errors(unplaced(left)) <= errors(unplaced(problems)), `${code}\n${text}\n=>\n${after}`);
            const first = Math.min(...fix.edits.map((edit) => edit.range.start.line));
            const last = Math.max(...fix.edits.map((edit) => edit.range.end.line));
            const lines = text.split('\n');
            assert.ok(after.startsWith(lines.slice(0, first).join('\n')));
            assert.ok(after.endsWith(lines.slice(last + 1).join('\n')));
          }
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(made > 100, `${made} fixes`);
  });
});
