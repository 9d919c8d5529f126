import assert from 'node:assert/strict';
import { ProblemFixes } from '../../../src/billing/problemFixes';
import { billingRules } from '../../../src/billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../../../src/billing/rules/builtInProfiles';
import { FULL_TIME_PROFILE } from '../../../src/billing/rules/payerProfile';
import { writeAnswers } from '../../../src/configuration/configurationText';
import { TextLines } from '../../../src/log/csv/lines';
import { billingReport } from '../../../src/report/billingReport';
import { exportText } from '../../../src/report/exports/exportFile';
import { listRulesAsOf, listRulesNotices } from '../../../src/report/rulesNotices';
import { monthAnswer } from '../../../src/wording/monthAnswer';
import { billWithRules, makeExportedReport, month } from '../support/billing';
import { buildLog } from '../support/logBuilder';

const TEXT = buildLog(
  { date: '11/3/2025', assessment: '11/3/2025', minutes: '70' },
  { date: '1/5/2026', assessment: '11/3/2025', minutes: '60' },
  { mrn: 'P2', date: '1/7/2026', assessment: '1/3/2026', minutes: '60', payer: 'Medicare' },
);
const rules = billingRules({
  defaultProfile: { ...FULL_TIME_PROFILE, rulesAsOf: month('2025-11') },
  payers: new Map([['Medicare', BUILT_IN_PROFILES.get('medicare')!]]),
});
const billed = billWithRules(rules, TextLines.of(TEXT));
const NOTICE = "The rules of the “Full time” profile are as of 2025-11. The rules for 2026 aren't known yet.";

describe('The rules that a report is based on', () => {
  it('have the month in which each profile was checked, and a notice for each profile with later years', () => {
    const report = billingReport(billed);
    assert.deepEqual(listRulesAsOf(report), ['Full time: 2025-11', 'Medicare: 2026-11']);
    assert.deepEqual(listRulesNotices(report), [NOTICE]);
    assert.deepEqual(listRulesNotices(billingReport(billed, { month: month('2025-11') })), []);
  });

  it('are stated in the exports for people', () => {
    const html = exportText(makeExportedReport(billed), 'html');
    assert.match(html, /Full time: 2025-11; Medicare: 2026-11/);
    assert.match(html, /The rules for 2026 .{1,12} known yet/);
  });

  it('are stated where a month is explained', () => {
    const later = monthAnswer(billed, 'P1', month('2026-01'));
    assert.match(later, /\(the full minutes of each code; rules as of 2025-11\)/);
    assert.ok(later.includes(NOTICE));
    assert.ok(!monthAnswer(billed, 'P1', month('2025-11')).includes(NOTICE));
  });

  it('can be confirmed with a quick fix, which writes the month into the configuration', () => {
    const fixes = new ProblemFixes(billed, billed.logs[0]!, TextLines.of(TEXT));
    const [row] = billed.ledger.patientMonth('P1', month('2026-01'))?.rows ?? [];
    assert.ok(row !== undefined);
    const [fix, ...others] = fixes.findFixes('CB147', row);
    assert.deepEqual([others.length, fix?.title], [0, 'I checked the rules of the "Full time" profile for 2026']);
    assert.ok(fix?.kind === 'answer');
    assert.match(writeAnswers('', [fix.answer]), /"full-time": \{\s*"rulesAsOf": "2026-01"/);
  });
});
