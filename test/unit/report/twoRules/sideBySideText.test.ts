import assert from 'node:assert/strict';
import { CPT_MIDPOINT, FULL_TIME } from '../../../../src/billing/rules/timeRules';
import { TextLines } from '../../../../src/log/csv/lines';
import { billingReport } from '../../../../src/report/billingReport';
import { sideBySide } from '../../../../src/report/twoRules/sideBySide';
import { gainText, sideBySidePage } from '../../../../src/report/twoRules/sideBySideText';
import { billWithRules, makeRules } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

describe('the page for the same log under two rules', () => {
  const lines = TextLines.of(buildLog({ minutes: '36', lastName: 'Guz|man' }, { mrn: 'P2', minutes: '120' }));
  const reports = [FULL_TIME, CPT_MIDPOINT].map((rule) => billingReport(billWithRules(makeRules(rule), lines)));
  const compared = sideBySide(reports[0]!, reports[1]!);

  it('summarizes the difference in one sentence', () => {
    assert.equal(gainText(compared), '2 patient-months differ: 1 more base code, 1 more unit of 99494');
    assert.equal(
      gainText(sideBySide(reports[1]!, reports[0]!)),
      '2 patient-months differ: 1 fewer base code, 1 fewer unit of 99494',
    );
    assert.equal(
      gainText(sideBySide(reports[0]!, reports[0]!)),
      '0 patient-months differ: the same number of base codes, the same number of units of 99494',
    );
  });

  it('has a row for each patient-month, and escapes names', () => {
    const page = sideBySidePage(compared, ['full-time', 'cpt-midpoint']).split('\n');
    assert.equal(page[6], '| Guz\\|man, Holly | Jan 2024 | 36 | no code | 99492 | differs |');
    assert.equal(page[7], '| Guzman, Holly | Jan 2024 | 120 | 99492 + 1 × 99494 | 99492 + 2 × 99494 | differs |');
  });
});
