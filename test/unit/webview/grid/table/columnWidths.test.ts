import assert from 'node:assert/strict';
import {
  clampWidth,
  getColumnEdges,
  getColumnWidths,
  getDefaultWidth,
  getGridTemplate,
  getLineColumnWidth,
} from '../../../../../src/webview/grid/table/columnWidths';

describe('Column widths', () => {
  const columns = [
    { name: 'Date', field: 'date' },
    { name: 'Remarks of the care manager', field: undefined },
  ];

  it('fit the field, or the header of a custom column', () => {
    assert.equal(getDefaultWidth({ name: 'DOS', field: 'date' }), getDefaultWidth({ name: 'Date', field: 'date' }));
    assert.ok(
      getDefaultWidth({ name: 'Remarks of the care manager', field: undefined }) >
        getDefaultWidth({ name: 'x', field: undefined }),
    );
    assert.ok(getDefaultWidth({ name: 'x'.repeat(500), field: undefined }) <= 240);
  });

  it('are those that a person has chosen, if any', () => {
    assert.deepEqual(getColumnWidths(columns, new Map([[1, 300]]), 1), [92, 300]);
  });

  it('scale with the font, except those that a person has chosen', () => {
    assert.deepEqual(getColumnWidths(columns, new Map([[1, 300]]), 1.5), [138, 300]);
    assert.ok(getLineColumnWidth(999, 1.5) > getLineColumnWidth(999, 1));
  });

  it('stay within limits, so that a column can be seen and resized', () => {
    assert.equal(clampWidth(-20), 40);
    assert.equal(clampWidth(99_999), 1200);
    assert.equal(clampWidth(100.4), 100);
  });

  it('give the last column the remaining width', () => {
    assert.equal(getGridTemplate(58, [92, 100], undefined), '58px 92px minmax(100px, 1fr)');
    const minutes = { name: 'Minutes', field: 'minutes' } as const;
    assert.equal(getGridTemplate(58, [92, 100], minutes), '58px 92px 100px 1fr');
  });

  it('give the edges of a column, after the line numbers', () => {
    assert.deepEqual(getColumnEdges(58, [92, 100], 1), { left: 150, right: 250 });
    assert.deepEqual(getColumnEdges(58, [92, 100], -1), { left: 58, right: 58 });
  });

  it('fit the line numbers to their digits', () => {
    assert.equal(getLineColumnWidth(7, 1), getLineColumnWidth(999, 1));
    assert.ok(getLineColumnWidth(100_000, 1) > getLineColumnWidth(999, 1));
  });
});
