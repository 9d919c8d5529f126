import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import { writeAnswers } from '../../../src/configuration/configurationText';
import { arbitraryLog } from '../support/arbitraryLogs';
import { findProblems } from '../support/billing';
import { applyEdits, findFixes } from '../support/logFixes';

describe('A quick fix in any log', () => {
  it('removes its problem, doesn’t cause an error, and doesn’t change any other line', () => {
    let made = 0;
    fc.assert(
      fc.property(arbitraryLog(12), (text) => {
        const { of } = findFixes(text);
        const problems = findProblems(text);
        for (const { code, range } of problems) {
          for (const fix of of(code, range.start.line)) {
            made++;
            if (fix.kind === 'answer') {
              assert.deepEqual(readConfiguration(writeAnswers('', [fix.answer])).problems, [], fix.title);
              continue;
            }
            const after = applyEdits(text, fix.edits);
            const errors = (all: typeof problems): number => all.filter(({ severity }) => severity === 'error').length;
            // Of three equal rows, one of them written differently, the two that are left can be the ones written differently.
            const kinds = code === 'CB104' || code === 'CB118' ? ['CB104', 'CB118'] : [code];
            const count = (all: typeof problems): number =>
              all.filter((problem) => kinds.includes(problem.code)).length;
            const left = findProblems(after);
            // A date for one period of care can separate it from another, which then has the same error on a different row.
            const isFixed =
              code === 'CB020'
                ? !left.some((one) => one.code === code && one.range.start.line === range.start.line)
                : count(left) < count(problems);
            assert.ok(isFixed, `${code}: ${fix.title}\n${text}\n=>\n${after}`);
            // A row that is now read can show that its patient doesn't have an initial assessment.
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
      { numRuns: 600 },
    );
    assert.ok(made > 100, `${made} fixes`);
  });
});
