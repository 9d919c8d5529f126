import assert from 'node:assert/strict';
import { ProblemFixes } from '../../../src/billing/problemFixes';
import { billingRules } from '../../../src/billing/rules/billingRules';
import { FULL_TIME_PROFILE, type PayerProfile } from '../../../src/billing/rules/payerProfile';
import { writeAnswers } from '../../../src/configuration/configurationText';
import { TextLines } from '../../../src/log/csv/lines';
import { billingReport } from '../../../src/report/billingReport';
import { chargeLines } from '../../../src/report/exports/chargeLines';
import { exportText } from '../../../src/report/exports/exportFile';
import { monthAnswer } from '../../../src/wording/monthAnswer';
import { patientMonthFigures, monthFigures } from '../../../src/wording/monthFigures';
import { billWithRules, makeExportedReport, month } from '../support/billing';

const TEXT = [
  'Date,MRN,Minutes,Initial Assessment,Other Codes',
  '1/3/2026,P1,20,1/3/2026,G0556',
  '2/3/2026,P1,95,1/3/2026,G0556',
  '3/3/2026,P1,95,1/3/2026,',
].join('\n');

function bill(profile: Partial<PayerProfile>) {
  return billWithRules(billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, ...profile } }), TextLines.of(TEXT));
}

function listCodes(profile: Partial<PayerProfile>): string[] {
  const billed = bill(profile);
  const lines = billingReport(billed).lines.map((line) => monthFigures(line).codes);
  assert.deepEqual(
    lines,
    billed.ledger.months().map((each) => patientMonthFigures(each).codes),
  );
  return lines.reverse();
}

describe('A month that can be billed with an APCM add-on or with the time-based codes', () => {
  it('shows both in every view until the profile chooses', () => {
    assert.deepEqual(listCodes({}), ['no code or G0568', '99493 + 1 × 99494 or G0569', '99493 + 1 × 99494']);
    assert.deepEqual(listCodes({ apcmAddOns: true }), ['G0568', 'G0569', '99493 + 1 × 99494']);
    assert.deepEqual(listCodes({ apcmAddOns: false }), ['no code', '99493 + 1 × 99494', '99493 + 1 × 99494']);
  });

  it('explains both, also once the profile chooses', () => {
    const explain = (profile: Partial<PayerProfile>): string => monthAnswer(bill(profile), 'P1', month('2026-02'));
    assert.match(explain({}), /With an APCM code: 99493 \+ 1 × 99494 or G0569, not both\./);
    assert.match(
      explain({ apcmAddOns: true }),
      /With an APCM code: G0569 by the profile's choice .* 99493 \+ 1 × 99494\./,
    );
    assert.doesNotMatch(monthAnswer(bill({}), 'P1', month('2026-03')), /APCM/);
  });

  it('is in the JSON with both, and counted in the exports for people', () => {
    const exported = makeExportedReport(bill({}));
    const { lines } = JSON.parse(exportText(exported, 'json')) as { lines: { alternative?: unknown }[] };
    assert.deepEqual(lines.map(({ alternative }) => alternative ?? null).reverse(), [
      { base: 'G0568', addOnUnits: 0 },
      { base: 'G0569', addOnUnits: 0 },
      null,
    ]);
    assert.match(exportText(exported, 'html'), /\(CB148\): 2 patient-months/);
    assert.doesNotMatch(exportText(makeExportedReport(bill({ apcmAddOns: true })), 'html'), /CB148/);
  });

  it('has charge lines that name the missing choice', () => {
    const missing = (profile: Partial<PayerProfile>): boolean[] => {
      const { report, billed } = makeExportedReport(bill(profile));
      return chargeLines(report, billed).map((line) => line.missing.some((text) => text.includes('APCM')));
    };
    assert.deepEqual(missing({}), [false, false, true, true]);
    assert.deepEqual(missing({ apcmAddOns: true }), [false, false, false, false]);
  });

  it('has a quick fix for each choice, which writes it into the configuration', () => {
    const billed = bill({});
    const [log] = billed.logs;
    assert.ok(log);
    const fixes = new ProblemFixes(billed, log, TextLines.of(TEXT));
    const [row] = billed.ledger.months().at(-1)?.rows ?? [];
    assert.ok(row !== undefined);
    const texts = fixes
      .findFixes('CB148', row)
      .map((fix) => (fix.kind === 'answer' ? writeAnswers('', [fix.answer]).replace(/\s+/g, ' ').trim() : ''));
    assert.deepEqual(texts, [
      '{ "profiles": { "full-time": { "apcmAddOns": true } } }',
      '{ "profiles": { "full-time": { "apcmAddOns": false } } }',
    ]);
  });
});
