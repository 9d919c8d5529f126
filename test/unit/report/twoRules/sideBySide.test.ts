import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CPT_MIDPOINT, FULL_TIME } from '../../../../src/billing/rules/timeRules';
import { TextLines } from '../../../../src/log/csv/lines';
import { billingReport } from '../../../../src/report/billingReport';
import { sideBySide } from '../../../../src/report/twoRules/sideBySide';
import { billWithRules, billText, makeRules } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

const sample = readFileSync(join(__dirname, '..', '..', '..', 'fixtures', 'sample.timelog.csv'), 'utf8');

describe('the same log under two rules', () => {
  const lines = TextLines.of(sample);
  const full = billingReport(billWithRules(makeRules(FULL_TIME), lines));
  const midpoint = billingReport(billWithRules(makeRules(CPT_MIDPOINT), lines));
  const compared = sideBySide(full, midpoint);

  it('gains 6 base codes and 14 add-on units on the sample by the midpoint (sources.md 1.2)', () => {
    assert.deepEqual([compared.baseCodesGained, compared.addOnUnitsGained], [6, 14]);
  });

  it('lists every patient-month, and marks the ones that differ', () => {
    assert.equal(compared.lines.length, 30);
    const reyes = compared.lines.find(({ line }) => line.lastName === 'Reyes' && line.month === 202401);
    assert.deepEqual([reyes?.left.base, reyes?.right.base, reyes?.isSame], [undefined, '99492', false]);
    assert.equal(compared.lines.filter(({ isSame }) => isSame).length, 30 - compared.differing);
  });

  it('has no differences if both rules are the same', () => {
    const report = billingReport(billText(buildLog({ minutes: '70' })));
    assert.equal(sideBySide(report, report).differing, 0);
  });
});
