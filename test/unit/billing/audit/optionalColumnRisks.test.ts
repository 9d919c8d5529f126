import assert from 'node:assert/strict';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { listProblems } from '../../../../src/billing/problemList';
import { TextLines } from '../../../../src/log/csv/lines';
import { TODAY } from '../../support/billing';

/** Returns a function that lists the problems of rows under this header, such as `2 CB143`. */
function problemsUnder(header: string): (...rows: readonly string[]) => string[] {
  return (...rows) => {
    const logs = new BilledLogs(billingRules());
    logs.add(TextLines.of([header, ...rows].join('\n')), { today: TODAY });
    return listProblems(logs, logs.logs[0]!).map(({ code, range }) => `${range.start.line + 1} ${code}`);
  };
}

describe('The claim risks from optional columns', () => {
  it('include a month without a rating scale if the log has a column for one (CB124)', () => {
    const of = problemsUnder('Date,MRN,Minutes,Initial Assessment,PHQ-9,GAD-7');
    assert.deepEqual(of('1/3/2024,P1,40,1/3/2024,,', '1/4/2024,P1,35,1/3/2024,,'), ['2 CB124']);
    assert.deepEqual(of('1/3/2024,P1,40,1/3/2024,,', '1/4/2024,P1,35,1/3/2024,,9'), []);
    assert.deepEqual(of('1/3/2024,P1,40,1/3/2024,12,', '1/4/2024,P1,35,1/3/2024,,'), []);
  });

  it('include a first month without an initiating visit (CB143), and are reported with old visits and late notes', () => {
    const of = problemsUnder('Date,MRN,Minutes,Initial Assessment,Initiating Visit,Documented On');
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,,', '2/4/2024,P1,65,1/3/2024,,'), ['2 CB143']);
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,1/3/2023,2/2/2024'), []);
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,1/2/2023,'), ['2 CB162']);
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,1/2/2024,2/3/2024'), ['2 CB163']);
  });

  it('don’t include an initiating visit within the year before care began, in any later month', () => {
    const of = problemsUnder('Date,MRN,Minutes,Initial Assessment,Initiating Visit');
    const early = '1/3/2024,P1,75,1/3/2024,1/3/2023';
    assert.deepEqual(of(early, '5/4/2024,P1,65,1/3/2024,1/3/2023'), []);
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,1/2/2023', '5/4/2024,P1,65,1/3/2024,'), ['2 CB162']);
    assert.deepEqual(of('1/2/2024,P1,5,1/3/2024,1/1/2023', '1/3/2024,P1,75,1/3/2024,'), ['2 CB162', '2 CB102']);
    assert.deepEqual(of(early, '1/4/2024,P1,65,,12/31/2022'), ['3 CB162']);
  });

  it('consider the review, score, and other codes of an entry with time that doesn’t count', () => {
    const of = problemsUnder('Date,MRN,Minutes,Activity,Role,Initial Assessment,PHQ-9,Other Codes');
    const care = '1/3/2024,P1,75,Call,BHCM,1/3/2024,,';
    assert.deepEqual(of(care, '1/9/2024,P1,10,Review,Psychiatric consultant,1/3/2024,,'), ['2 CB124', '3 CB112']);
    assert.deepEqual(of(care, '1/9/2024,P1,45,Psychotherapy,BHCM,1/3/2024,12,90834 99484'), [
      '2 CB123',
      '2 CB130',
      '3 CB116',
    ]);
  });

  it('don’t include missing values of columns that the log doesn’t have', () => {
    const logs = new BilledLogs(billingRules());
    logs.add(TextLines.of('Date,MRN,Minutes,Initial Assessment\n1/3/2024,P1,70,1/3/2024'), { today: TODAY });
    assert.deepEqual(listProblems(logs, logs.logs[0]!), []);
  });
});
