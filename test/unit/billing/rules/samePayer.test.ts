import assert from 'node:assert/strict';
import { isSamePayer } from '../../../../src/billing/rules/billingRules';

describe('the payer of a report', () => {
  it('is the same in another case, with other spaces, and with other punctuation, as in the configuration', () => {
    assert.ok(isSamePayer('Medicare', 'medicare'));
    assert.ok(isSamePayer('Aetna (CVS Health)', 'AETNA CVS HEALTH'));
    assert.ok(!isSamePayer('Aetna', 'Aetna CVS Health'));
  });

  it('without a name is only that of rows without a payer', () => {
    assert.ok(isSamePayer('', ''));
    assert.ok(!isSamePayer('', 'Cigna'));
    assert.ok(!isSamePayer('---', ''));
    assert.ok(!isSamePayer('---', '...'));
  });
});
