import assert from 'node:assert/strict';
import type { RowId } from '../../../../src/log/rows/rowId';
import { billText, day, findMarkedTexts, findProblems, summarizeReport } from '../../support/billing';

/** Returns a log with more columns and one entry, on the day of the initial assessment. */
function buildLogWith(columns: Readonly<Record<string, string>>): string {
  const names = Object.keys(columns).join(',');
  return `Date,MRN,Minutes,Initial Assessment,${names}\n1/3/2024,A1,70,1/3/2024,${Object.values(columns).join(',')}\n`;
}

describe('The optional columns', () => {
  const cases: [title: string, columns: Record<string, string>, marked: string[]][] = [
    ['a consent date that can’t be read', { 'Consent Date': 'given' }, ['CB040 given']],
    ['a discharge date that doesn’t exist', { 'Discharge Date': '2/30/2024' }, ['CB041 2/30/2024']],
    ['a date of birth that can’t be read', { DOB: 'May' }, ['CB042 May']],
    ['a two-digit birth year, which is in the past', { DOB: '5/3/62' }, []],
    ['a date of birth in the future', { 'Date of Birth': '1/1/2030' }, ['CB045 1/1/2030']],
    ['a PHQ-9 above 27', { 'PHQ-9': '28' }, ['CB043 28']],
    ['a PHQ-9 that isn’t a whole number', { PHQ9: '12.5' }, ['CB043 12.5']],
    ['a PHQ-9 of 0 and of 27', { 'PHQ-9': '27', 'GAD-7': '0' }, []],
    ['a GAD-7 above 21', { 'GAD-7': '22' }, ['CB044 22']],
    ['a score lost to a formula error', { 'GAD-7': '#REF!' }, ['CB044 #REF!']],
    ['an entry before the consent', { 'Consent Date': '1/4/2024' }, ['CB160 1/3/2024']],
    ['an entry on the day of the consent and the discharge', { Consent: '1/3/2024', Discharge: '1/3/2024' }, []],
    ['an entry after the discharge', { 'Discharge Date': '1/2/2024' }, ['CB161 1/3/2024']],
    ['a payer lost to a formula error', { Payer: '#REF!' }, ['CB046 #REF!']],
    ['a note lost to a formula error', { Role: 'BHCM', Notes: '#N/A' }, ['CB046 #N/A']],
    ['a number sign in a note', { Notes: '#12 of 20' }, []],
    ['a formula error in a column that isn’t read', { Color: '#REF!' }, []],
  ];
  for (const [title, columns, marked] of cases) {
    it(`can have ${title}: the entry is counted${marked.length > 0 ? ' and flagged' : ''}`, () => {
      assert.deepEqual(findMarkedTexts(buildLogWith(columns)), marked);
      assert.deepEqual(summarizeReport(buildLogWith(columns)), ['A1 2024-01 70 99492']);
    });
  }

  it('show the order of the dates in the same column only', () => {
    const text = 'Date,MRN,Minutes,Consent Date\n3/1/2024,A1,20,25/12/2023\n';
    const { dates } = billText(text).logs[0]!.conventions;
    assert.deepEqual([dates.date.order, dates.consentDate.order], ['monthFirst', 'dayFirst']);
  });

  it('set the patient’s consent, discharge, and birth dates', () => {
    const { table } = billText(buildLogWith({ Consent: '1/2/2024', Discharge: '2/1/2024', DOB: '5/6/1980' }));
    const { consentDate, dischargeDate, dateOfBirth } = table.attributesOf(1 as RowId);
    assert.deepEqual([consentDate, dischargeDate, dateOfBirth], [day(2024, 1, 2), day(2024, 2, 1), day(1980, 5, 6)]);
  });

  it('aren’t checked if the number of fields is wrong, because values can be under the wrong columns', () => {
    const text = 'Date,MRN,Minutes,PHQ-9,No Show\n1/3/2024,A1,20,99\n';
    assert.deepEqual(
      findProblems(text).map(({ code }) => code),
      ['CB003'],
    );
  });
});

describe('An NPI damaged by a spreadsheet', () => {
  const messages: [npi: string, expected: RegExp][] = [
    ['1.23457E+09', /10 digits\. This one doesn't\. The NPI was lost in a spreadsheet\. Take it from the record\.$/],
    ['#REF!', /The NPI was lost in a spreadsheet/],
    ['1234567893.0', /A spreadsheet added decimals\. Without them, it has 10 digits\.$/],
    ['123456789', /^An NPI has 10 digits\. This one doesn't\.$/],
  ];
  for (const [npi, expected] of messages) {
    it(`is flagged with the likely cause if it is ${npi}`, () => {
      const [problem, ...others] = findProblems(buildLogWith({ NPI: npi }));
      assert.equal(problem?.code, 'CB105');
      assert.match(problem.message, expected);
      assert.deepEqual(others, []);
    });
  }
});
