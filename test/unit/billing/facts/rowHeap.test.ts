import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RowHeap } from '../../../../src/billing/facts/rowHeap';
import type { RowId } from '../../../../src/log/rows/rowId';

describe('A heap of rows', () => {
  it('always has the topmost row first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 40 }))), (steps) => {
        const heap = new RowHeap((a, b) => a - b);
        const rows = new Set<number>();
        for (const [adds, row] of steps) {
          if (adds) {
            heap.add(row as RowId);
            rows.add(row);
          } else if (rows.delete(row)) {
            heap.delete(row as RowId);
          }
          assert.equal(heap.topmost, rows.size === 0 ? undefined : Math.min(...rows));
          assert.equal(heap.size, rows.size);
        }
      }),
    );
  });
});
