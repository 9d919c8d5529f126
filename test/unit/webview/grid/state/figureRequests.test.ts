import assert from 'node:assert/strict';
import type { GridToHost } from '../../../../../src/protocol/gridMessages';
import { FigureRequests } from '../../../../../src/webview/grid/state/figureRequests';
import { EMPTY_VIEW, type GridView } from '../../../../../src/webview/grid/state/gridView';
import { stateOf } from '../lines';

const FIGURES = { count: 2, numbers: undefined };

/** Returns a view with the cells of column 2 selected, from line 0 to this one. */
function select(to: number, generation = 1): GridView {
  const end = to === 0 ? {} : { end: { index: to, id: undefined, column: 2 } };
  return { ...EMPTY_VIEW, state: stateOf(generation, 10), selection: { index: 0, id: undefined, column: 2, ...end } };
}

describe('requests for the figures of selected cells', () => {
  const asked: GridToHost[] = [];
  let requests: FigureRequests;
  const columns = [0, 1, 2];
  beforeEach(() => {
    asked.length = 0;
    requests = new FigureRequests((message) => asked.push(message));
  });

  it('are sent for a range, and not for one cell', () => {
    requests.update(select(0), columns);
    assert.deepEqual(asked, []);
    requests.update(select(2), columns);
    assert.deepEqual(asked, [{ type: 'askSelectionFigures', generation: 1, from: 0, to: 2, columns: [2] }]);
  });

  it('are sent one at a time while a drag changes the selection, and in the end for the last selection', () => {
    requests.update(select(2), columns);
    requests.update(select(3), columns);
    requests.update(select(4), columns);
    assert.equal(asked.length, 1);
    assert.equal(requests.complete(select(4), columns), false);
    requests.update(select(4), columns);
    assert.equal(asked.length, 2);
    assert.equal(requests.complete(select(4), columns), true);
    requests.update(select(4), columns);
    assert.equal(asked.length, 2);
  });

  it('are sent again after the log has changed, and the figures of other cells are removed', () => {
    requests.update(select(2), columns);
    requests.complete(select(2), columns);
    const answered = { ...select(2), answers: { ...EMPTY_VIEW.answers, selectionFigures: FIGURES } };
    assert.equal(requests.update(answered, columns).answers.selectionFigures, FIGURES);
    const changed = { ...answered, state: stateOf(2, 10) };
    assert.equal(requests.update(changed, columns).answers.selectionFigures, undefined);
    assert.equal(asked.length, 2);
  });
});
