import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNpiFlaw } from '../../../../src/log/values/npi';
import { runs } from '../../support/fuzzRuns';

/** Computes the check digit: the Luhn algorithm over the number with the prefix 80840. */
function computeCheckDigit(nineDigits: string): string {
  let sum = 0;
  Array.from(`80840${nineDigits}`)
    .reverse()
    .forEach((digit, place) => {
      const weighted = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
      sum += weighted > 9 ? weighted - 9 : weighted;
    });
  return String((10 - (sum % 10)) % 10);
}

const nineDigits = fc.integer({ min: 100_000_000, max: 299_999_999 }).map(String);

describe('An NPI', () => {
  it('is valid if it is 1234567893', () => assert.equal(findNpiFlaw('1234567893'), undefined));

  it('has the wrong check digit if it is 1234567890, as in the sample', () =>
    assert.equal(findNpiFlaw('1234567890'), 'checkDigit'));

  for (const npi of ['987654321', '', '12345678930', '123456789x', ' 1234567893', '1234567893\n', '１234567893']) {
    it(`doesn’t have 10 digits if it is ${JSON.stringify(npi)}`, () => assert.equal(findNpiFlaw(npi), 'length'));
  }

  it('isn’t valid if it begins with a digit other than 1 or 2, even if its check digit is right', () => {
    const invalid = ['0', '3', '4', '5', '6', '7', '8', '9'].map((first) => `${first}23456789`);
    assert.deepEqual(
      invalid.map((nine) => findNpiFlaw(nine + computeCheckDigit(nine))),
      invalid.map(() => 'checkDigit'),
    );
  });

  it('has exactly one valid last digit', () => {
    fc.assert(
      fc.property(nineDigits, (nine) => {
        const valid = Array.from('0123456789').filter((last) => findNpiFlaw(nine + last) === undefined);
        assert.deepEqual(valid, [computeCheckDigit(nine)]);
      }),
      runs(500),
    );
  });
});
