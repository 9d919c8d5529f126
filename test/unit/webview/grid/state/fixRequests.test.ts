import assert from 'node:assert/strict';
import type { GridEntry, GridProblem, GridState, GridToHost } from '../../../../../src/protocol/gridMessages';
import { GridSession } from '../../../../../src/webview/grid/state/gridSession';
import { hasQuickFixes } from '../../../../../src/webview/grid/state/gridView';
import { unpackView } from '../../../../../src/webview/grid/state/storedView';
import { entry, linesOf, stateOf } from '../lines';

const PROBLEM: GridProblem = { code: 'CB105', severity: 'warning', column: 1, message: 'Wrong.' };

/** A grid with three rows. The second and the third have a problem. */
function openGrid(parts: Partial<GridState> = {}) {
  const posted: GridToHost[] = [];
  const session = new GridSession(
    (message) => posted.push(message),
    unpackView(undefined),
    () => undefined,
  );
  const receiveRows = (generation: number, rows: GridEntry[]): void =>
    session.receive({ type: 'state', state: stateOf(generation, 3, parts), window: linesOf(generation, 0, rows) });
  receiveRows(1, [entry(0), entry(1, { problems: [PROBLEM] }), entry(2, { problems: [PROBLEM] })]);
  const answer = (row: number, column: number, ...titles: string[]): void =>
    session.receive({ type: 'fixes', row, column, fixes: titles.map((title) => ({ code: 'CB105', title })) });
  return { session, posted, receiveRows, answer };
}

describe('Quick fixes of the selected cell', () => {
  it('are requested when a cell of a row with a problem is selected', () => {
    const { session, posted } = openGrid();
    session.select(0, 1);
    assert.deepEqual(posted, []);
    session.select(1, 1);
    session.select(1, 1);
    assert.deepEqual(posted, [{ type: 'askFixes', row: 1, column: 1 }]);
  });

  it('are offered only when the host has any', () => {
    const { session, answer } = openGrid();
    session.select(1, 1);
    assert.equal(hasQuickFixes(session.view), false);
    answer(1, 1);
    assert.equal(hasQuickFixes(session.view), false);
    answer(1, 1, 'Delete the row');
    assert.equal(hasQuickFixes(session.view), true);
  });

  it('are not offered for another cell', () => {
    const { session, answer } = openGrid();
    session.select(1, 1);
    answer(1, 1, 'Delete the row');
    session.select(2, 1);
    assert.equal(hasQuickFixes(session.view), false);
    answer(1, 1, 'Delete the row');
    assert.equal(hasQuickFixes(session.view), false);
  });

  it('are requested again after an edit, and removed with the problem', () => {
    const { session, posted, receiveRows, answer } = openGrid();
    session.select(1, 1);
    answer(1, 1, 'Delete the row');
    receiveRows(2, [entry(0), entry(1, { problems: [PROBLEM] }), entry(2)]);
    assert.equal(posted.filter(({ type }) => type === 'askFixes').length, 2);
    assert.equal(hasQuickFixes(session.view), true);
    receiveRows(3, [entry(0), entry(1), entry(2)]);
    assert.equal(hasQuickFixes(session.view), false);
    assert.equal(posted.filter(({ type }) => type === 'askFixes').length, 2);
  });

  it('are not requested in a read-only log', () => {
    const { session, posted } = openGrid({ isReadOnly: true });
    session.select(1, 1);
    assert.deepEqual(posted, []);
  });

  it('are known immediately for a cell without problems, and otherwise after the host answers', () => {
    const { session, answer } = openGrid();
    let opened = 0;
    const open = (): number => opened++;
    session.select(0, 1);
    session.whenFixesKnown(open);
    assert.equal(opened, 1);
    session.select(1, 1);
    session.whenFixesKnown(open);
    assert.equal(opened, 1);
    answer(1, 1, 'Delete the row');
    assert.equal(opened, 2);
  });

  it('do not open a menu if another cell is selected before the host answers', () => {
    const { session, answer } = openGrid();
    let opened = 0;
    session.select(1, 1);
    session.whenFixesKnown(() => opened++);
    session.select(2, 1);
    answer(1, 1, 'Delete the row');
    answer(2, 1, 'Delete the row');
    assert.equal(opened, 0);
  });
});
