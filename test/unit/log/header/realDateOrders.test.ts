import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { listProblems } from '../../../../src/billing/problemList';
import { ProblemFixes } from '../../../../src/billing/problemFixes';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatIsoDate } from '../../../../src/log/values/calendarDate';
import type { TimeLogOptions } from '../../../../src/log/timeLog';
import { RULES_WITHOUT_AUDIT, TODAY, billWithOptions, findProblems, summarizeReport } from '../../support/billing';

const folder = join(__dirname, '../../../fixtures/real-logs');
const readFixture = (name: string): string => readFileSync(join(folder, name), 'utf8');

type Options = Omit<TimeLogOptions, 'today' | 'number'>;

/** Returns what a log's rows are read as: the service date, or the code of the error that leaves the row out. */
function readRows(text: string, options: Options = {}): string[] {
  const lines = TextLines.of(text);
  const bytes = [Buffer.from(text)];
  const ofBytes = new BilledLogs(RULES_WITHOUT_AUDIT);
  const results = [
    billWithOptions(options, lines),
    (ofBytes.add(lines, { ...options, today: TODAY }, bytes), ofBytes),
  ].map((billed) => {
    const log = billed.logs[0]!;
    const rows: string[] = [];
    log.walk((row, line) => {
      if (billed.table.isEntry(row)) {
        const date = billed.table.dateOf(row);
        const [error] = log.problemsOf(row, line).filter(({ severity }) => severity === 'error');
        rows.push(error ? error.code : date === 0 ? 'none' : formatIsoDate(date));
      }
      return true;
    });
    return rows;
  });
  assert.deepEqual(results[0], results[1]);
  return results[0]!;
}

const ofDates = (...dates: readonly string[]): string =>
  ['Date,MRN,Minutes', ...dates.map((date, index) => `${date},P${index},20`)].join('\n');

const repeat = (date: string, count: number): string[] => Array.from({ length: count }, () => date);

describe('The order of dates in real logs', () => {
  it('isn’t turned by dates of birth (r24)', () => {
    const text = readFixture('r24-dob-flips-order.timelog.csv');
    assert.deepEqual(summarizeReport(text), ['R-24 2024-03 70 99493']);
    assert.deepEqual(findProblems(text), []);
  });

  it('is year first if most dates with a year of two digits can only be that (h24)', () => {
    const text = readFixture('h24-yy-mm-dd.timelog.csv');
    assert.deepEqual(summarizeReport(text), ['K-29 2024-01 75 99492']);
    assert.deepEqual(findProblems(text), []);
  });

  it('isn’t turned by one slip', () => {
    assert.deepEqual(readRows(ofDates('3/4/2024', '5/6/2024', '13/6/2024')), ['2024-03-04', '2024-05-06', 'CB011']);
  });

  const shapes: readonly [rule: string, text: string, rows: readonly string[], options?: Options][] = [
    [
      'a consent with the day first doesn’t turn the service dates',
      'Date,MRN,Minutes,Consent\n3/4/2024,A,20,25/2/2024\n3/5/2024,A,20,25/2/2024\n',
      ['2024-03-04', '2024-03-05'],
    ],
    [
      'the day of documentation with the day first doesn’t turn the service dates',
      'Date,MRN,Minutes,Documented On\n3/4/2024,A,20,25/3/2024\n3/5/2024,A,20,26/3/2024\n',
      ['2024-03-04', '2024-03-05'],
    ],
    [
      'most dates with the day first make one with the month first the error',
      ofDates('13/6/2024', '14/6/2024', '15/6/2024', '3/4/2024', '6/16/2024'),
      ['2024-06-13', '2024-06-14', '2024-06-15', '2024-04-03', 'CB011'],
    ],
    [
      'most dates with the month first make two with the day first the errors',
      ofDates('6/13/2024', '6/14/2024', '6/15/2024', '3/4/2024', '16/6/2024', '17/6/2024'),
      ['2024-06-13', '2024-06-14', '2024-06-15', '2024-03-04', 'CB011', 'CB011'],
    ],
    [
      'two slips in many dates that don’t show an order turn nothing',
      ofDates(...repeat('3/4/2024', 8), '13/6/2024', '14/6/2024'),
      [...repeat('2024-03-04', 8), 'CB011', 'CB011'],
    ],
    [
      'one slip doesn’t turn a configured order either',
      ofDates('3/4/2024', '5/6/2024', '6/13/2024'),
      ['2024-04-03', '2024-06-05', 'CB011'],
      { dateOrder: 'dayFirst' },
    ],
    [
      'most dates of the column decide against the configured order',
      ofDates('3/4/2024', '6/13/2024', '6/14/2024'),
      ['2024-03-04', '2024-06-13', '2024-06-14'],
      { dateOrder: 'dayFirst' },
    ],
    [
      'a single numeric date among others shows its order',
      ofDates('2024-03-04', '4-Mar-2024', '13/6/2024'),
      ['2024-03-04', '2024-03-04', '2024-06-13'],
    ],
    [
      'the year is first with slashes, dots, and a time after it',
      ofDates('24/01/03', '24.01.09', '24-1-12 09:15'),
      ['2024-01-03', '2024-01-09', '2024-01-12'],
    ],
    [
      'other dates show that the year is last in 24/01/25',
      ofDates('24/01/25', '25/01/25', '03/02/25', '28/02/25'),
      ['2025-01-24', '2025-01-25', '2025-02-03', '2025-02-28'],
    ],
    [
      'other dates show that the year is first in 24-01-25',
      ofDates('24-01-25', '24-01-03', '24-01-04'),
      ['2024-01-25', '2024-01-03', '2024-01-04'],
    ],
    [
      'nothing shows where the year is in 24-01-25, so the rows are left out',
      ofDates('24-01-25', '25-01-24'),
      ['CB049', 'CB049'],
    ],
    [
      'the configuration answers where the year is: first',
      ofDates('24-01-25', '25-01-24'),
      ['2024-01-25', '2025-01-24'],
      { dateOrder: 'yearFirst' },
    ],
    [
      'the configuration answers where the year is: last',
      ofDates('24-01-25', '25-01-24'),
      ['2025-01-24', '2024-01-25'],
      { dateOrder: 'dayFirst' },
    ],
    [
      'no setting makes a year of care of 2003',
      ofDates('24-01-03', '3-1-24', '4-1-24'),
      ['CB049', '2024-01-03', '2024-01-04'],
      { dateOrder: 'dayFirst' },
    ],
    [
      'one date with the year first among others with the month first is the error',
      ofDates('01/03/24', '01/04/24', '24-01-05', '01/15/24'),
      ['2024-01-03', '2024-01-04', 'CB049', '2024-01-15'],
    ],
    [
      'one date with the month first among others with the year first is the error',
      ofDates('24-01-03', '24-01-04', '01/05/24'),
      ['2024-01-03', '2024-01-04', 'CB049'],
    ],
    [
      'dates with a whole year aren’t affected by others with the year first',
      ofDates('24-01-03', '24-01-04', '24-01-05', '1/6/2024'),
      ['2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06'],
    ],
    [
      'the configured year first doesn’t affect dates that can’t have it',
      ofDates('01/03/24', '01/04/24', '01/15/24'),
      ['2024-01-03', '2024-01-04', '2024-01-15'],
      { dateOrder: 'yearFirst' },
    ],
  ];
  for (const [rule, text, expected, options] of shapes) {
    it(rule, () => assert.deepEqual(readRows(text, options), expected));
  }

  it('of an initial assessment is shown by the initial assessments of several patients', () => {
    const row = (mrn: string, assessment: string): string => `3/4/2024,${mrn},70,${assessment}`;
    const header = 'Date,MRN,Minutes,Initial Assessment';
    const text = [header, row('A', '13/2/2024'), row('B', '14/2/2024'), row('C', '3/2/2024')].join('\n');
    assert.deepEqual(summarizeReport(text), ['A 2024-03 70 99493', 'B 2024-03 70 99493', 'C 2024-03 70 99493']);
    // The rows of one patient repeat one date, which never decides for other patients.
    const slip = [header, row('A', '13/2/2024'), row('A', '13/2/2024'), row('A', '13/2/2024'), row('C', '3/2/2024')];
    assert.deepEqual(summarizeReport(slip.join('\n')), ['C 2024-03 70 99492']);
    assert.deepEqual(
      findProblems(slip.join('\n')).map(({ code }) => code),
      ['CB016', 'CB016', 'CB016'],
    );
  });

  it('of an initial assessment that doesn’t show it is that of the service dates', () => {
    const text = 'Date,MRN,Minutes,IA date\n14/3/2024,A,70,3/2/2024\n15/3/2024,A,20,3/2/2024\n';
    const { table, logs } = billWithOptions({}, TextLines.of(text));
    assert.equal(table.attributesOf(logs[0]!.rowAtLine(1)!).initialAssessment, 20240203);
    const yearFirst = billWithOptions({}, TextLines.of('Date,MRN,Minutes,IA date\n24-01-03,A,70,24-01-25\n'));
    assert.equal(yearFirst.table.attributesOf(yearFirst.logs[0]!.rowAtLine(1)!).initialAssessment, 20240125);
  });

  it('of dates of birth can have the year first, and leaves the entries counted', () => {
    const rows = ['3/4/2024,A,70,60-12-25', '3/5/2024,A,70,60-12-25', '3/13/2024,B,70,61-11-30'];
    const text = ['Date,MRN,Minutes,DOB', ...rows].join('\n');
    const { table, logs } = billWithOptions({}, TextLines.of(text));
    assert.equal(table.attributesOf(logs[0]!.rowAtLine(1)!).dateOfBirth, 19601225);
  });
});

describe('A date in another order than its column', () => {
  const explain = (text: string, options: Options = {}): { messages: string[]; answers: unknown[] } => {
    const lines = TextLines.of(text);
    const billed = billWithOptions(options, lines);
    const log = billed.logs[0]!;
    const problems = listProblems(billed, log).filter(({ code }) => ['CB011', 'CB016', 'CB049'].includes(code));
    const fixes = new ProblemFixes(billed, log, lines);
    const found = problems.flatMap(({ code, range }) => fixes.findFixes(code, log.rowAtLine(range.start.line)!));
    return {
      messages: problems.map(({ message }) => message),
      answers: found.map((fix) => fix.kind === 'answer' && fix.answer.value),
    };
  };

  it('names the order that the other dates show, without a setting that wouldn’t help', () => {
    const { messages, answers } = explain(ofDates('6/13/2024', '6/14/2024', '13/6/2024'));
    assert.deepEqual(messages, [
      'Most dates in this column have the month first, but in this one only the day can be first. Correct it. ' +
        'The row is left out of the totals.',
    ]);
    assert.deepEqual(answers, []);
  });

  it('names the setting for a log that has the other order, and offers to write it', () => {
    const { messages, answers } = explain(ofDates('3/4/2024', '5/6/2024', '13/6/2024'));
    assert.equal(messages.length, 1);
    assert.match(
      messages[0] ?? '',
      /If the whole log has the day first, set "dateOrder" in cocm-billing\.json to "dayFirst"\./,
    );
    assert.deepEqual(answers, ['dayFirst']);
    assert.deepEqual(readRows(ofDates('3/4/2024', '5/6/2024', '13/6/2024'), { dateOrder: 'dayFirst' }), [
      '2024-04-03',
      '2024-06-05',
      '2024-06-13',
    ]);
  });

  it('names the service dates if they show the order', () => {
    const text = 'Date,MRN,Minutes,IA date\n6/13/2024,A,20,13/6/2024\n6/14/2024,B,20,3/4/2024\n';
    const { messages, answers } = explain(text);
    assert.deepEqual(messages, [
      'The service dates show that the month is first, but in this date only the day can be first. Correct it. ' +
        'The row is left out of the totals.',
    ]);
    assert.deepEqual(answers, []);
  });

  it('with an unclear year offers each setting with which it’s read', () => {
    const { messages, answers } = explain(ofDates('24-01-25', '25-01-24'));
    assert.match(messages[0] ?? '', /^It's unclear whether the year of this date is first or last\./);
    assert.deepEqual(answers, ['dayFirst', 'yearFirst', 'dayFirst', 'yearFirst']);
  });

  it('has a new message as soon as other dates change what helps', () => {
    const text = ofDates('3/4/2024', '5/6/2024', '13/6/2024');
    assert.match(explain(`${text}\n6/15/2024,P,20\n6/16/2024,P,20`).messages[0] ?? '', /^Most dates/);
  });
});

describe('An old service date', () => {
  it('is a warning if it is more than 4 years ago, and the entry is counted', () => {
    const codes = (date: string): string[] =>
      findProblems(ofDates(date)).flatMap(({ code }) => (code === 'CB020' ? [] : [code]));
    assert.deepEqual(codes('1/14/2022'), ['CB048']);
    assert.deepEqual(codes('1/15/2022'), []);
    assert.deepEqual(codes('1/20/2014'), ['CB048']);
    assert.deepEqual(summarizeReport(ofDates('1/20/2014')), ['P0 2014-01 20 no code']);
  });
});
