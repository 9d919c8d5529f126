import assert from 'node:assert/strict';
import type { GridLine } from '../../../../../src/protocol/gridMessages';
import { LineWindow, getLineShift } from '../../../../../src/webview/grid/state/lineWindow';
import { lineList, linesOf } from '../lines';

describe('The loaded lines', () => {
  const first = LineWindow.NONE.plus(linesOf(1, 0, lineList('a', 1, 2)));

  it('are found by index and by id', () => {
    assert.equal(first.at(1)?.kind, 'entry');
    assert.equal(first.indexOf('row:2'), 2);
    assert.equal(first.indexOf('band:a'), 0);
    assert.equal(first.at(3), undefined);
  });

  it('increase with more lines of the same generation', () => {
    const more = first.plus(linesOf(1, 3, lineList('b', 3)));
    assert.ok(more.has({ start: 0, end: 5 }));
    assert.ok(!more.has({ start: 0, end: 6 }));
  });

  it('are dropped when a new generation arrives', () => {
    const next = first.plus(linesOf(2, 10, lineList(7)));
    assert.equal(next.at(1), undefined);
    assert.equal(next.indexOf('row:7'), 10);
  });

  it('do not include lines of an earlier generation', () => {
    assert.equal(first.plus(linesOf(0, 0, lineList(9))), first);
  });

  it('stay the same objects if they are equal, even at another index', () => {
    const [one] = lineList(1);
    const window = first.reuseEqualLines(linesOf(2, 0, [one!, ...lineList('a', 2, 3)]));
    const [moved, band, edited, added] = window.lines;
    assert.equal(moved, first.at(1));
    assert.equal(band, first.at(0));
    assert.equal(edited, first.at(2));
    assert.deepEqual(added, lineList(3)[0]);
    const [other] = first.reuseEqualLines(linesOf(2, 0, [{ ...one!, line: 99 } as GridLine])).lines;
    assert.notEqual(other, first.at(1));
  });

  it('are dropped when they are far from the latest lines', () => {
    const far = first.plus(linesOf(1, 50_000, lineList(9)));
    assert.equal(far.at(1), undefined);
    assert.equal(far.indexOf('row:9'), 50_000);
  });
});

describe('The shift of the lines in view', () => {
  const before = LineWindow.NONE.plus(linesOf(1, 0, lineList('a', 1, 2, 3, 4)));
  const shiftTo = (...names: (number | string)[]): number =>
    getLineShift(before, LineWindow.NONE.plus(linesOf(2, 0, lineList(...names))), { start: 1, end: 5 });

  it('is 0 if no line was added or removed above them', () => {
    assert.equal(shiftTo('a', 1, 2, 3, 4), 0);
    assert.equal(shiftTo('a', 1, 2, 9, 3, 4), 0);
  });

  it('is the number of rows that were added or removed above them', () => {
    assert.equal(shiftTo('a', 8, 9, 1, 2, 3, 4), 2);
    assert.equal(shiftTo(1, 2, 3, 4), -1);
  });

  it('does not follow a single row that moved', () => {
    assert.equal(shiftTo('a', 2, 3, 4, 1), -1);
    assert.equal(shiftTo('a', 4, 1, 2, 3), 1);
  });

  it('is 0 if the lines in view were removed', () => {
    assert.equal(shiftTo('x', 20, 21), 0);
  });
});
