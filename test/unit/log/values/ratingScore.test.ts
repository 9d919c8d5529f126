import assert from 'node:assert/strict';
import { isScoreOrBlank, readScore } from '../../../../src/log/values/ratingScore';

describe('a score of a rating scale', () => {
  it('is a whole number up to 27 for PHQ-9 and up to 21 for GAD-7', () => {
    assert.deepEqual(
      ['0', ' 27 ', '28', '21', '-1', '9.5', 'ten', ''].map((text) => readScore('phq9', text)),
      [0, 27, undefined, 21, undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      ['21', '22'].map((text) => readScore('gad7', text)),
      [21, undefined],
    );
  });

  it('can be missing, but not be another text', () => {
    assert.deepEqual(
      ['', 'N/A', '27', '28', 'x'].map((text) => isScoreOrBlank('phq9', text)),
      [true, true, true, false, false],
    );
  });
});
