import assert from 'node:assert/strict';
import type { GridToHost } from '../../../../../src/protocol/gridMessages';
import { GridActions } from '../../../../../src/webview/grid/input/gridActions';
import { GridSession } from '../../../../../src/webview/grid/state/gridSession';
import { getCellKey } from '../../../../../src/webview/grid/state/gridView';
import { getSelectedBlock, isRange } from '../../../../../src/webview/grid/state/selection';
import { unpackView } from '../../../../../src/webview/grid/state/storedView';
import { lineList, linesOf, stateOf } from '../lines';

function createGrid(stored?: unknown) {
  const posted: GridToHost[] = [];
  const session = new GridSession(
    // The figures of a selection have their own tests.
    (message) => message.type !== 'askSelectionFigures' && posted.push(message),
    unpackView(stored),
    () => undefined,
  );
  return { session, posted };
}

function openGrid() {
  const grid = createGrid();
  grid.session.receive({ type: 'state', state: stateOf(1, 5), window: linesOf(1, 0, lineList('a', 1, 2, 'b', 3)) });
  grid.session.setVisibleLines({ start: 0, end: 5 });
  grid.session.receive({ type: 'lines', window: linesOf(1, 0, lineList('a', 1, 2, 'b', 3)) });
  grid.posted.length = 0;
  return grid;
}

describe('The lines of the grid', () => {
  it('are requested around those in view, one request at a time', () => {
    const { session, posted } = createGrid();
    session.receive({ type: 'state', state: stateOf(1, 100_000), window: linesOf(1, 0, []) });
    session.setVisibleLines({ start: 5000, end: 5030 });
    session.setVisibleLines({ start: 9000, end: 9030 });
    session.setVisibleLines({ start: 20_000, end: 20_030 });
    assert.deepEqual(posted, [{ type: 'requestLines', start: 4850, count: 330 }]);
    session.receive({ type: 'lines', window: linesOf(1, 4850, []) });
    assert.deepEqual(posted[1], { type: 'requestLines', start: 19_850, count: 330 });
  });

  it('are not requested again while enough lines around those in view are loaded', () => {
    const { session, posted } = createGrid();
    session.receive({ type: 'state', state: stateOf(1, 100_000), window: linesOf(1, 0, []) });
    session.setVisibleLines({ start: 5000, end: 5030 });
    session.receive({ type: 'lines', window: linesOf(1, 4850, []) });
    session.setVisibleLines({ start: 5040, end: 5070 });
    assert.equal(posted.length, 1);
    session.setVisibleLines({ start: 5100, end: 5130 });
    assert.equal(posted.length, 2);
  });

  it('are requested in the number that the host sends at most', () => {
    const { session, posted } = createGrid();
    session.receive({ type: 'state', state: stateOf(1, 100_000), window: linesOf(1, 0, []) });
    session.setVisibleLines({ start: 0, end: 3000 });
    assert.deepEqual(posted, [{ type: 'requestLines', start: 0, count: 1000 }]);
  });

  it('are ignored if they have another generation', () => {
    const { session } = openGrid();
    session.receive({ type: 'lines', window: linesOf(0, 0, lineList(77)) });
    assert.equal(session.view.lines.indexOf('row:77'), undefined);
  });

  it('have a shift if a change has moved those in view', () => {
    const { session } = openGrid();
    session.receive({
      type: 'state',
      state: stateOf(2, 7),
      window: linesOf(2, 0, lineList('x', 9, 'a', 1, 2, 'b', 3)),
    });
    assert.equal(session.view.shift, 2);
  });
});

describe('An edit of a cell', () => {
  it('sends the old and the new value, shows the new value immediately, and moves down', () => {
    const { session, posted } = openGrid();
    session.select(1, 2);
    session.beginEdit();
    session.commit('25', 'nextEntry');
    assert.deepEqual(posted, [{ type: 'editCell', row: 1, column: 2, was: '20', value: '25' }]);
    assert.equal(session.view.pendingValues.get(getCellKey(1, 2)), '25');
    assert.equal(session.view.selection?.id, 'row:2');
    session.receive({ type: 'state', state: stateOf(2, 5), window: linesOf(2, 0, lineList('a', 1, 2, 'b', 3)) });
    assert.equal(session.view.pendingValues.size, 0);
  });

  it('sends nothing if the value is unchanged or the edit is canceled', () => {
    const { session, posted } = openGrid();
    session.select(1, 2);
    session.beginEdit();
    session.commit('20');
    session.beginEdit('9');
    session.cancelEdit();
    session.commit('9');
    assert.deepEqual(posted, []);
  });

  it('is in the first selected cell of a range, whichever way the range was selected', () => {
    for (const [first, last] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const { session, posted } = openGrid();
      session.shownColumns = [0, 1, 2];
      session.select(first, 2);
      session.move(first < last ? 'down' : 'up', 3, true);
      session.beginEdit('7');
      session.commit('75', 'nextEntry');
      assert.deepEqual(posted, [{ type: 'editCell', row: first, column: 2, was: '20', value: '75' }]);
      assert.equal(session.view.selection?.index, last);
    }
  });

  it('extends a range from the cell where the range ends', () => {
    const { session } = openGrid();
    session.shownColumns = [0, 1, 2];
    session.select(1, 0);
    session.move('right', 3, true);
    session.move('right', 3, true);
    session.move('down', 3, true);
    assert.deepEqual(getSelectedBlock(session.view.selection ?? assert.fail(), [0, 1, 2]), {
      from: 1,
      to: 2,
      columns: [0, 1, 2],
      isRows: false,
    });
  });

  it('shows the old value and the reason if the host refuses it', () => {
    const { session } = openGrid();
    session.select(1, 2);
    session.beginEdit();
    session.commit('25');
    session.receive({ type: 'refused', sentence: 'The cell has changed.' });
    assert.equal(session.view.pendingValues.size, 0);
    assert.equal(session.view.refusal, 'The cell has changed.');
  });

  it('continues while rows are added and removed above it', () => {
    const { session, posted } = openGrid();
    session.select(2, 2);
    session.beginEdit();
    session.receive({ type: 'state', state: stateOf(2, 6), window: linesOf(2, 0, lineList('a', 9, 1, 2, 'b', 3)) });
    assert.equal(session.view.editing?.index, 3);
    session.commit('25');
    assert.deepEqual(posted, [{ type: 'editCell', row: 2, column: 2, was: '20', value: '25' }]);
  });

  it('does not start on a band, on a line number, or in a read-only log', () => {
    const { session } = openGrid();
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

describe('Actions on rows', () => {
  function openGridWithActions() {
    const grid = openGrid();
    grid.session.shownColumns = [0, 1, 2];
    const none = (): void => undefined;
    const shell = {
      copyOrCut: none,
      readClipboard: () => Promise.resolve(''),
      openForm: none,
      openFind: none,
      toggleProblems: () => undefined,
      toggleFilter: none,
      openColumnMenu: none,
      openFixes: none,
    };
    return { ...grid, actions: new GridActions(grid.session, shell) };
  }

  it('apply to the selected row', () => {
    const { session, posted, actions } = openGridWithActions();
    session.select(2, -1);
    actions.do('duplicateRow');
    actions.do('showInText');
    assert.deepEqual(posted, [
      { type: 'duplicateRow', row: 2 },
      { type: 'showInText', row: 2, column: 0 },
    ]);
  });

  it('add an entry below the last row of a selected band', () => {
    const { session, posted, actions } = openGridWithActions();
    session.select(0, 0);
    actions.do('addEntry');
    assert.deepEqual(posted, [{ type: 'addEntry', row: 2 }]);
  });

  it('refer to rows by the state that was shown, and wait for edits in progress', () => {
    const { session, posted, actions } = openGridWithActions();
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

  it('fill the selected range with Ctrl+Enter, as in Excel, and keep it', () => {
    const { session, posted, actions } = openGridWithActions();
    session.select(1, 1);
    session.select(4, 2, true);
    session.beginEdit('x');
    assert.equal(actions.blocks.fillWith('x9'), true);
    const [{ type, generation, from, to, columns, value }] = posted as [Extract<GridToHost, { type: 'fillCells' }>];
    assert.deepEqual([type, generation, from, to, columns, value], ['fillCells', 1, 1, 4, [1, 2], 'x9']);
    assert.equal(session.view.editing, undefined);
    assert.ok(session.view.selection && isRange(session.view.selection));
  });

  it('fill nothing with Ctrl+Enter in a single cell', () => {
    const { session, posted, actions } = openGridWithActions();
    session.select(1, 1);
    session.beginEdit('x');
    assert.equal(actions.blocks.fillWith('x9'), false);
    assert.deepEqual(posted, []);
  });

  it('copy nothing from a band, so that the clipboard keeps its content', () => {
    const { session, posted, actions } = openGridWithActions();
    session.select(0, 1);
    assert.equal(actions.blocks.getCopiedText(), '');
    assert.equal(actions.blocks.hasEntries(), false);
    session.select(1, 1, true);
    assert.equal(actions.blocks.hasEntries(), true);
    assert.deepEqual(posted, []);
  });

  it('ask the host again about a log that was read-only', () => {
    const { session, posted, actions } = openGridWithActions();
    session.receive({
      type: 'state',
      state: stateOf(2, 5, { isReadOnly: true }),
      window: linesOf(2, 0, lineList('a', 1, 2, 'b', 3)),
    });
    session.select(1, 1);
    posted.length = 0;
    session.beginEdit('7');
    actions.blocks.clear();
    actions.do('duplicateRow');
    actions.blocks.paste('5');
    actions.do('newEntry');
    assert.deepEqual(
      posted,
      Array.from({ length: 5 }, () => ({ type: 'editReadOnly' })),
    );
    actions.do('showInText');
    assert.equal(posted.at(-1)?.type, 'showInText');
  });

  it('copy the selected cells with values that were just typed, and let the host copy rows that are not loaded', () => {
    const { session, posted, actions } = openGridWithActions();
    session.select(1, 1);
    session.select(4, 2, true);
    assert.equal(actions.blocks.getCopiedText(), 'A1\t20\nA1\t20\nA1\t20');
    session.receive({ type: 'state', state: stateOf(2, 900), window: linesOf(2, 0, lineList('a', 1, 2, 'b', 3)) });
    session.selectAll();
    assert.equal(actions.blocks.getCopiedText(), undefined);
    posted.length = 0;
    actions.blocks.copyInHost();
    const [message] = posted as Extract<GridToHost, { type: 'copyCells' }>[];
    assert.deepEqual([message?.type, message?.from, message?.to, message?.form], ['copyCells', 0, 899, 'cells']);
    actions.do('copyAsMarkdown');
    actions.do('copyWithHeader');
    const forms = posted.map((later) => (later.type === 'copyCells' ? later.form : later.type));
    assert.deepEqual(forms, ['cells', 'markdown', 'withHeader']);
  });

  it('reduce the selection to one cell if the selected rows are no longer consecutive', () => {
    const { session } = openGridWithActions();
    session.select(1, 1);
    session.select(2, 1, true);
    session.receive({ type: 'state', state: stateOf(2, 5), window: linesOf(2, 0, lineList('a', 1, 'b', 3, 2)) });
    assert.deepEqual(session.view.selection, { index: 1, id: 'row:1', column: 1 });
  });

  it('go to the next problem from the selection, or from the lines in view', () => {
    const { session, posted } = openGrid();
    session.goToNextProblem(false);
    session.goToNextProblem(true);
    session.select(2, 0);
    session.goToNextProblem(false);
    assert.deepEqual(posted, [
      { type: 'nextProblem', from: -1, backward: false },
      { type: 'nextProblem', from: 5, backward: true },
      { type: 'nextProblem', from: 2, backward: false },
    ]);
  });
});

describe('Revealing a line', () => {
  it('selects it and scrolls to it', () => {
    const { session } = openGrid();
    const { revealCount } = session.view;
    session.receive({ type: 'reveal', generation: 1, index: 4, column: 1 });
    assert.deepEqual(session.view.selection, { index: 4, id: 'row:3', column: 1 });
    assert.ok(session.view.revealCount > revealCount);
  });

  it('waits for its generation, and is ignored if the generation has passed', () => {
    const { session } = openGrid();
    const selectedId = (): string | undefined => session.view.selection?.id;
    session.receive({ type: 'reveal', generation: 2, index: 1, column: 1 });
    assert.equal(selectedId(), undefined);
    session.receive({ type: 'state', state: stateOf(2, 6), window: linesOf(2, 0, lineList('a', 9, 1, 2, 'b', 3)) });
    assert.equal(selectedId(), 'row:9');
    session.receive({ type: 'reveal', generation: 1, index: 3, column: 1 });
    assert.equal(selectedId(), 'row:9');
  });

  it('selects the whole row if the column is not shown', () => {
    const { session } = openGrid();
    session.receive({ type: 'reveal', generation: 1, index: 4, column: 7 });
    assert.equal(session.view.selection?.column, -1);
  });
});

describe('A grid that was open before', () => {
  it('has the same cell selected', () => {
    const { session } = createGrid({ firstLine: 0, scrollLeft: 0, selected: [2, 1] });
    session.receive({ type: 'state', state: stateOf(1, 5), window: linesOf(1, 0, lineList('a', 1, 2, 'b', 3)) });
    assert.deepEqual(session.view.selection, { index: 2, id: 'row:2', column: 1 });
  });
});
