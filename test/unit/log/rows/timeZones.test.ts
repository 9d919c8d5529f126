import assert from 'node:assert/strict';
import { readConfiguration } from '../../../../src/configuration/configurationReading';
import { readRoster } from '../../../../src/configuration/rosterReading';
import { listProblems } from '../../../../src/billing/problemList';
import { ProblemFixes } from '../../../../src/billing/problemFixes';
import { TextLines } from '../../../../src/log/csv/lines';
import type { TimeLogOptions } from '../../../../src/log/timeLog';
import { formatMinutes } from '../../../../src/log/values/minutes';
import { listAssumptions, listAssumed } from '../../../../src/wording/assumptions';
import { TODAY, billWithOptions, day } from '../../support/billing';

type Options = Omit<TimeLogOptions, 'today' | 'number'>;

const ZONE: Options = { timeZone: 'America/New_York' };
const STAMPS = ['2024-04-01T02:30:00Z', '2024-04-02T00:00:00Z', '2024-04-03T15:00:00Z'];

function bill(text: string, options: Options = {}): ReturnType<typeof billWithOptions> {
  return billWithOptions(options, TextLines.of(text));
}

/** Returns each month's minutes, such as `202403 30`. */
function findMonths(text: string, options: Options = {}): string[] {
  return bill(text, options)
    .ledger.months()
    .map(({ month, summary }) => `${month} ${formatMinutes(summary.minutes)}`)
    .sort();
}

/** Returns the lines and codes of doubtful time stamps. */
function findDoubts(text: string, options: Options = {}): string[] {
  const billed = bill(text, options);
  return listProblems(billed, billed.logs[0]!)
    .filter(({ code }) => code === 'CB051' || code === 'CB052')
    .map(({ code, range }) => `${code} ${range.start.line + 1}`);
}

const log = (...dates: readonly string[]): string =>
  ['Date,MRN,Minutes', ...dates.map((date) => `${date},P1,10`), ''].join('\n');

describe('Time stamps in UTC', () => {
  it('are counted in the month that they have in the clinic’s zone', () => {
    assert.deepEqual(findMonths(log(...STAMPS), ZONE), ['202403 10', '202404 20']);
    assert.deepEqual(findDoubts(log(...STAMPS), ZONE), []);
  });

  it('are counted as written without a zone, and reported if they could be in another month', () => {
    assert.deepEqual(findMonths(log(...STAMPS)), ['202404 30']);
    assert.deepEqual(findDoubts(log(...STAMPS)), ['CB051 2']);
    assert.deepEqual(findDoubts(log(...STAMPS), { timeZone: 'asWritten' }), []);
  });

  it('are dates without a time where most of the column is at midnight', () => {
    const dates = log('2024-04-01T00:00:00Z', '2024-04-02T00:00:00Z', '2024-05-01T00:00:00.000Z');
    assert.deepEqual(findMonths(dates, ZONE), ['202404 20', '202405 10']);
    assert.deepEqual(findDoubts(dates), []);
    assert.deepEqual(listAssumed(bill(dates).logs[0]!), []);
  });

  it('are times at midnight, too, where most of the column has other times', () => {
    const dates = log('2024-04-01T00:00:00Z', '2024-04-02T14:00:00Z', '2024-04-03T15:00:00Z');
    assert.deepEqual(findMonths(dates, ZONE), ['202403 10', '202404 20']);
    assert.deepEqual(findDoubts(dates), ['CB051 2']);
  });

  it('decide the month of the initial assessment', () => {
    const text = 'Date,MRN,Minutes,Initial Assessment\n3/31/2024,P1,70,2024-04-01T02:30:00Z\n';
    assert.deepEqual(findDoubts(text), ['CB052 2']);
    assert.equal(bill(text).ledger.months()[0]!.codes.base, undefined);
    assert.equal(bill(text, ZONE).ledger.months()[0]!.codes.base, '99492');
  });

  it('never move a date of birth', () => {
    const text = 'Date,MRN,Minutes,DOB\n3/31/2024,P1,70,1980-05-01T04:00:00Z\n';
    assert.equal(bill(text, ZONE).ledger.months()[0]!.summary.reported.dateOfBirth, day(1980, 5, 1));
  });

  it('of the start and the end are the clinic’s times, so that overlaps across midnight in UTC are found', () => {
    const text = [
      'Date,MRN,Minutes,Staff,Start,End',
      '3/29/2024,P1,30,Lee,2024-03-29T23:50:00Z,2024-03-30T00:20:00Z',
      '3/29/2024,P1,20,Lee,2024-03-30T00:10:00Z,2024-03-30T00:30:00Z',
    ].join('\n');
    assert.deepEqual(findMonths(text), ['202403 50']);
    assert.deepEqual(findMonths(text, ZONE), ['202403 40']);
  });

  it('are stated as assumed, or as converted', () => {
    const assumed = 'Time stamps in UTC: dates as written (assumed; "timeZone" converts them)';
    assert.deepEqual(listAssumed(bill(log(...STAMPS)).logs[0]!), [assumed]);
    assert.deepEqual(listAssumed(bill(log(...STAMPS), ZONE).logs[0]!), []);
    const { lines } = listAssumptions(bill(log(...STAMPS), ZONE).logs[0]!);
    assert.ok(lines.includes('Time stamps in UTC: converted to America/New_York (from the configuration)'));
  });

  it('have an answer for each zone as a quick fix, which the configuration reads', () => {
    const lines = TextLines.of(log(...STAMPS));
    const billed = billWithOptions({}, lines);
    const fixer = new ProblemFixes(billed, billed.logs[0]!, lines);
    const [row] = fixer.findRows('CB051');
    const fixes = fixer.findFixes('CB051', row!);
    const zones = fixes.flatMap((fix) => (fix.kind === 'answer' ? [String(fix.answer.value)] : []));
    assert.deepEqual(zones, [
      'America/New_York',
      'America/Chicago',
      'America/Denver',
      'America/Los_Angeles',
      'asWritten',
    ]);
    for (const zone of zones) {
      const { configuration, problems } = readConfiguration(`{ "timeZone": "${zone}" }`);
      assert.deepEqual([configuration.timeZone, problems], [zone, []]);
    }
    assert.deepEqual(
      readConfiguration('{ "timeZone": "EST" }').problems.map(({ code }) => code),
      ['CB303'],
    );
  });
});

describe('Time stamps of the roster', () => {
  const ROSTER = 'MRN,Initial Assessment\nP1,2024-04-01T02:30:00Z\n';

  it('are read as in the log', () => {
    const { roster, problems } = readRoster(TextLines.of(ROSTER), TODAY, ZONE);
    assert.deepEqual([roster.findPatient('P1')?.initialAssessment, problems], [day(2024, 3, 31), []]);
  });

  it('are reported without a zone if the assessment could be in another month', () => {
    const { roster, problems } = readRoster(TextLines.of(ROSTER), TODAY);
    assert.equal(roster.findPatient('P1')?.initialAssessment, day(2024, 4, 1));
    assert.deepEqual(
      problems.map(({ code, range }) => [code, range.start.line]),
      [['CB053', 1]],
    );
    assert.deepEqual(listAssumed(bill(log('3/31/2024'), { roster }).logs[0]!), [
      'Time stamps in UTC: dates as written (assumed; "timeZone" converts them)',
    ]);
  });
});
