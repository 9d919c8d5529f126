import assert from 'node:assert/strict';
import { getLinesToRequest } from '../../../../src/webview/report/table/lineRequests';
import { getLineAfterKey } from '../../../../src/webview/report/table/lineKeys';

describe('linesToAsk', () => {
  it('asks for nothing while there is enough around the lines in view', () => {
    assert.equal(getLinesToRequest({ start: 0, end: 20 }, 30, { start: 0, end: 30 }), undefined);
    assert.equal(getLinesToRequest({ start: 100, end: 120 }, 100_000, { start: 50, end: 170 }), undefined);
    assert.equal(getLinesToRequest({ start: 0, end: 0 }, 0, undefined), undefined);
  });

  it('asks for a window around the lines in view when it runs out', () => {
    assert.deepEqual(getLinesToRequest({ start: 101, end: 121 }, 100_000, { start: 50, end: 170 }), {
      start: 0,
      end: 271,
    });
    assert.deepEqual(getLinesToRequest({ start: 5000, end: 5020 }, 100_000, undefined), { start: 4850, end: 5170 });
  });

  it('asks for room to grow beyond the last line, and is content with it afterwards', () => {
    const asked = getLinesToRequest({ start: 0, end: 20 }, 30, undefined);
    assert.deepEqual(asked, { start: 0, end: 170 });
    assert.equal(getLinesToRequest({ start: 0, end: 20 }, 31, asked), undefined);
  });

  it('never asks for more than the host gives at a time', () => {
    const asked = getLinesToRequest({ start: 1000, end: 3000 }, 100_000, undefined);
    assert.ok(asked && asked.end - asked.start <= 1000);
  });
});

describe('lineAfterKey', () => {
  const inView = { start: 10, end: 20 };

  it('moves by lines, pages and to the ends, and stops there', () => {
    assert.equal(getLineAfterKey('ArrowDown', 12, inView, 100), 13);
    assert.equal(getLineAfterKey('ArrowUp', 0, inView, 100), 0);
    assert.equal(getLineAfterKey('PageDown', 12, inView, 100), 20);
    assert.equal(getLineAfterKey('PageDown', 98, inView, 100), 99);
    assert.equal(getLineAfterKey('PageUp', 12, inView, 100), 4);
    assert.equal(getLineAfterKey('Home', 12, inView, 100), 0);
    assert.equal(getLineAfterKey('End', undefined, inView, 100), 99);
  });

  it('begins at the first line in view', () => {
    assert.equal(getLineAfterKey('ArrowDown', undefined, inView, 100), 10);
  });

  it('leaves other keys and an empty report alone', () => {
    assert.equal(getLineAfterKey('ArrowLeft', 12, inView, 100), undefined);
    assert.equal(getLineAfterKey('ArrowDown', undefined, { start: 0, end: 0 }, 0), undefined);
  });
});
