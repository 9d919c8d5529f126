import assert from 'node:assert/strict';
import {
  readClaimSex,
  readPhone,
  readPostalCode,
  readSubscriberRelation,
  splitAddress,
} from '../../../../src/log/claims/claimDetailText';
import { readUsState } from '../../../../src/log/claims/usStates';

describe('a detail for claims', () => {
  it('that is a sex has the letter of the claim form, and unknown is a value', () => {
    assert.deepEqual(['f', 'Female', 'M', 'male', 'Unknown', 'X', 'F.'].map(readClaimSex), [
      'F',
      'F',
      'M',
      'M',
      'U',
      'U',
      'F',
    ]);
    assert.deepEqual(['', 'fem', '1'].map(readClaimSex), [undefined, undefined, undefined]);
  });

  it('that is a relation is read from words and X12 numbers, and “dependent” can mean two relations', () => {
    assert.deepEqual(
      ['Self', '18', 'Wife', '01', 'daughter', '19', 'Domestic Partner', 'G8'].map(readSubscriberRelation),
      ['self', 'self', 'spouse', 'spouse', 'child', 'child', 'other', 'other'],
    );
    assert.equal(readSubscriberRelation('Dependent'), undefined);
  });

  it('that is a phone number has 10 digits, with or without 1, marks, and an extension', () => {
    for (const text of ['(937) 555-0123', '937.555.0123', '+1 937-555-0123', '19375550123', '937-555-0123 x12']) {
      assert.equal(readPhone(text), '9375550123', text);
    }
    for (const text of ['555-0123', '037-555-0123', '937-555-0123 937-555-0124', 'call her mother']) {
      assert.equal(readPhone(text), undefined, text);
    }
  });

  it('that is a ZIP code has 5 or 9 digits, and one that lost a zero isn’t read', () => {
    assert.deepEqual(['45402', '45402-1234', '454021234'].map(readPostalCode), ['45402', '454021234', '454021234']);
    assert.deepEqual(['2139', '4540', '45402-12'].map(readPostalCode), [undefined, undefined, undefined]);
  });

  it('that is a state has the letters of the postal service', () => {
    assert.deepEqual(['oh', 'Ohio', 'N.Y.', 'district of  columbia', 'PR'].map(readUsState), [
      'OH',
      'OH',
      'NY',
      'DC',
      'PR',
    ]);
    assert.deepEqual(['', 'ZZ', 'Ontario'].map(readUsState), [undefined, undefined, undefined]);
  });

  it('that is an address in one cell has parts only if state and ZIP code are at its end', () => {
    const parts = { address: '12 Oak St, Apt 3', city: 'Dayton', state: 'OH', postalCode: '45402' };
    assert.deepEqual(splitAddress('12 Oak St, Apt 3, Dayton, OH 45402'), parts);
    assert.deepEqual(splitAddress('12 Oak St, Apt 3\nDayton, OH, 45402'), parts);
    for (const text of ['12 Oak St', '12 Oak St, Dayton', '12 Oak St Dayton OH 45402', '12 Oak St, Dayton, QQ 45402']) {
      assert.equal(splitAddress(text), undefined, text);
    }
  });
});
