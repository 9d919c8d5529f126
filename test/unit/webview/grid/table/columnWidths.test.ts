import assert from 'node:assert/strict';
import {
  clampWidth,
  getColumnEdges,
  getColumnWidths,
  getDefaultWidth,
  getGridTemplate,
  getLineColumnWidth,
} from '../../../../../src/webview/grid/table/columnWidths';

describe('column widths', () => {
  const columns = [
    { name: 'Date', field: 'date' },
    { name: 'Remarks of the care manager', field: undefined },
  ];

  it('fit the field, and the header of a column nobody knows', () => {
    assert.equal(getDefaultWidth({ name: 'DOS', field: 'date' }), getDefaultWidth({ name: 'Date', field: 'date' }));
    assert.ok(
      getDefaultWidth({ name: 'Remarks of the care manager', field: undefined }) >
        getDefaultWidth({ name: 'x', field: undefined }),
    );
    assert.ok(getDefaultWidth({ name: 'x'.repeat(500), field: undefined }) <= 240);
  });

  it('are those a person chose, where they did', () => {
    assert.deepEqual(getColumnWidths(columns, new Map([[1, 300]]), 1), [92, 300]);
  });

  it('grow with the letters, except those a person chose', () => {
    assert.deepEqual(getColumnWidths(columns, new Map([[1, 300]]), 1.5), [138, 300]);
    assert.ok(getLineColumnWidth(999, 1.5) > getLineColumnWidth(999, 1));
  });

  it('stay within what can be seen and caught again', () => {
    assert.equal(clampWidth(-20), 40);
    assert.equal(clampWidth(99_999), 1200);
    assert.equal(clampWidth(100.4), 100);
  });

  it('give the last column the room that is left', () => {
    assert.equal(getGridTemplate(58, [92, 100], undefined), '58px 92px minmax(100px, 1fr)');
    const minutes = { name: 'Minutes', field: 'minutes' } as const;
    assert.equal(getGridTemplate(58, [92, 100], minutes), '58px 92px 100px 1fr');
  });

  it('tell where a column begins and ends, behind the line numbers', () => {
    assert.deepEqual(getColumnEdges(58, [92, 100], 1), { left: 150, right: 250 });
    assert.deepEqual(getColumnEdges(58, [92, 100], -1), { left: 58, right: 58 });
  });

  it('give line numbers the room of their digits', () => {
    assert.equal(getLineColumnWidth(7, 1), getLineColumnWidth(999, 1));
    assert.ok(getLineColumnWidth(100_000, 1) > getLineColumnWidth(999, 1));
  });
});
