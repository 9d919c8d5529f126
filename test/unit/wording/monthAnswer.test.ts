import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BilledLogs } from '../../../src/billing/billedLogs';
import { billingRules } from '../../../src/billing/rules/billingRules';
import { TextLines } from '../../../src/log/csv/lines';
import { localDateOf, readMonth, type CalendarMonth } from '../../../src/log/values/calendarDate';
import { monthAnswer } from '../../../src/wording/monthAnswer';

const SAMPLE = readFileSync(join(__dirname, '..', '..', '..', 'samples', 'sample.timelog.csv'), 'utf8');

function month(text: string): CalendarMonth {
  const read = readMonth(text);
  assert.ok(read !== undefined);
  return read;
}

describe('the answer to which codes a patient-month earned', () => {
  const today = localDateOf(new Date(2025, 3, 2));
  const billed = new BilledLogs(billingRules({ today }));
  billed.add(TextLines.of(SAMPLE), { today });

  it('has the codes, the rule, and the days on which they were earned', () => {
    const lines = monthAnswer(billed, ' S-1001 ', month('2025-01')).split('\n');
    assert.equal(lines[0], 'Jan 2025, initial month: 99492 + 1 × 99494 with 105.25 min.');
    assert.ok(lines.includes('99492 earned on 1/16/2025, at 81.75 minutes.'), lines.join('\n'));
    assert.ok(lines.includes('99494 earned on 1/30/2025, at 105.25 minutes.'), lines.join('\n'));
  });

  it('says why a month earns nothing, and what a payer may deny', () => {
    const answer = monthAnswer(billed, 'S-1002', month('2025-01'));
    assert.match(answer, /no code with 65\.5 min/);
    assert.match(answer, /99492 is not passed on to a later month/);
  });

  it('tells of a row that is left out', () => {
    assert.match(monthAnswer(billed, 'S-1004', month('2025-02')), /2 entries count/);
  });

  it('lists all months where none is named, or where the one named has no row', () => {
    assert.deepEqual(monthAnswer(billed, 'S-1003', undefined).split('\n'), [
      'Feb 2025: 71.25 min · 99492 · 28.75 min to 99494',
      'Mar 2025: 60 min · 99493 · 30 min to 99494',
    ]);
    assert.match(monthAnswer(billed, 'S-1003', month('2024-12')), /^The log has no row for this patient in Dec 2024\./);
  });

  it('knows nobody by an MRN that the log does not have to the letter', () => {
    assert.match(monthAnswer(billed, 's-1001', undefined), /no row that can be read for this MRN/);
  });

  it('names neither the patient nor the MRN', () => {
    const months = billed.ledger.months();
    const answers = months.map((its) => monthAnswer(billed, its.mrn, its.month)).join('\n');
    assert.doesNotMatch(answers, /S-100|Alma|Bruno|Chidi|Dora|Sample|Meyer|Okafor/);
  });
});
