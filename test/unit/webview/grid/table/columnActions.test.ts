import assert from 'node:assert/strict';
import type { GridToHost } from '../../../../../src/protocol/gridMessages';
import { GridSession } from '../../../../../src/webview/grid/state/gridSession';
import { unpackView } from '../../../../../src/webview/grid/state/storedView';
import { chooseColumnItem, getColumnFixes } from '../../../../../src/webview/grid/table/columnActions';
import { entry, linesOf, stateOf } from '../lines';

const nothing = (): undefined => undefined;

function openGrid(isReadOnly: boolean): { session: GridSession; posted: GridToHost[] } {
  const posted: GridToHost[] = [];
  const session = new GridSession((message) => posted.push(message), unpackView(undefined), nothing);
  const problem = {
    severity: 'error' as const,
    message: 'The unit of this column isn’t known.',
    row: 7,
    fixes: [
      { code: 'CB001', title: 'Read as minutes' },
      { code: 'CB001', title: 'Read as hours' },
    ],
  };
  const columns = [
    { name: 'Date', field: 'date' },
    { name: 'Duration', field: 'minutes', problem },
  ];
  session.receive({ type: 'state', state: stateOf(1, 1, { columns, isReadOnly }), window: linesOf(1, 0, [entry(1)]) });
  return { session, posted };
}

describe('the fixes of a column’s problem', () => {
  it('are in the menu of this column only', () => {
    const { session } = openGrid(false);
    const titles = (column: number): string[] => getColumnFixes(column, session.view.state).map(({ title }) => title);
    assert.deepEqual(titles(1), ['Read as minutes', 'Read as hours']);
    assert.deepEqual(titles(0), []);
  });

  it('aren’t offered in a read-only grid', () => {
    const { session } = openGrid(true);
    assert.deepEqual(getColumnFixes(1, session.view.state), []);
  });

  it('are requested from the host for the row of the header', () => {
    const { session, posted } = openGrid(false);
    chooseColumnItem('fix:1', 1, session);
    assert.deepEqual(
      posted.filter(({ type }) => type === 'applyFix').map((message) => ({ ...message, type: 'applyFix' })),
      [{ type: 'applyFix', row: 7, code: 'CB001', title: 'Read as hours' }],
    );
  });
});
