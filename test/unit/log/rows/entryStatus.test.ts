import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemFixes } from '../../../../src/billing/problemFixes';
import { listProblems } from '../../../../src/billing/problemList';
import { readConfiguration } from '../../../../src/configuration/configurationReading';
import { createReadingOptions } from '../../../../src/configuration/configuration';
import { writeAnswers } from '../../../../src/configuration/configurationText';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatMinutes } from '../../../../src/log/values/minutes';
import { leftOutEntries } from '../../../../src/report/leftOutEntries';
import { WHOLE_REPORT } from '../../../../src/report/reportChoice';
import { listAssumed } from '../../../../src/wording/assumptions';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { billWithOptions, summarizeReport } from '../../support/billing';

// Logs have statuses in both spellings. cspell:ignore cancelled

const FIXTURES = join(__dirname, '../../../fixtures/real-logs');

function readFixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8');
}

/** Bills a log with the settings of a configuration. */
function bill(text: string, configuration = '{}'): BilledLogs {
  const { configuration: settings, problems } = readConfiguration(configuration);
  assert.deepEqual(problems, []);
  return billWithOptions(createReadingOptions(settings), TextLines.of(text));
}

/** Lists the rows that are left out, such as `3 CB117 35`, with `?` for unknown minutes. */
function listLeftOut(billed: BilledLogs): string[] {
  return leftOutEntries(billed, WHOLE_REPORT).map(
    ({ line, code, minutes, hasUnknownMinutes }) =>
      `${line} ${code} ${hasUnknownMinutes ? '?' : formatMinutes(minutes)}`,
  );
}

function listCodes(billed: BilledLogs): string[] {
  return listProblems(billed, billed.logs[0]!).map(({ code, range }) => `${range.start.line + 1} ${code}`);
}

/** Bills a log with one entry that has this cell in a column. Returns the codes of its problems. */
function findCodes(column: string, cell: string, configuration = '{}'): string[] {
  const text = `Date,MRN,Minutes,Initial Assessment,"${column}"\n1/3/2024,A,40,1/3/2024,"${cell}"\n`;
  return listProblems(bill(text, configuration), bill(text, configuration).logs[0]!).map(({ code }) => code);
}

describe('A column that states whether an entry counts', () => {
  it('leaves out an entry that isn’t billable, and lists it with the reason', () => {
    const text = readFixture('r26-billable-no.timelog.csv');
    assert.deepEqual(summarizeReport(text), ['R-26 2024-01 40 no code']);
    assert.deepEqual(listLeftOut(bill(text)), ['3 CB117 35']);
    assert.deepEqual(listCodes(bill(text)), ['3 CB117']);
  });

  it('leaves out voided, deleted, and reversed entries, each for this reason only', () => {
    const text = readFixture('r27-voided.timelog.csv');
    assert.deepEqual(summarizeReport(text), ['R-27 2024-01 40 no code']);
    assert.deepEqual(listLeftOut(bill(text)), ['3 CB117 35', '4 CB117 35', '5 CB117 0']);
    assert.deepEqual(listCodes(bill(text)), ['3 CB117', '4 CB117', '5 CB117']);
  });

  it('leaves out an entry whatever else is wrong with it', () => {
    const header = 'Date,MRN,Minutes,Initial Assessment,Status\n1/3/2024,A,40,1/3/2024,Signed\n';
    for (const [row, minutes] of [
      ['soon,A,35,1/3/2024,Void', '35'],
      ['1/3/2024,,35,1/3/2024,Void', '35'],
      ['1/3/2024,A,ten,1/3/2024,Void', '?'],
      ['1/3/2024,A,,1/3/2024,Void', '?'],
      ['1/3/2024,A,35,9/1/2024,Void', '35'],
      ['1/3/2024,A,35,x,Void', '35'],
    ] as const) {
      const billed = bill(`${header}${row}\n`);
      assert.deepEqual(listLeftOut(billed), [`3 CB117 ${minutes}`], row);
      assert.deepEqual(listCodes(billed), ['3 CB117'], row);
    }
  });

  it('isn’t read in a row with too few fields, whose cells may be in other columns', () => {
    const text = 'Date,MRN,Minutes,Billable,Initial Assessment\n1/3/2024,A,No,1/3/2024\n';
    assert.deepEqual(listLeftOut(bill(text)), ['2 CB003 ?']);
  });

  for (const [column, leftOut, counted, unknown] of [
    [
      'Billable',
      ['No', 'N', 'FALSE', '0', '0.0', 'Non-billable', 'not billable', 'Unbillable'],
      ['Yes', 'y', 'TRUE', '1', '1.00', 'Billable', ''],
      ['40', 'maybe'],
    ],
    ['Billable?', ['No'], ['Yes', 'N/A'], ['perhaps']],
    [
      'Status',
      [
        'Void',
        'VOIDED',
        'Deleted',
        'Cancelled',
        'canceled',
        'Draft',
        'Entered in error',
        'entered-in-error',
        'Entered_in_Error',
        'Reversed',
        'Reversal',
        'Rejected',
        'Duplicate',
        ' Voided. ',
      ],
      ['Signed', 'Complete', 'Final', 'Approved', 'Active', 'Billed', 'Co-signed', ''],
      ['Pending', 'Unsigned', 'In progress', 'Discharged', 'Declined', 'Denied'],
    ],
    ['Entry Status', ['Voided'], ['Signed'], ['Pending']],
    ['Approval', ['Rejected', 'Denied', 'Not approved', 'No'], ['Approved', 'Yes'], ['Pending']],
    ['Voided', ['TRUE', 'Yes', '1', 'X', 'Voided', '1/5/2024'], ['FALSE', 'No', '0', '', 'Not voided'], ['A. Lane']],
    ['Is Deleted', ['true'], ['false'], ['2']],
    ['Canceled', ['Yes'], ['No'], ['perhaps']],
    ['Non-billable', ['Yes', 'X'], ['No', ''], ['perhaps']],
  ] as const) {
    it(`is ${column}, with words that take entries out, and words that aren’t known`, () => {
      for (const cell of leftOut) {
        assert.deepEqual(findCodes(column, cell), ['CB117'], cell);
      }
      for (const cell of counted) {
        assert.deepEqual(findCodes(column, cell), [], cell);
      }
      for (const cell of unknown) {
        assert.deepEqual(findCodes(column, cell), ['CB028'], cell);
      }
    });
  }

  for (const column of ['Time Status', 'Marital Status', 'Insurance Status', 'State', 'Billable Amount']) {
    it(`isn’t ${column}`, () => {
      assert.deepEqual(findCodes(column, 'Voided'), []);
    });
  }

  it('has one problem for its unknown words, which have an answer each', () => {
    const text = [
      'Date,MRN,Minutes,Initial Assessment,Status',
      '1/3/2024,A,40,1/3/2024,Pending',
      '1/4/2024,A,10,1/3/2024,pending',
      '1/5/2024,A,10,1/3/2024,On hold',
      '1/6/2024,A,10,1/3/2024,Signed',
    ].join('\n');
    const billed = bill(text);
    assert.deepEqual(listCodes(billed), ['1 CB028']);
    assert.ok(
      listAssumed(billed.logs[0]!).includes('Entries with an unknown word in Status: counted (assumed; 3 rows)'),
    );
    const fixes = new ProblemFixes(billed, billed.logs[0]!, TextLines.of(text)).findHeaderFixes('CB028');
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [
        'Leave out entries with “on hold” in Status (all logs)',
        'Count entries with “on hold” in Status (all logs)',
        'Leave out entries with “pending” in Status (all logs)',
        'Count entries with “pending” in Status (all logs)',
        'Count all entries, whatever is in Status (all logs)',
      ],
    );
    const answers = fixes.flatMap((fix) => (fix.kind === 'answer' ? [fix.answer] : []));
    const configuration = writeAnswers('', [answers[0]!, answers[3]!]);
    assert.deepEqual(listCodes(bill(text, configuration)), ['4 CB117']);
    assert.deepEqual(listLeftOut(bill(text, configuration)), ['4 CB117 10']);
    assert.deepEqual(listCodes(bill(text, writeAnswers('', [answers[4]!]))), []);
  });

  it('counts entries that the configuration counts, by word or all of them', () => {
    const text = readFixture('r26-billable-no.timelog.csv');
    const billed = bill(text);
    const fixes = new ProblemFixes(billed, billed.logs[0]!, TextLines.of(text));
    const row = billed.logs[0]!.rowAtLine(2)!;
    const answers = fixes.findFixes('CB117', row).flatMap((fix) => (fix.kind === 'answer' ? [fix.answer] : []));
    assert.equal(answers.length, 2);
    for (const answer of answers) {
      assert.deepEqual(listLeftOut(bill(text, writeAnswers('', [answer]))), []);
    }
  });

  it('can have another name in the configuration, or not be read', () => {
    assert.deepEqual(findCodes('Zustand', 'Void', '{ "columns": { "Zustand": "Status" } }'), ['CB117']);
    assert.deepEqual(findCodes('Status', 'Void', '{ "columns": { "Status": null } }'), []);
  });
});
