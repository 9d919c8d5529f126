import assert from 'node:assert/strict';
import { packView, unpackView } from '../../../../../src/webview/grid/state/storedView';

describe('The stored view of the grid', () => {
  it('is read as it was stored', () => {
    const view = { firstLine: 12, scrollLeft: 30, selected: { index: 14, column: -1 } };
    assert.deepEqual(unpackView(JSON.parse(JSON.stringify(packView(view)))), view);
  });

  it('has only numbers', () => {
    const selected = { index: 1, column: 2, id: 'row:7' };
    const text = JSON.stringify(packView({ firstLine: 0, scrollLeft: 0, selected }));
    assert.equal(text, '{"firstLine":0,"scrollLeft":0,"selected":[1,2]}');
  });

  it('is the default view if another version wrote something else', () => {
    const nothing = { firstLine: 0, scrollLeft: 0, selected: undefined };
    for (const stored of [undefined, null, 7, 'x', [], { firstLine: 'x', selected: ['a', 1] }]) {
      assert.deepEqual(unpackView(stored), nothing);
    }
  });
});
