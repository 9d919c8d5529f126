import assert from 'node:assert/strict';
import { billingRules, type BillingRulesOptions } from '../../../../src/billing/rules/billingRules';
import { FULL_TIME_PROFILE, type PayerProfile } from '../../../../src/billing/rules/payerProfile';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { listProblems } from '../../../../src/billing/problemList';
import { TextLines } from '../../../../src/log/csv/lines';
import { TODAY } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

/** Lists the problems with a payer's limits as of 2026-01-15, each as its code and message. */
function find(
  row: { readonly date?: string; readonly minutes?: string },
  profile: Partial<PayerProfile>,
  options: BillingRulesOptions = {},
): string[] {
  const rules = billingRules({ ...options, defaultProfile: { ...FULL_TIME_PROFILE, ...profile }, today: TODAY });
  const logs = new BilledLogs(rules);
  const assessment = row.date === undefined ? {} : { assessment: row.date };
  logs.add(TextLines.of(buildLog({ minutes: '70', ...row, ...assessment })), { today: TODAY });
  return listProblems(logs, logs.logs[0]!)
    .filter(({ code }) => ['CB120', 'CB141', 'CB173', 'CB175'].includes(code))
    .map(({ code, message }) => `${code} ${message}`);
}

describe('The filing limit of a payer', () => {
  const YEAR = { filingLimit: { amount: 12, unit: 'months' } } as const;
  const byThreshold = { ...YEAR, dateOfService: 'thresholdMet' } as const;

  it('has passed on the day after the last day, counted from the date of service', () => {
    assert.deepEqual(find({ date: '1/14/2025' }, byThreshold), [
      "CB141 The claim for Jan 2025 had to be filed by 1/14/2026: this payer's limit is 12 months after the date of service.",
    ]);
  });

  it('is near on its last day', () => {
    assert.deepEqual(find({ date: '1/15/2025' }, byThreshold), [
      "CB173 File the claim for Jan 2025 by 1/15/2026: this payer's limit is 12 months after the date of service.",
    ]);
  });

  it('ends with the last day of a month if that is the date of service', () => {
    assert.match(find({ date: '1/14/2025' }, YEAR).join(), /^CB173 File the claim for Jan 2025 by 1\/31\/2026:/);
  });

  it('can be in days', () => {
    const profile = { filingLimit: { amount: 95, unit: 'days' } } as const;
    assert.match(find({ date: '9/3/2025' }, profile).join(), /^CB141 .* filed by 1\/3\/2026: .* is 95 days after/);
    assert.match(find({ date: '10/3/2025' }, profile).join(), /^CB173 .* by 2\/3\/2026: /);
    assert.deepEqual(find({ date: '12/3/2025' }, profile), []);
  });

  it('isn’t reported for a month without a code, or for a payer without a limit', () => {
    assert.deepEqual(find({ date: '1/14/2024', minutes: '69.99' }, YEAR), []);
    assert.deepEqual(find({ date: '1/14/2024' }, {}), []);
  });
});

describe('Many units of 99494', () => {
  it('are more than 8 for a payer without a limit', () => {
    assert.deepEqual(find({ minutes: '339.99' }, {}), []);
    assert.match(find({ minutes: '340' }, {}).join(), /^CB175 Jan 2024 earns 9 units of 99494/);
  });

  it('are those over the limit if the payer has one', () => {
    assert.match(find({ minutes: '340' }, { addOnCaps: [{ value: 3 }] }).join(), /^CB120 /);
    assert.deepEqual(find({ minutes: '340' }, { addOnCaps: [{ value: 9 }] }), []);
  });

  it('are what the clinic doesn’t call usual', () => {
    assert.match(find({ minutes: '160' }, {}, { usualAddOnUnits: 2 }).join(), /^CB175 Jan 2024 earns 3 units/);
    assert.deepEqual(find({ minutes: '400' }, {}, { usualAddOnUnits: undefined }), []);
  });
});
