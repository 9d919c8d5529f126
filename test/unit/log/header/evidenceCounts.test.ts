import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EvidenceCounts } from '../../../../src/log/header/evidenceCounts';
import { runs } from '../../support/fuzzRuns';

function list(counts: EvidenceCounts): [number, number][] {
  const found: [number, number][] = [];
  counts.forEach((shown, rows) => found.push([shown, rows]));
  return found;
}

describe('The counts of what rows show', () => {
  it('haven’t changed if a row is replaced by one that shows the same', () => {
    const counts = new EvidenceCounts(4);
    counts.add(2, 1);
    counts.markDecided();
    counts.add(2, -1);
    assert.equal(counts.hasChanged, true);
    counts.add(2, 1);
    assert.equal(counts.hasChanged, false);
  });

  it('have changed exactly if a count differs from that of the last decision, after any rows', () => {
    const edit = fc.tuple(fc.nat(3), fc.constantFrom(1, -1), fc.boolean());
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const counts = new EvidenceCounts(4);
        let decided = list(counts);
        for (const [shown, by, isDecision] of edits) {
          // A row is removed only after it was added.
          if (by === 1 || list(counts).some(([known]) => known === shown)) {
            counts.add(shown, by);
          }
          if (isDecision) {
            counts.markDecided();
            decided = list(counts);
          }
          assert.equal(counts.hasChanged, JSON.stringify(list(counts)) !== JSON.stringify(decided));
        }
      }),
      runs(300),
    );
  });
});
