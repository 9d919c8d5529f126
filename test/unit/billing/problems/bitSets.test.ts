import assert from 'node:assert/strict';
import { CLAIM_RISK_CODES } from '../../../../src/billing/audit/claimRiskChecks';
import { CLAIM_RISK_BITS, assignPowers } from '../../../../src/billing/audit/findClaimRisks';
import {
  CLAIM_RISK_BIT,
  CROSS_ROW_BITS,
  CROSS_ROW_PROBLEM_CODES,
  MONTH_PROBLEM_BITS,
  PATIENT_PROBLEM_BITS,
} from '../../../../src/billing/problems/crossRowProblems';
import { assignBits, checkBits } from '../../../../src/log/problems/bitSet';
import { ROW_WARNING_CODES, ROW_ERROR_CODES } from '../../../../src/log/problems/problems';
import { ROW_FLAG_BITS } from '../../../../src/log/problems/rowFlags';

const SETS: readonly (readonly [name: string, codes: readonly string[], reserved: readonly number[]])[] = [
  ['a row’s errors', ROW_ERROR_CODES, ROW_FLAG_BITS],
  ['a row’s warnings and hints', ROW_WARNING_CODES, []],
  ['a row’s cross-row problems', CROSS_ROW_PROBLEM_CODES, [CLAIM_RISK_BIT]],
];

describe('The bit set of', () => {
  for (const [name, codes, reserved] of SETS) {
    const withMore = (count: number): string[] => [
      ...codes,
      ...Array.from({ length: count }, (_, index) => `new check ${index}`),
    ];
    const free = 31 - codes.length - reserved.length;

    it(`${name} has room for at least one more check`, () => {
      assert.ok(free > 0);
      assert.doesNotThrow(() => assignBits(withMore(1), ...reserved));
    });

    it(`${name} rejects one check more than it has free bits`, () => {
      assert.throws(() => assignBits(withMore(free + 1), ...reserved), RangeError);
    });
  }
});

describe('The bits of a row for problems across rows', () => {
  it('are all different, and none is the bit that marks claim risks', () => {
    checkBits([...Object.values(CROSS_ROW_BITS), CLAIM_RISK_BIT]);
  });

  it('are cleared with the month, the patient, or the initial assessment', () => {
    assert.equal(MONTH_PROBLEM_BITS & PATIENT_PROBLEM_BITS, 0);
    const all = Object.values(CROSS_ROW_BITS).reduce((bits, bit) => bits | bit, 0);
    assert.equal(MONTH_PROBLEM_BITS | PATIENT_PROBLEM_BITS | CROSS_ROW_BITS.CB102, all);
  });

  it('keep their positions, which the order of the records assigns', () => {
    assert.equal(
      CROSS_ROW_PROBLEM_CODES.join(' '),
      'CB020 CB021 CB022 CB034 CB035 CB036 CB102 CB104 CB107 CB108 CB111 CB112 CB113 CB114 CB115 CB116 CB118 CB039 CB145 CB144 CB167 CB168 CB169 CB170 CB171 CB172',
    );
    assert.deepEqual(
      Object.values(CROSS_ROW_BITS),
      CROSS_ROW_PROBLEM_CODES.map((_, index) => 1 << index),
    );
  });
});

describe('The bits of a month for claim risks', () => {
  it('have room for at least one more check', () => {
    assert.ok(CLAIM_RISK_CODES.length < 53);
    assert.doesNotThrow(() => assignPowers([...CLAIM_RISK_CODES, 'new check']));
    assert.throws(() => assignPowers(Array.from({ length: 54 }, (_, index) => `check ${index}`)), RangeError);
  });

  it('are all different powers of 2 that a number can add up exactly', () => {
    const powers = Object.values(CLAIM_RISK_BITS);
    assert.deepEqual(
      powers,
      powers.map((_, index) => 2 ** index),
    );
    assert.ok(powers.reduce((sum, power) => sum + power, 0) <= Number.MAX_SAFE_INTEGER);
  });
});
