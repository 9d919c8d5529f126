import assert from 'node:assert/strict';
import { hasSameValues } from '../../../../src/webview/shared/sameValues';

describe('A component that is not redrawn', () => {
  const entry = { cells: ['a'] };

  it('has the same values, and lists with the same elements', () => {
    assert.ok(
      hasSameValues({ entry, range: [1, 2], selected: undefined }, { entry, range: [1, 2], selected: undefined }),
    );
  });

  it('has no different, added, or removed value and no longer list', () => {
    assert.ok(!hasSameValues<object>({ entry }, { entry: { ...entry } }));
    assert.ok(!hasSameValues<object>({ range: [1, 2] }, { range: [1, 3] }));
    assert.ok(!hasSameValues<object>({ range: [1, 2] }, { range: [1, 2, 3] }));
    assert.ok(!hasSameValues<object>({ range: [1, 2] }, { range: undefined }));
    assert.ok(!hasSameValues<object>({ entry }, { entry, range: undefined }));
    assert.ok(!hasSameValues<object>({ entry, range: undefined }, { entry }));
  });
});
