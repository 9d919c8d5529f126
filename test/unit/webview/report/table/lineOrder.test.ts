import assert from 'node:assert/strict';
import { getOrderAfterClick } from '../../../../../src/webview/report/table/lineOrder';

describe('A click on the head of a column', () => {
  it('sorts by it ascending, then descending, then in the order of the report', () => {
    const once = getOrderAfterClick('Minutes', null);
    const twice = getOrderAfterClick('Minutes', once);
    assert.deepEqual(
      [once, twice, getOrderAfterClick('Minutes', twice)],
      [{ column: 'Minutes', isDescending: false }, { column: 'Minutes', isDescending: true }, null],
    );
    assert.deepEqual(getOrderAfterClick('Payer', twice), { column: 'Payer', isDescending: false });
  });
});
