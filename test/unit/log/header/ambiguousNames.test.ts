import assert from 'node:assert/strict';
import { TextLines } from '../../../../src/log/csv/lines';
import { findHeaderFixes } from '../../../../src/log/fixes/headerFixes';
import { createColumnMapping, recognizeColumns } from '../../../../src/log/header/columns';
import { readHeader } from '../../../../src/log/header/header';

/** Returns `payer`, `unread`, or `doubtful` for the column named Plan. */
function readPlan(header: string): string {
  const names = header.split(',');
  const { fields, doubtful } = recognizeColumns(names);
  const column = names.findIndex((name) => name.toLowerCase() === 'plan');
  return doubtful.includes(column) ? 'doubtful' : (fields[column] ?? 'unread');
}

describe('kind 13: a column named Plan', () => {
  for (const [header, expected] of [
    ['Date,MRN,Minutes,Subjective,Objective,Assessment,Plan', 'unread'],
    ['Date,MRN,Minutes,Initial Assessment,Assessment,PLAN', 'unread'],
    ['Date,MRN,Minutes,Goals,Plan', 'unread'],
    ['Date,MRN,Minutes,Assessment,Plan,Member ID', 'unread'],
    ['Date,MRN,Minutes,Plan,Member ID', 'payer'],
    ['Date,MRN,Minutes,Subscriber,Plan', 'payer'],
    ['Date,MRN,Minutes,Plan,Group #', 'payer'],
    ['MRN,First name,Last name,DOB,Plan', 'payer'],
    ['Date,MRN,Minutes,Activity,Plan', 'doubtful'],
    ['Date,MRN,Hours,Plan', 'doubtful'],
    ['Date,MRN,Start,End,Plan,Initial Assessment', 'doubtful'],
  ] as const) {
    it(`is ${expected} in ${header}`, () => assert.equal(readPlan(header), expected));
  }

  it('is a warning with both answers if the header doesn’t show what it is', () => {
    const lines = TextLines.of('Date,MRN,Minutes,Plan');
    const header = readHeader(lines);
    assert.deepEqual(
      header.problems.map(({ code, severity, range }) => [code, severity, range.start.column]),
      [['CB119', 'warning', 17]],
    );
    assert.equal(header.isReadable, true);
    assert.deepEqual(
      findHeaderFixes('CB119', header, lines).map((fix) => [fix.title, fix.kind === 'answer' && fix.answer]),
      [
        ['Read the column “Plan” as the payer', { path: ['columns', 'Plan'], value: 'Payer' }],
        ["Don't read the column “Plan”", { path: ['columns', 'Plan'], value: null }],
      ],
    );
    for (const answer of ['payer', 'notRead'] as const) {
      const answered = readHeader(lines, createColumnMapping([['Plan', answer]]));
      assert.deepEqual([answered.problems, answered.columns.indexOf.payer], [[], answer === 'payer' ? 3 : -1]);
    }
  });
});

describe('kind 13: a column named Account Number', () => {
  it('isn’t read as the MRN, but offered for it', () => {
    const lines = TextLines.of('Date,Account Number,Minutes');
    const header = readHeader(lines);
    assert.deepEqual(
      header.problems.map(({ code }) => code),
      ['CB001'],
    );
    assert.deepEqual(
      findHeaderFixes('CB001', header, lines).map((fix) => fix.kind === 'answer' && fix.answer),
      [{ path: ['columns', 'Account Number'], value: 'MRN' }],
    );
  });

  it('isn’t a problem beside an MRN', () => {
    const { columns, problems } = readHeader(TextLines.of('Date,MRN,Account Number,Minutes'));
    assert.deepEqual([columns.indexOf.mrn, problems], [1, []]);
  });
});
