import assert from 'node:assert/strict';
import { orderAfterClick } from '../../../../../src/webview/report/table/lineOrder';

describe('A click on the head of a column', () => {
  it('orders by it, then the other way round, then as the report is', () => {
    const once = orderAfterClick('Minutes', null);
    const twice = orderAfterClick('Minutes', once);
    assert.deepEqual(
      [once, twice, orderAfterClick('Minutes', twice)],
      [{ column: 'Minutes', isDescending: false }, { column: 'Minutes', isDescending: true }, null],
    );
    assert.deepEqual(orderAfterClick('Payer', twice), { column: 'Payer', isDescending: false });
  });
});
