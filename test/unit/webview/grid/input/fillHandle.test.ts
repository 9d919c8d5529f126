import assert from 'node:assert/strict';
import { fillToGroupEnd, getFillColumn, startFill } from '../../../../../src/webview/grid/input/fillHandle';
import type { GridAction } from '../../../../../src/webview/grid/input/keyboard';
import { GridSession } from '../../../../../src/webview/grid/state/gridSession';
import { getSelectedBlock } from '../../../../../src/webview/grid/state/selection';
import { unpackView } from '../../../../../src/webview/grid/state/storedView';
import { lineList, linesOf, stateOf } from '../lines';

/** Opens a grid with a band, two entries, a band, and an entry. */
function openGrid() {
  const done: GridAction[] = [];
  const session = new GridSession(
    () => undefined,
    unpackView(undefined),
    () => undefined,
  );
  session.shownColumns = [0, 1, 2];
  session.receive({ type: 'state', state: stateOf(1, 5), window: linesOf(1, 0, lineList('a', 1, 2, 'b', 3)) });
  const rows = (): number[] => {
    const { from, to } = getSelectedBlock(session.view.selection!, session.shownColumns);
    return [from, to];
  };
  return { session, actions: { do: (action: GridAction) => done.push(action) }, done, rows };
}

describe('the handle that fills cells', () => {
  it('is on the right cell of one row, and not on whole lines or several rows', () => {
    const { session } = openGrid();
    session.select(1, 0);
    session.select(1, 1, true);
    assert.equal(getFillColumn(session.view.selection, session.shownColumns, 1), 1);
    session.select(2, 1, true);
    assert.equal(getFillColumn(session.view.selection, session.shownColumns, 1), undefined);
    session.select(1, -1);
    assert.equal(getFillColumn(session.view.selection, session.shownColumns, 1), undefined);
  });

  it('fills the rows that a drag reaches when it is released', () => {
    const { session, actions, done, rows } = openGrid();
    session.select(1, 2);
    const drag = startFill(session, actions);
    drag.extend(2, 0);
    assert.deepEqual(done, []);
    drag.end();
    assert.deepEqual([done, rows()], [['fillDown'], [1, 2]]);
  });

  it('changes nothing without a drag, or with a drag upward', () => {
    const { session, actions, done } = openGrid();
    session.select(2, 2);
    startFill(session, actions).end();
    const drag = startFill(session, actions);
    drag.extend(1, 2);
    drag.end();
    assert.deepEqual(done, []);
  });

  it('fills to the end of the group with a double-click', () => {
    const { session, actions, done, rows } = openGrid();
    session.select(1, 2);
    fillToGroupEnd(session, actions);
    assert.deepEqual([done, rows()], [['fillDown'], [1, 2]]);
    session.select(4, 2);
    fillToGroupEnd(session, actions);
    assert.deepEqual(done, ['fillDown']);
  });
});
