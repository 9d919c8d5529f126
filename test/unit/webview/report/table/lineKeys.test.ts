import assert from 'node:assert/strict';
import { getLineAfterKey } from '../../../../../src/webview/report/table/lineKeys';

describe('A key in the report table', () => {
  const inView = { start: 10, end: 20 };

  it('moves by lines, by pages, and to the ends, and stops there', () => {
    assert.equal(getLineAfterKey('ArrowDown', 12, inView, 100), 13);
    assert.equal(getLineAfterKey('ArrowUp', 0, inView, 100), 0);
    assert.equal(getLineAfterKey('PageDown', 12, inView, 100), 20);
    assert.equal(getLineAfterKey('PageDown', 98, inView, 100), 99);
    assert.equal(getLineAfterKey('PageUp', 12, inView, 100), 4);
    assert.equal(getLineAfterKey('Home', 12, inView, 100), 0);
    assert.equal(getLineAfterKey('End', undefined, inView, 100), 99);
  });

  it('starts at the first line in view', () => {
    assert.equal(getLineAfterKey('ArrowDown', undefined, inView, 100), 10);
  });

  it('does nothing if it is another key or the report is empty', () => {
    assert.equal(getLineAfterKey('ArrowLeft', 12, inView, 100), undefined);
    assert.equal(getLineAfterKey('ArrowDown', undefined, { start: 0, end: 0 }, 0), undefined);
  });
});
