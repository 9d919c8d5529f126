import assert from 'node:assert/strict';
import type { GridToHost } from '../../../../../src/protocol/gridMessages';
import { GridActions } from '../../../../../src/webview/grid/input/gridActions';
import { GridSession } from '../../../../../src/webview/grid/state/gridSession';
import { getCellKey } from '../../../../../src/webview/grid/state/gridView';
import { unpackView } from '../../../../../src/webview/grid/state/storedView';
import { lineList, linesOf, stateOf } from '../lines';

function begin(kept?: unknown) {
  const posted: GridToHost[] = [];
  const session = new GridSession(
    (message) => posted.push(message),
    unpackView(kept),
    () => undefined,
  );
  return { session, posted };
}

function opened() {
  const grid = begin();
  grid.session.receive({ type: 'state', state: stateOf(1, 5), window: linesOf(1, 0, lineList('a', 1, 2, 'b', 3)) });
  grid.session.setVisibleLines({ start: 0, end: 5 });
  grid.session.receive({ type: 'lines', window: linesOf(1, 0, lineList('a', 1, 2, 'b', 3)) });
  grid.posted.length = 0;
  return grid;
}

describe('lines of the grid', () => {
  it('are asked for around what is in view, one request at a time', () => {
    const { session, posted } = begin();
    session.receive({ type: 'state', state: stateOf(1, 100_000), window: linesOf(1, 0, []) });
    session.setVisibleLines({ start: 5000, end: 5030 });
    session.setVisibleLines({ start: 9000, end: 9030 });
    session.setVisibleLines({ start: 20_000, end: 20_030 });
    assert.deepEqual(posted, [{ type: 'requestLines', start: 4850, count: 330 }]);
    session.receive({ type: 'lines', window: linesOf(1, 4850, []) });
    assert.deepEqual(posted[1], { type: 'requestLines', start: 19_850, count: 330 });
  });

  it('are not asked for again while enough of them are left around the view', () => {
    const { session, posted } = begin();
    session.receive({ type: 'state', state: stateOf(1, 100_000), window: linesOf(1, 0, []) });
    session.setVisibleLines({ start: 5000, end: 5030 });
    session.receive({ type: 'lines', window: linesOf(1, 4850, []) });
    session.setVisibleLines({ start: 5040, end: 5070 });
    assert.equal(posted.length, 1);
    session.setVisibleLines({ start: 5100, end: 5130 });
    assert.equal(posted.length, 2);
  });

  it('are never asked for in more than the host gives', () => {
    const { session, posted } = begin();
    session.receive({ type: 'state', state: stateOf(1, 100_000), window: linesOf(1, 0, []) });
    session.setVisibleLines({ start: 0, end: 3000 });
    assert.deepEqual(posted, [{ type: 'requestLines', start: 0, count: 1000 }]);
  });

  it('are ignored when they are of another generation', () => {
    const { session } = opened();
    session.receive({ type: 'lines', window: linesOf(0, 0, lineList(77)) });
    assert.equal(session.view.lines.indexOf('row:77'), undefined);
  });
});

describe('editing a cell', () => {
  it('sends what the person saw and what they wrote, shows it at once and goes down', () => {
    const { session, posted } = opened();
    session.select(1, 2);
    session.beginEdit();
    session.commit('25', 'nextEntry');
    assert.deepEqual(posted, [{ type: 'editCell', row: 1, column: 2, was: '20', value: '25' }]);
    assert.equal(session.view.pendingValues.get(getCellKey(1, 2)), '25');
    assert.equal(session.view.selection?.id, 'row:2');
    session.receive({ type: 'state', state: stateOf(2, 5), window: linesOf(2, 0, lineList('a', 1, 2, 'b', 3)) });
    assert.equal(session.view.pendingValues.size, 0);
  });

  it('sends nothing when nothing was changed or the edit was given up', () => {
    const { session, posted } = opened();
    session.select(1, 2);
    session.beginEdit();
    session.commit('20');
    session.beginEdit('9');
    session.cancelEdit();
    session.commit('9');
    assert.deepEqual(posted, []);
  });

  it('drops what was refused and says why', () => {
    const { session } = opened();
    session.select(1, 2);
    session.beginEdit();
    session.commit('25');
    session.receive({ type: 'refused', sentence: 'The cell was changed meanwhile.' });
    assert.equal(session.view.pendingValues.size, 0);
    assert.equal(session.view.refusal, 'The cell was changed meanwhile.');
  });

  it('goes on while rows come and go above', () => {
    const { session, posted } = opened();
    session.select(2, 2);
    session.beginEdit();
    session.receive({ type: 'state', state: stateOf(2, 6), window: linesOf(2, 0, lineList('a', 9, 1, 2, 'b', 3)) });
    assert.equal(session.view.editing?.index, 3);
    session.commit('25');
    assert.deepEqual(posted, [{ type: 'editCell', row: 2, column: 2, was: '20', value: '25' }]);
  });

  it('does not begin on a band, on a line number or in a log that cannot be edited', () => {
    const { session } = opened();
    session.select(0, 1);
    session.beginEdit();
    assert.equal(session.view.editing, undefined);
    session.select(1, -1);
    session.beginEdit();
    assert.equal(session.view.editing, undefined);
    const state = stateOf(2, 5, { isReadOnly: true });
    session.receive({ type: 'state', state, window: linesOf(2, 0, lineList('a', 1, 2, 'b', 3)) });
    session.select(1, 1);
    session.beginEdit();
    assert.equal(session.view.editing, undefined);
  });
});

describe('actions on rows', () => {
  function acting() {
    const grid = opened();
    grid.session.shownColumns = [0, 1, 2];
    const none = (): void => undefined;
    const shell = {
      copyOrCut: none,
      readClipboard: () => Promise.resolve(''),
      openForm: none,
      openFind: none,
      toggleFilter: none,
      openColumnMenu: none,
      openFixes: none,
    };
    return { ...grid, actions: new GridActions(grid.session, shell) };
  }

  it('concern the selected row', () => {
    const { session, posted, actions } = acting();
    session.select(2, -1);
    actions.do('duplicateRow');
    actions.do('showInText');
    assert.deepEqual(posted, [
      { type: 'duplicateRow', row: 2 },
      { type: 'showInText', row: 2, column: 0 },
    ]);
  });

  it('add an entry below the last row of a selected band', () => {
    const { session, posted, actions } = acting();
    session.select(0, 0);
    actions.do('addEntry');
    assert.deepEqual(posted, [{ type: 'addEntry', row: 2 }]);
  });

  it('name several rows by the state they were seen in, and wait for edits that are under way', () => {
    const { session, posted, actions } = acting();
    session.select(1, 2);
    session.beginEdit();
    session.commit('25');
    session.select(2, 2, true);
    actions.blocks.clear();
    assert.equal(posted.length, 1);
    session.receive({ type: 'state', state: stateOf(2, 5), window: linesOf(2, 0, lineList('a', 1, 2, 'b', 3)) });
    session.receive({ type: 'settled' });
    const { type, generation, from, to, columns } = posted[1] as Extract<GridToHost, { type: 'clearCells' }>;
    assert.deepEqual([type, generation, from, to, columns], ['clearCells', 2, 1, 2, [2]]);
  });

  it('copy what is selected, what was typed a moment ago included, and leave the copying of more to the host', () => {
    const { session, posted, actions } = acting();
    session.select(1, 1);
    session.select(4, 2, true);
    assert.equal(actions.blocks.getCopiedText(), 'A1\t20\nA1\t20\nA1\t20');
    session.receive({ type: 'state', state: stateOf(2, 900), window: linesOf(2, 0, lineList('a', 1, 2, 'b', 3)) });
    session.selectAll();
    assert.equal(actions.blocks.getCopiedText(), undefined);
    posted.length = 0;
    actions.blocks.copyInHost();
    const [message] = posted as Extract<GridToHost, { type: 'copyCells' }>[];
    assert.deepEqual([message?.type, message?.from, message?.to], ['copyCells', 0, 899]);
  });

  it('leave one cell selected where the selected rows went apart', () => {
    const { session } = acting();
    session.select(1, 1);
    session.select(2, 1, true);
    session.receive({ type: 'state', state: stateOf(2, 5), window: linesOf(2, 0, lineList('a', 1, 'b', 3, 2)) });
    assert.deepEqual(session.view.selection, { index: 4, id: 'row:2', column: 1 });
  });

  it('ask for the next problem from the selection, or from what is in view', () => {
    const { session, posted } = opened();
    session.goToNextProblem(false);
    session.goToNextProblem(true);
    session.select(2, 0);
    session.goToNextProblem(false);
    assert.deepEqual(posted, [
      { type: 'nextProblem', from: -1, backwards: false },
      { type: 'nextProblem', from: 5, backwards: true },
      { type: 'nextProblem', from: 2, backwards: false },
    ]);
  });
});

describe('revealing a line', () => {
  it('selects it and brings it into view', () => {
    const { session } = opened();
    const { revealCount: reveals } = session.view;
    session.receive({ type: 'reveal', generation: 1, index: 4, column: 1 });
    assert.deepEqual(session.view.selection, { index: 4, id: 'row:3', column: 1 });
    assert.ok(session.view.revealCount > reveals);
  });

  it('waits for the state it belongs to, and is nothing when that has passed', () => {
    const { session } = opened();
    const selectedId = (): string | undefined => session.view.selection?.id;
    session.receive({ type: 'reveal', generation: 2, index: 1, column: 1 });
    assert.equal(selectedId(), undefined);
    session.receive({ type: 'state', state: stateOf(2, 6), window: linesOf(2, 0, lineList('a', 9, 1, 2, 'b', 3)) });
    assert.equal(selectedId(), 'row:9');
    session.receive({ type: 'reveal', generation: 1, index: 3, column: 1 });
    assert.equal(selectedId(), 'row:9');
  });

  it('means the whole row when the cell has no column', () => {
    const { session } = opened();
    session.receive({ type: 'reveal', generation: 1, index: 4, column: 7 });
    assert.equal(session.view.selection?.column, -1);
  });
});

describe('a grid that was open before', () => {
  it('has its cell selected again', () => {
    const { session } = begin({ firstLine: 0, scrollLeft: 0, selected: [2, 1] });
    session.receive({ type: 'state', state: stateOf(1, 5), window: linesOf(1, 0, lineList('a', 1, 2, 'b', 3)) });
    assert.deepEqual(session.view.selection, { index: 2, id: 'row:2', column: 1 });
  });

  it('says by how many lines a change has moved what is in view', () => {
    const { session } = opened();
    session.receive({
      type: 'state',
      state: stateOf(2, 7),
      window: linesOf(2, 0, lineList('x', 9, 'a', 1, 2, 'b', 3)),
    });
    assert.equal(session.view.shift, 2);
  });
});
