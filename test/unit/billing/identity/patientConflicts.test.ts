// A name with an accent. cspell:ignore Hólly
import assert from 'node:assert/strict';
import { readRoster } from '../../../../src/configuration/rosterReading';
import { TextLines } from '../../../../src/log/csv/lines';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { ProblemFixes } from '../../../../src/billing/problemFixes';
import { listProblems } from '../../../../src/billing/problemList';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import type { Problem } from '../../../../src/log/problems/problems';
import { TODAY, findMarkedTexts, findProblems, makeReportLines, readRange } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

/** The dates of one patient in three months. */
const [JAN, FEB, MAR] = [{ date: '1/3/2024' }, { date: '2/3/2024' }, { date: '3/3/2024' }];

/** Lists the problems of these codes, such as `3 CB168 Reyes`. */
function found(text: string, ...codes: readonly string[]): string[] {
  return findProblems(text)
    .filter(({ code }) => codes.includes(code))
    .map(({ code, range }) => `${range.start.line + 1} ${code} ${readRange(TextLines.of(text), range)}`);
}

describe('The referring provider NPI of a month (CB167)', () => {
  it('is reported on the rows that differ from most rows, with the row that the report uses', () => {
    const text = buildLog(
      { date: '1/3/2024' },
      { date: '1/4/2024', npi: '1245319599' },
      { date: '1/5/2024' },
      { date: '1/6/2024', npi: '' },
    );
    assert.deepEqual(found(text, 'CB167'), ['3 CB167 1245319599']);
    assert.match(findProblems(text)[0]!.message, /line 4\b/);
  });

  it('is compared in rows whose time doesn’t count, too, because the report can use their value', () => {
    const text = [
      'Date,MRN,First name,Last name,Minutes,Role,Payer,Initial Assessment,NPI',
      '1/3/2024,P1,Holly,Guzman,75,BHCM,Cigna,1/3/2024,1234567893',
      '1/9/2024,P1,Holly,Reyes,5,Front desk,Humana,1/3/2024,1245319599',
    ].join('\n');
    assert.equal(makeReportLines(text)[0]?.npi, '1245319599');
    assert.deepEqual(found(text, 'CB112', 'CB107', 'CB108', 'CB167'), [
      '2 CB107 Guzman',
      '2 CB108 Cigna',
      '2 CB167 1234567893',
      '3 CB112 Front desk',
    ]);
    assert.match(findProblems(text)[0]!.message, /line 3\b/);
  });

  it('may be another one in another month', () => {
    assert.deepEqual(found(buildLog(JAN, { ...FEB, npi: '1245319599' }), 'CB167'), []);
  });

  it('has a fix that uses the NPI from the latest row, if that row has the usual one', () => {
    const text = buildLog({ date: '1/3/2024', npi: '1245319599' }, { date: '1/4/2024' }, { date: '1/5/2024' });
    const lines = TextLines.of(text);
    const logs = new BilledLogs(billingRules());
    const log = logs.add(lines, { today: TODAY });
    const fixes = new ProblemFixes(logs, log, lines);
    const [fix] = fixes.findFixes('CB167', fixes.findRows('CB167')[0]!);
    assert.equal(fix?.title, 'Use the NPI from the latest row (line 4)');
    assert.equal(fix.isPreferred, false);
  });
});

describe('One MRN with two names in two months', () => {
  it('is reported once, on the name that fewer rows have, if neither part agrees (CB168)', () => {
    const other = { firstName: 'Brad', lastName: 'Reyes' };
    const text = buildLog(
      JAN,
      { ...JAN, minutes: '21' },
      { ...JAN, minutes: '22' },
      { ...FEB, ...other },
      { ...MAR, ...other, lastName: 'Reyes ' },
    );
    assert.deepEqual(found(text, 'CB168', 'CB169'), ['5 CB168 Reyes']);
    assert.match(findProblems(text).find(({ code }) => code === 'CB168')!.message, /line 2\b/);
  });

  it('is reported with less weight if only the last name agrees, as in a family (CB169)', () => {
    assert.deepEqual(found(buildLog(JAN, FEB, { ...MAR, firstName: 'Brad' }), 'CB168', 'CB169'), ['4 CB169 Brad']);
  });

  it('isn’t reported after a marriage, for spellings, or without a name', () => {
    for (const other of [
      { lastName: 'Reyes' },
      { firstName: 'Hólly' },
      { firstName: 'H.' },
      { lastName: '', firstName: '' },
    ]) {
      assert.deepEqual(found(buildLog(JAN, JAN, { ...FEB, ...other }), 'CB168', 'CB169'), []);
    }
    assert.deepEqual(found(buildLog(JAN, { ...FEB, firstName: 'Guzman', lastName: 'Holly' }), 'CB168', 'CB169'), []);
  });

  it('is only a difference within the month if the rows are in one month (CB107)', () => {
    const text = buildLog(JAN, JAN, { ...JAN, firstName: 'Brad', lastName: 'Reyes' });
    assert.deepEqual(found(text, 'CB107', 'CB168', 'CB169'), ['4 CB107 Reyes']);
  });

  it('is found with names from the roster', () => {
    const { roster } = readRoster(TextLines.of('MRN,First name,Last name\nP1,Holly,Guzman\n'), TODAY);
    const logs = new BilledLogs(billingRules());
    const header = 'Date,MRN,Minutes,Initial Assessment,Patient';
    const text = [
      header,
      '1/3/2024,P1,75,1/3/2024,',
      '2/3/2024,P1,65,1/3/2024,',
      '3/3/2024,P1,65,1/3/2024,"Reyes, Brad"',
    ];
    const log = logs.add(TextLines.of(text.join('\n')), { today: TODAY, roster });
    const codes = listProblems(logs, log).map(({ code, range }: Problem) => `${range.start.line + 1} ${code}`);
    assert.deepEqual(codes, ['4 CB350', '4 CB168']);
  });
});

describe('Two dates of birth for one MRN (CB172)', () => {
  const log = (...births: readonly string[]): string =>
    [
      'Date,MRN,Minutes,Initial Assessment,Date of Birth',
      ...births.map((birth, index) => `${(index % 3) + 1}/${index + 3}/2024,P1,75,1/3/2024,${birth}`),
    ].join('\n');

  it('are reported once, on the topmost row that differs, in any month', () => {
    assert.deepEqual(found(log('5/6/1980', '5/6/1980', '6/5/1980', '5/6/1980', '6/5/1980'), 'CB172'), [
      '4 CB172 6/5/1980',
    ]);
    assert.deepEqual(found(log('5/6/1980', '1/1/1980', '', '5/6/1980'), 'CB172'), ['3 CB172 1/1/1980']);
  });

  it('aren’t two if one is empty, unreadable, or in a row with an error', () => {
    assert.deepEqual(found(log('5/6/1980', '', 'x', '5/6/1980'), 'CB172'), []);
    assert.deepEqual(found(`${log('5/6/1980')}\n2/3/2024,P1,x,1/3/2024,1/1/1980`, 'CB172'), []);
  });
});

describe('The entry of the initial assessment (CB171)', () => {
  const assessed = { activity: 'Initial Assessment', assessment: '1/3/2024' };

  it('is reported if its date isn’t the initial assessment date', () => {
    assert.deepEqual(findMarkedTexts(buildLog({ ...assessed, date: '1/4/2024' })), ['CB171 1/4/2024']);
    assert.deepEqual(findMarkedTexts(buildLog({ ...assessed, date: '1/3/2024' })), []);
    assert.deepEqual(found(buildLog({ ...FEB, ...assessed, assessment: '1/31/2024' }), 'CB171'), ['2 CB171 2/3/2024']);
  });

  it('states whether the two dates are in different months', () => {
    const message = (date: string): string =>
      findProblems(buildLog({ ...assessed, date })).find(({ code }) => code === 'CB171')!.message;
    assert.doesNotMatch(message('1/4/2024'), /99492/);
    assert.match(message('2/1/2024'), /99492/);
  });

  it('isn’t reported if another such entry of the episode has the date, or if there is none', () => {
    assert.deepEqual(
      found(buildLog({ ...assessed, date: '1/3/2024' }, { ...assessed, date: '2/1/2024' }), 'CB171'),
      [],
    );
    assert.deepEqual(found(buildLog({ ...FEB, activity: 'Follow Up', assessment: '1/3/2024' }), 'CB171'), []);
  });

  it('isn’t a no-show, a row with an error, or an entry of another episode', () => {
    assert.deepEqual(found(buildLog({ ...assessed, date: '1/4/2024', minutes: 'x' }), 'CB171'), []);
    const second = { ...assessed, date: '9/3/2024', assessment: '9/3/2024' };
    assert.deepEqual(found(buildLog({ ...assessed, date: '1/3/2024' }, second), 'CB171'), []);
    assert.deepEqual(found(buildLog({ ...assessed, date: '1/3/2024' }, { ...second, date: '9/4/2024' }), 'CB171'), [
      '3 CB171 9/4/2024',
    ]);
  });
});
