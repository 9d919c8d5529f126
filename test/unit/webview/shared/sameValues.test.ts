import assert from 'node:assert/strict';
import { hasSameValues } from '../../../../src/webview/shared/sameValues';

describe('what need not be drawn anew', () => {
  const entry = { cells: ['a'] };

  it('has the very same values, lists being the same by their members', () => {
    assert.ok(
      hasSameValues({ entry, range: [1, 2], selected: undefined }, { entry, range: [1, 2], selected: undefined }),
    );
  });

  it('has no other value, no longer list, none more and none less', () => {
    assert.ok(!hasSameValues<object>({ entry }, { entry: { ...entry } }));
    assert.ok(!hasSameValues<object>({ range: [1, 2] }, { range: [1, 3] }));
    assert.ok(!hasSameValues<object>({ range: [1, 2] }, { range: [1, 2, 3] }));
    assert.ok(!hasSameValues<object>({ range: [1, 2] }, { range: undefined }));
    assert.ok(!hasSameValues<object>({ entry }, { entry, range: undefined }));
    assert.ok(!hasSameValues<object>({ entry, range: undefined }, { entry }));
  });
});
