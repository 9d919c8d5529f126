import assert from 'node:assert/strict';
import { addYear } from '../../../../../src/webview/grid/editing/dateNotation';

describe('a date that is typed without a year', () => {
  it('is in this year, in the notation of the log', () => {
    assert.equal(addYear('3/14', 'monthFirst', '11/28/2026'), '3/14/2026');
    assert.equal(addYear(' 12-1 ', 'monthFirst', '11/28/2026'), '12/1/2026');
    assert.equal(addYear('3/14', 'monthFirst', '2026-11-28'), '2026-03-14');
    assert.equal(addYear('14.3', 'dayFirst', '2026-11-28'), '2026-03-14');
    assert.equal(addYear('3/4', 'dayFirst', '2026-11-28'), '2026-04-03');
  });

  it('stays as it was typed if it’s no day of this year, or has a year', () => {
    for (const text of ['2/29', '13/14', '3/14/2025', '3/14/25', '', 'soon', '3', '3.5.']) {
      assert.equal(addYear(text, 'monthFirst', '11/28/2026'), text);
    }
  });
});
