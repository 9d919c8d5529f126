import assert from 'node:assert/strict';
import { formatDate } from '../../../../src/log/values/calendarDate';
import { createCaseload, toPercent } from '../../../../src/report/caseload/caseload';
import type { ReportChoice } from '../../../../src/report/reportChoice';
import { billText, month } from '../../support/billing';

const HEADER = 'Date,MRN,Minutes,Activity,Payer,Initial Assessment,Discharge Date,PHQ-9';

const LOG = [
  HEADER,
  // Improved, and in remission.
  '1/3/2024,A,20,Follow Up,Cigna,1/3/2024,,20',
  '4/1/2024,A,20,Follow Up,Cigna,1/3/2024,,4',
  // Not improved, and not reviewed.
  '1/3/2024,B,20,Follow Up,Cigna,1/3/2024,,20',
  '4/1/2024,B,20,Follow Up,Cigna,1/3/2024,,18',
  // Not improved, but reviewed.
  '1/3/2024,C,20,Follow Up,Humana,1/3/2024,,20',
  '3/25/2024,C,20,Follow Up,Humana,1/3/2024,,18',
  '4/2/2024,C,20,Psychiatric Consultation,Humana,1/3/2024,,',
  // New.
  '4/3/2024,D,20,Follow Up,Humana,4/3/2024,,9',
  // Discharged, and not seen for a long time.
  '3/1/2024,E,20,Follow Up,Cigna,1/3/2024,3/2/2024,20',
  '1/3/2023,F,20,Follow Up,Cigna,1/3/2023,,20',
  '',
].join('\n');

function summarize(choice: ReportChoice = {}) {
  const { asOf, patients, rates } = createCaseload(billText(LOG), choice);
  return {
    asOf: asOf && formatDate(asOf),
    patients: patients.map((patient) => `${patient.mrn}${patient.needsReview ? '!' : ''}`),
    rates: Object.fromEntries(rates.map(({ id, count, of }) => [id, `${count}/${of}`])),
  };
}

describe('the caseload', () => {
  it('has the patients in treatment on the day of the latest entry, those who need a review first', () => {
    assert.deepEqual(summarize(), {
      asOf: '4/3/2024',
      patients: ['B!', 'A', 'C', 'D'],
      rates: { contact: '4/4', score: '4/4', improvement: '1/3', remission: '1/3', consultation: '1/2' },
    });
  });

  it('of a month is that of its last day, without what happened later', () => {
    const { asOf, patients, rates } = summarize({ month: month('2024-03') });
    assert.deepEqual([asOf, patients], ['3/31/2024', ['C!', 'A', 'B']]);
    assert.equal(rates['improvement'], '0/1');
  });

  it('of a payer has only its patients', () => {
    assert.deepEqual(summarize({ payer: 'Humana' }).patients, ['C', 'D']);
  });

  it('of a log without entries is empty', () => {
    const { asOf, patients } = createCaseload(billText(`${HEADER}\n`), {});
    assert.deepEqual([asOf, patients], [undefined, []]);
  });

  it('rates are whole percentages, rounded half up, and a group without patients has none', () => {
    assert.deepEqual(
      [
        [1, 3],
        [2, 3],
        [1, 8],
        [0, 5],
        [0, 0],
      ].map(([count = 0, of = 0]) => toPercent({ id: 'contact', count, of })),
      [33, 67, 13, 0, undefined],
    );
  });
});
