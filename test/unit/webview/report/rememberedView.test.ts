import assert from 'node:assert/strict';
import { readRememberedView } from '../../../../src/webview/report/rememberedView';

const FRESH = { scrollTop: 0, scrollLeft: 0, widths: {} };

describe('readRememberedView', () => {
  it('reads what was kept', () => {
    const view = { scrollTop: 120, scrollLeft: 4, widths: { MRN: 200 } };
    assert.deepEqual(readRememberedView(structuredClone(view)), view);
  });

  it('begins afresh with anything else', () => {
    for (const kept of [undefined, null, 7, 'x', [], { scrollTop: '1', scrollLeft: -1, widths: 'wide' }]) {
      assert.deepEqual(readRememberedView(kept), FRESH);
    }
  });

  it('drops what it does not know', () => {
    const kept = { scrollTop: Number.NaN, widths: { MRN: 'x', Date: 90 }, patients: ['someone'] };
    assert.deepEqual(readRememberedView(kept), { ...FRESH, widths: { Date: 90 } });
  });
});
