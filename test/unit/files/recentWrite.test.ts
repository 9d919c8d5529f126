import * as assert from 'node:assert/strict';
import { endsWithLine, isRecentWrite } from '../../../src/files/recentWrite';

describe('a file that may still be being written', () => {
  it('is one that was written to in the last 300 milliseconds, by any of two clocks that differ a little', () => {
    assert.equal(isRecentWrite(1000, 1000), true);
    assert.equal(isRecentWrite(1000, 1300), true);
    assert.equal(isRecentWrite(1300, 1000), true);
    assert.equal(isRecentWrite(1000, 1301), false);
  });

  it('is empty or doesn’t end with a line feed', () => {
    assert.equal(endsWithLine(undefined), false);
    assert.equal(endsWithLine(0x2c), false);
    assert.equal(endsWithLine(0x0a), true);
  });
});
