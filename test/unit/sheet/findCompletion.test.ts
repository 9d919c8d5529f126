import assert from 'node:assert/strict';
import { findCompletion } from '../../../src/sheet/columnValues';

describe('the completion of typed text in a column with a list', () => {
  const values = ['Follow Up', 'Outreach', 'Care Plan', 'Care Plan Review'];

  it('is the only value that starts with the text, in any case', () => {
    assert.equal(findCompletion(values, 'Foll'), 'Follow Up');
    assert.equal(findCompletion(values, 'outREACH'), 'Outreach');
    assert.equal(findCompletion(values, 'Care Plan R'), 'Care Plan Review');
  });

  it('isn’t a value that only contains the text, nor one of several, nor any value without a text', () => {
    assert.equal(findCompletion(values, 'Up'), undefined);
    assert.equal(findCompletion(values, 'Care Plan'), undefined);
    assert.equal(findCompletion(values, ''), undefined);
  });
});
