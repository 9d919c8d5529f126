import assert from 'node:assert/strict';
import { getLinesToRequest } from '../../../../../src/webview/report/table/lineRequests';

describe('The lines that the report requests', () => {
  it('are none while enough lines around those in view are loaded', () => {
    assert.equal(getLinesToRequest({ start: 0, end: 20 }, 30, { start: 0, end: 30 }), undefined);
    assert.equal(getLinesToRequest({ start: 100, end: 120 }, 100_000, { start: 50, end: 170 }), undefined);
    assert.equal(getLinesToRequest({ start: 0, end: 0 }, 0, undefined), undefined);
  });

  it('are a window around the lines in view', () => {
    assert.deepEqual(getLinesToRequest({ start: 101, end: 121 }, 100_000, { start: 50, end: 170 }), {
      start: 0,
      end: 271,
    });
    assert.deepEqual(getLinesToRequest({ start: 5000, end: 5020 }, 100_000, undefined), { start: 4850, end: 5170 });
  });

  it('go beyond the last line, so that added lines need no request', () => {
    const requested = getLinesToRequest({ start: 0, end: 20 }, 30, undefined);
    assert.deepEqual(requested, { start: 0, end: 170 });
    assert.equal(getLinesToRequest({ start: 0, end: 20 }, 31, requested), undefined);
  });

  it('are at most as many as the host sends at once', () => {
    const requested = getLinesToRequest({ start: 1000, end: 3000 }, 100_000, undefined);
    assert.ok(requested && requested.end - requested.start <= 1000);
  });
});
