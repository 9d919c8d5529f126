import assert from 'node:assert/strict';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { findTreatmentCourse } from '../../../../src/billing/audit/treatmentCourse';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { CASELOAD_THRESHOLDS, type CaseloadThresholds } from '../../../../src/billing/rules/caseloadThresholds';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatDate } from '../../../../src/log/values/calendarDate';
import { TODAY } from '../../support/billing';

const HEADER = 'Date,MRN,Minutes,Activity,Initial Assessment,PHQ-9,GAD-7';

/** Bills rows such as `1/3/2024 Follow Up 20`: the date, the activity, and the PHQ-9. */
function bill(rows: readonly string[], thresholds: Partial<CaseloadThresholds> = {}): BilledLogs {
  const logs = new BilledLogs(billingRules({ caseload: { ...CASELOAD_THRESHOLDS, ...thresholds } }));
  logs.add(TextLines.of([HEADER, ...rows, ''].join('\n')), { today: TODAY });
  return logs;
}

const row = (date: string, phq9: string, activity = 'Follow Up', gad7 = ''): string =>
  `${date},P1,20,${activity},1/3/2024,${phq9},${gad7}`;

/** Returns the months that have CB180. */
function flagged(rows: readonly string[], thresholds?: Partial<CaseloadThresholds>): number[] {
  return bill(rows, thresholds)
    .ledger.months()
    .filter(({ claimRisks }) => claimRisks.some(({ code }) => code === 'CB180'))
    .map(({ month }) => month);
}

describe('CB180, no improvement and no review since', () => {
  const first = row('1/3/2024', '20');

  it('is on the latest month if the score is above half of the first one after exactly ten weeks', () => {
    assert.deepEqual(flagged([first, row('3/13/2024', '11')]), [202403]);
    assert.deepEqual(flagged([first, row('3/12/2024', '11')]), []);
  });

  it("isn't there if the score is half of the first one, or below 10", () => {
    assert.deepEqual(flagged([first, row('3/13/2024', '10')]), []);
    assert.deepEqual(flagged([row('1/3/2024', '12'), row('3/13/2024', '9')]), []);
    assert.deepEqual(flagged([row('1/3/2024', '12'), row('3/13/2024', '10')]), [202403]);
  });

  it("isn't there if the psychiatric consultant reviewed the patient since the ten weeks ended", () => {
    const review = (date: string): string => row(date, '', 'Psychiatric Consultation');
    assert.deepEqual(flagged([first, row('3/13/2024', '15'), review('3/20/2024')]), []);
    assert.deepEqual(flagged([first, review('2/20/2024'), row('3/13/2024', '15')]), [202403]);
  });

  it('uses GAD-7 as it uses PHQ-9', () => {
    assert.deepEqual(
      flagged([row('1/3/2024', '', 'Follow Up', '18'), row('3/13/2024', '', 'Follow Up', '17')]),
      [202403],
    );
  });

  it('uses neither a score that is out of range nor one in a row with an error', () => {
    assert.deepEqual(flagged([first, row('3/13/2024', '28')]), []);
    assert.deepEqual(flagged([first, '3/13/2024,P1,ten,Follow Up,1/3/2024,15,', row('3/14/2024', '')]), []);
  });

  it('uses the thresholds of the configuration', () => {
    assert.deepEqual(flagged([first, row('2/1/2024', '15')], { weeks: 4 }), [202402]);
    assert.deepEqual(flagged([first, row('3/13/2024', '15')], { improvementPercent: 25 }), []);
    assert.deepEqual(flagged([first, row('3/13/2024', '15')], { targetScore: 16 }), []);
  });

  it('looks only at the latest episode', () => {
    const later = (date: string, phq9: string): string => `${date},P1,20,Follow Up,10/1/2024,${phq9},`;
    assert.deepEqual(flagged([first, later('10/1/2024', '18'), later('10/9/2024', '18')]), []);
    assert.deepEqual(flagged([first, later('10/1/2024', '18'), later('12/20/2024', '18')]), [202412]);
  });
});

describe('the course of treatment', () => {
  it('has the first and the latest score, the last contact, and the last review', () => {
    const logs = bill([row('1/3/2024', '20'), row('1/9/2024', '', 'Psychiatric Consultation'), row('2/1/2024', '4')]);
    const course = findTreatmentCourse(logs.ledger.monthsOf('P1'), logs.ledger.courseContext);
    const [phq9] = course.scales;
    assert.deepEqual(
      [phq9?.baseline.score, phq9?.latest.score, phq9?.isImproved, phq9?.isRemitted, phq9?.isDue],
      [20, 4, true, true, false],
    );
    assert.deepEqual(
      [course.lastContact, course.lastReview].map((date) => date && formatDate(date)),
      ['2/1/2024', '1/9/2024'],
    );
  });
});
