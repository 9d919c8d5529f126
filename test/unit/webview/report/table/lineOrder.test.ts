import assert from 'node:assert/strict';
import { getOrderAfterClick } from '../../../../../src/webview/report/table/lineOrder';

describe('A click on the head of a column', () => {
  it('orders by it, then the other way round, then as the report is', () => {
    const once = getOrderAfterClick('Minutes', null);
    const twice = getOrderAfterClick('Minutes', once);
    assert.deepEqual(
      [once, twice, getOrderAfterClick('Minutes', twice)],
      [{ column: 'Minutes', isDescending: false }, { column: 'Minutes', isDescending: true }, null],
    );
    assert.deepEqual(getOrderAfterClick('Payer', twice), { column: 'Payer', isDescending: false });
  });
});
