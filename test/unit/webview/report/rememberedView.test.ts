import assert from 'node:assert/strict';
import { readRememberedView } from '../../../../src/webview/report/rememberedView';

const DEFAULT = { scrollTop: 0, scrollLeft: 0, widths: {} };

describe('The stored view of the report panel', () => {
  it('is read as it was stored', () => {
    const view = { scrollTop: 120, scrollLeft: 4, widths: { MRN: 200 } };
    assert.deepEqual(readRememberedView(structuredClone(view)), view);
  });

  it('is the default view if something else was stored', () => {
    for (const stored of [undefined, null, 7, 'x', [], { scrollTop: '1', scrollLeft: -1, widths: 'wide' }]) {
      assert.deepEqual(readRememberedView(stored), DEFAULT);
    }
  });

  it('has only known and valid properties', () => {
    const stored = { scrollTop: Number.NaN, widths: { MRN: 'x', Date: 90 }, patients: ['someone'] };
    assert.deepEqual(readRememberedView(stored), { ...DEFAULT, widths: { Date: 90 } });
  });
});
