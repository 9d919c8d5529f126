import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differsByOneEdit, listDeletions } from '../../../../src/billing/identity/oneEdit';
import { runs } from '../../support/fuzzRuns';

describe('Texts with a difference of one edit', () => {
  for (const [a, b, expected] of [
    ['A-1001', 'A-1001', false],
    ['A-1001', 'A-1002', true],
    ['A-1001', 'A-101', true],
    ['A-1001', 'A-11001', true],
    ['A-1023', 'A-1203', true],
    ['A-1023', 'A-1320', false],
    ['A-1023', 'A-2013', false],
    ['12', '21', true],
    ['1', '', true],
    ['1', '2', true],
    ['1001', '10', false],
    ['aab', 'aba', true],
    ['1234', '2143', false],
  ] as const) {
    it(`${expected ? 'are' : 'aren’t'} ${a} and ${b}`, () => {
      assert.equal(differsByOneEdit(a, b), expected);
      assert.equal(differsByOneEdit(b, a), expected);
    });
  }

  it('have a text with one character fewer in common', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const deletions = listDeletions(a);
        assert.ok(!differsByOneEdit(a, b) || [...listDeletions(b)].some((each) => deletions.has(each)));
      }),
      runs(2000),
    );
  });
});
