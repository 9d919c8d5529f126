import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listProblems } from '../../../../src/billing/problemList';
import { Checks } from '../../../../src/billing/problems/checks';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { findRewrittenRows } from '../../../../src/billing/ledger/repeatedRows';
import { TextLines } from '../../../../src/log/csv/lines';
import { RULES_WITHOUT_AUDIT, TODAY, billText, summarizeReport } from '../../support/billing';
import { buildLog, formatEntry } from '../../support/logBuilder';

const read = (name: string): string => readFileSync(join('test', 'fixtures', 'real-logs', name), 'utf8');

/** Returns the problems about duplicates in each log, such as `CB118 3: line 2`: the line and the place in the message. */
function findDuplicates(...texts: readonly string[]): string[] {
  const billed = billText(...texts);
  return billed.logs.flatMap((log) =>
    listProblems(billed, log)
      .filter(({ code }) => ['CB104', 'CB118'].includes(code))
      .map(
        ({ code, range, message }) =>
          `${code} ${range.start.line + 1}: ${/line \d+(?: of log \d+)?/.exec(message)?.[0] ?? ''}`,
      ),
  );
}

const header = 'Date,MRN,Minutes,Initial Assessment';

describe('The same entry, written differently', () => {
  it('is a possible duplicate, and both rows count', () => {
    const text = read('s01-same-row-rewritten.timelog.csv');
    assert.deepEqual(findDuplicates(text), ['CB118 3: line 2']);
    assert.deepEqual(summarizeReport(text), ['S-1 2024-01 80 99492']);
  });

  it('can differ in case, spaces, and quotes', () => {
    assert.deepEqual(findDuplicates(read('s03-dup-case-space.timelog.csv')), ['CB118 3: line 2', 'CB118 4: line 2']);
  });

  for (const [what, cells] of [
    ['the form of the minutes', { minutes: '20.0' }],
    ['the unit of the minutes', { minutes: '20 min' }],
    ['minutes as a clock', { minutes: '0:20:00' }],
    ['the form of the date', { date: '2024-01-03' }],
    ['the time of midnight that a spreadsheet adds to the date', { date: '1/3/2024 0:00' }],
    ['the case of the activity', { activity: 'FOLLOW UP' }],
    ['spaces in the activity', { activity: ' Follow  Up ' }],
    ['an invisible character in the activity', { activity: 'Follow\u200B Up' }],
    ['the case of the staff', { staff: 't. nguyen' }],
    ['a space that doesn’t break in the staff', { staff: 'T.\u00A0Nguyen' }],
    ['the name of the patient', { lastName: 'GUZMAN' }],
    ['the payer', { payer: 'Aetna' }],
    ['the problems', { problems: 'F33.1' }],
  ] as const) {
    it(`is found if only ${what} differs`, () => {
      assert.deepEqual(findDuplicates(buildLog({}, cells)), ['CB118 3: line 2']);
    });
  }

  for (const [what, cells] of [
    ['date', { date: '1/4/2024' }],
    ['patient', { mrn: 'P2' }],
    ['minutes', { minutes: '20.5' }],
    ['activity', { activity: 'Call' }],
    ['staff', { staff: 'M. Reyes' }],
  ] as const) {
    it(`is another entry if the ${what} differs`, () => assert.deepEqual(findDuplicates(buildLog({}, cells)), []));
  }

  it('isn’t reported for an exact duplicate', () => {
    const again = { minutes: '20.0' };
    assert.deepEqual(findDuplicates(buildLog({}, {}, again, again)), [
      'CB104 3: line 2',
      'CB118 4: line 2',
      'CB104 5: line 4',
    ]);
  });

  it('is another entry if the start times differ', () => {
    const columns = 'Date,MRN,Minutes,Activity,Staff,Start,End,Initial Assessment';
    const row = (start: string, end: string): string => `1/3/2024,P,5,Call,Lee,${start},${end},1/3/2024`;
    assert.deepEqual(findDuplicates([columns, row('9:00', '9:05'), row('14:00', '14:05')].join('\n')), []);
    assert.deepEqual(findDuplicates([columns, row('9:00', '9:05'), row('09:00 AM', '9:05')].join('\n')), [
      'CB118 3: line 2',
    ]);
    assert.deepEqual(findDuplicates([columns, row('9:00', '9:05'), row('', '')].join('\n')), ['CB118 3: line 2']);
    assert.deepEqual(findDuplicates([columns, row('9:00', ''), row('14:00', '')].join('\n')), []);
    assert.deepEqual(findDuplicates([columns, row('morning', ''), row('noon', '')].join('\n')), []);
  });

  it('is another entry if the times of day differ', () => {
    const log = (...times: string[]): string =>
      ['Date,MRN,Minutes,Time,Activity,Staff', ...times.map((time) => `1/3/2024,P,5,${time},Call,Lee`)].join('\n');
    assert.deepEqual(findDuplicates(log('08:30', '14:05')), []);
    assert.deepEqual(findDuplicates(log('08:30', '8:30 AM')), ['CB118 3: line 2']);
  });

  it('is another entry if the dates include different start times', () => {
    const row = (time: string): string => `1/3/2024 ${time},P,5,Call,Lee,1/3/2024`;
    const columns = 'Date,MRN,Minutes,Activity,Staff,Initial Assessment';
    assert.deepEqual(findDuplicates([columns, row('9:00'), row('14:00')].join('\n')), []);
    assert.deepEqual(findDuplicates([columns, row('9:00'), row('9:00:00')].join('\n')), ['CB118 3: line 2']);
    assert.deepEqual(findDuplicates([columns, row('9:00'), row('0:00')].join('\n')), ['CB118 3: line 2']);
  });

  it('can have a different note if the log names the activity or the staff', () => {
    const rows = ['1/3/2024,P,5,Call,first,1/3/2024', '1/3/2024,P,5,Call,second,1/3/2024'];
    assert.deepEqual(findDuplicates(['Date,MRN,Minutes,Activity,Notes,Initial Assessment', ...rows].join('\n')), [
      'CB118 3: line 2',
    ]);
  });

  it('is another entry without an activity and staff if a note or a column that isn’t read differs', () => {
    const log = (column: string, ...values: string[]): string =>
      [`${header},${column}`, ...values.map((value) => `1/3/2024,P,5,1/3/2024,${value}`)].join('\n');
    assert.deepEqual(findDuplicates(log('Notes', 'mother', 'school')), []);
    assert.deepEqual(findDuplicates(log('Entry', '1', '2')), []);
    assert.deepEqual(findDuplicates(log('Role', 'BHCM', 'PCP')), []);
    assert.deepEqual(findDuplicates(log('Notes', 'mother', ' Mother')), ['CB118 3: line 2']);
    assert.deepEqual(findDuplicates(log('Notes', 'mother', '')), ['CB118 3: line 2']);
    assert.deepEqual(findDuplicates(`${header}\n1/3/2024,P,5,1/3/2024\n01/03/2024,P,5.0,1/3/2024`), [
      'CB118 3: line 2',
    ]);
  });

  it('isn’t reported if one of the rows is left out', () => {
    assert.deepEqual(findDuplicates(buildLog({ staff: '' }, { minutes: 'x' }, { date: '1/33/2024' })), []);
  });

  it('is found among many entries of one day', () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ minutes: String(index + 1) }));
    assert.deepEqual(findDuplicates(buildLog(...rows, { minutes: '200.0' })), ['CB118 202: line 201']);
  });
});

describe('The same entry in two logs', () => {
  const first = buildLog({ minutes: '40' }, { minutes: '31' });
  const rewritten = first.replaceAll(',', ';').replaceAll('1/3/2024', '1/3/2024 0:00');

  it('is a possible duplicate if a spreadsheet has rewritten it', () => {
    assert.deepEqual(findDuplicates(first, rewritten), ['CB118 2: line 2 of log 1', 'CB118 3: line 3 of log 1']);
  });

  it('is found with other columns in another order', () => {
    const other = 'Staff,Activity,MRN,Minutes,Date\nT. Nguyen,follow up,P1,40 min,2024-01-03';
    assert.deepEqual(findDuplicates(first, other), ['CB118 2: line 2 of log 1']);
  });

  it('is only repeated if the rows are identical', () => {
    const billed = billText(first, first);
    assert.deepEqual(findDuplicates(first, first), []);
    assert.equal(billed.repeatedRows.length, 2);
    assert.deepEqual(findRewrittenRows(billed), []);
  });

  it('has the place in the other log', () => {
    const found = findRewrittenRows(billText(first, rewritten));
    assert.deepEqual(
      found.map(({ log, line, of }) => [log, line, of.log, of.line]),
      [
        [1, 2, 0, 2],
        [1, 3, 0, 3],
      ],
    );
    const off = new BilledLogs(RULES_WITHOUT_AUDIT, new Checks(new Map([['CB118', 'off']]), []));
    [first, rewritten].forEach((text) => off.add(TextLines.of(text), { today: TODAY }));
    assert.deepEqual(findRewrittenRows(off), []);
    assert.deepEqual(findRewrittenRows(billText(`${first}${formatEntry({ minutes: '40.0' })}`)), []);
  });
});
