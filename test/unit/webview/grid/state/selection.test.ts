import assert from 'node:assert/strict';
import { LineWindow } from '../../../../../src/webview/grid/state/lineWindow';
import {
  getSelectedBlock,
  extendSelection,
  moveSelection,
  relocateSelection,
  getMovingCell,
  selectCell,
  startTyping,
  type Motion,
  type GridExtent,
} from '../../../../../src/webview/grid/state/selection';
import { lineList, linesOf } from '../lines';

const lines = LineWindow.NONE.plus(linesOf(1, 0, lineList('a', 1, 2, 'b', 3)));
const terrain: GridExtent = { lines, lineCount: 5, columns: [0, 1, 2], pageLines: 3 };

function from(index: number, column: number) {
  return (motion: Motion): [number, number] => {
    const to = moveSelection(selectCell(index, column, lines), motion, terrain);
    return [to.index, to.column];
  };
}

describe('A motion of the selection', () => {
  it('moves cell by cell, also to bands', () => {
    const move = from(2, 1);
    assert.deepEqual(move('up'), [1, 1]);
    assert.deepEqual(move('down'), [3, 1]);
    assert.deepEqual(move('left'), [2, 0]);
    assert.deepEqual(move('right'), [2, 2]);
  });

  it('stops at the edges; to the left of the first cell is the whole row', () => {
    assert.deepEqual(from(1, 0)('left'), [1, -1]);
    assert.deepEqual(from(1, -1)('left'), [1, -1]);
    assert.deepEqual(from(1, 2)('right'), [1, 2]);
    assert.deepEqual(from(0, 1)('up'), [0, 1]);
    assert.deepEqual(from(4, 1)('down'), [4, 1]);
  });

  it('moves by pages that overlap by one line, and to the ends', () => {
    assert.deepEqual(from(0, 1)('pageDown'), [2, 1]);
    assert.deepEqual(from(4, 1)('pageUp'), [2, 1]);
    assert.deepEqual(from(2, 1)('rowStart'), [2, 0]);
    assert.deepEqual(from(2, 1)('rowEnd'), [2, 2]);
    assert.deepEqual(from(2, 1)('gridStart'), [0, 0]);
    assert.deepEqual(from(2, 1)('gridEnd'), [4, 2]);
  });

  it('moves to the next entry with Tab and Enter, past bands', () => {
    assert.deepEqual(from(2, 2)('nextCell'), [4, 0]);
    assert.deepEqual(from(4, 0)('previousCell'), [2, 2]);
    assert.deepEqual(from(2, 1)('nextEntry'), [4, 1]);
    assert.deepEqual(from(4, 1)('previousEntry'), [2, 1]);
    assert.deepEqual(from(3, 1)('nextCell'), [4, 0]);
  });

  it('keeps the selection if there is no next entry', () => {
    const last = selectCell(4, 2, lines);
    assert.equal(moveSelection(last, 'nextCell', terrain), last);
    const first = selectCell(1, 0, lines);
    assert.equal(moveSelection(first, 'previousCell', terrain), first);
  });
});

describe('A range', () => {
  it('extends from the first selected cell in each direction', () => {
    const first = selectCell(2, 1, lines);
    const down = extendSelection(first, selectCell(4, 2, lines));
    assert.deepEqual(getSelectedBlock(down, [0, 1, 2]), { from: 2, to: 4, columns: [1, 2], isRows: false });
    const up = extendSelection(down, selectCell(1, 0, lines));
    assert.deepEqual(getSelectedBlock(up, [0, 1, 2]), { from: 1, to: 2, columns: [0, 1], isRows: false });
  });

  it('is whole rows if it starts and ends at line numbers', () => {
    const rows = extendSelection(selectCell(1, -1, lines), selectCell(2, -1, lines));
    assert.deepEqual(getSelectedBlock(rows, [0, 2]), { from: 1, to: 2, columns: [0, 2], isRows: true });
  });

  it('does not include hidden columns, and motions skip them', () => {
    const hidden: GridExtent = { ...terrain, columns: [0, 2] };
    assert.equal(moveSelection(selectCell(1, 0, lines), 'right', hidden).column, 2);
    assert.equal(moveSelection(selectCell(1, 2, lines), 'left', hidden).column, 0);
    const range = extendSelection(selectCell(1, 0, lines), selectCell(1, 2, lines));
    assert.deepEqual(getSelectedBlock(range, [0, 2]).columns, [0, 2]);
  });

  it('is traversed with Tab and Enter from its first cell, as in Excel, without bands', () => {
    let range = extendSelection(selectCell(1, 0, lines), selectCell(4, 1, lines));
    const path = (motion: Motion, steps: number): string =>
      Array.from({ length: steps }, () => {
        range = moveSelection(range, motion, terrain);
        return `${range.index},${range.column}`;
      }).join(' ');
    assert.equal(path('nextCell', 7), '1,1 2,0 2,1 4,0 4,1 1,0 1,1');
    assert.deepEqual(getSelectedBlock(range, [0, 1, 2]), { from: 1, to: 4, columns: [0, 1], isRows: false });
    assert.equal(path('previousCell', 3), '1,0 4,1 4,0');
    assert.equal(path('nextEntry', 4), '1,1 2,1 4,1 1,0');
    assert.equal(path('previousEntry', 1), '4,1');
    const there = LineWindow.NONE.plus(linesOf(2, 0, lineList('z', 9, 'a', 1, 2, 'b', 3)));
    const later = relocateSelection(range, there, 7);
    assert.deepEqual(getSelectedBlock(later, [0, 1, 2]), { from: 3, to: 6, columns: [0, 1], isRows: false });
    assert.equal(later.index, 6);
    assert.equal(moveSelection(range, 'down', terrain).within, undefined);
  });

  it('has the cell where it began as its selected cell, and extends from the cell where it ends', () => {
    const range = extendSelection(selectCell(4, 1, lines), selectCell(2, 1, lines));
    assert.deepEqual([range.index, range.column], [4, 1]);
    assert.equal(getMovingCell(range).index, 2);
    assert.equal(getMovingCell(selectCell(3, 1, lines)).index, 3);
  });

  it('stays selected while a person types in one of its cells', () => {
    const range = startTyping(extendSelection(selectCell(1, 0, lines), selectCell(2, 1, lines)));
    assert.deepEqual(getSelectedBlock(range, [0, 1, 2]), { from: 1, to: 2, columns: [0, 1], isRows: false });
    assert.deepEqual([range.index, range.column, range.end], [1, 0, undefined]);
    assert.deepEqual(startTyping(selectCell(1, 0, lines)), selectCell(1, 0, lines));
  });

  it('becomes one cell with the next motion', () => {
    const range = extendSelection(selectCell(1, 0, lines), selectCell(2, 1, lines));
    const next = moveSelection(range, 'right', terrain);
    assert.deepEqual([next.index, next.column, next.end], [1, 1, undefined]);
  });
});

describe('The selection after a change of the log', () => {
  const selected = selectCell(2, 1, lines);
  const after = (...names: (number | string)[]) => LineWindow.NONE.plus(linesOf(2, 0, lineList(...names)));

  it('stays on its row if rows are added above', () => {
    assert.deepEqual(relocateSelection(selected, after('a', 9, 1, 2, 'b', 3), 6), { index: 3, id: 'row:2', column: 1 });
  });

  it('moves to the row that took the place of a deleted row', () => {
    assert.deepEqual(relocateSelection(selected, after('a', 1, 5, 'b', 3), 5), { index: 2, id: 'row:5', column: 1 });
  });

  it('moves to the row above if the last row of a patient-month was deleted', () => {
    assert.deepEqual(relocateSelection(selected, after('a', 1, 'b', 3), 4), { index: 1, id: 'row:1', column: 1 });
  });

  it('moves to the last line if the end of the log was deleted', () => {
    assert.deepEqual(relocateSelection(selected, after('a', 1), 2), { index: 1, id: 'row:1', column: 1 });
  });

  it('keeps its index while the lines around it are not loaded', () => {
    const none = LineWindow.NONE.plus(linesOf(2, 0, []));
    assert.equal(relocateSelection(selected, none, 5), selected);
  });

  it('gets the id of its line when the line is loaded', () => {
    const unknown = { index: 2, id: undefined, column: 1 };
    assert.deepEqual(relocateSelection(unknown, lines, 5), selected);
  });
});
