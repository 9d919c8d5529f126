import assert from 'node:assert/strict';
import { formatPlainCents } from '../../../../src/billing/rules/feeSchedule';
import { NO_POSTED_SETTINGS, type PostedSettings } from '../../../../src/billing/rules/postedSettings';
import { TextLines } from '../../../../src/log/csv/lines';
import { claimControlNumber } from '../../../../src/report/claims/claimControlNumber';
import type { EventDraft } from '../../../../src/report/claims/claimEvent';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { readClaimRecord } from '../../../../src/report/claims/recordReader';
import { readAnswersCsv } from '../../../../src/report/posted/answersCsv';
import type { PayerAnswers } from '../../../../src/report/posted/payerAnswer';
import { planPosted, type PostedPlan } from '../../../../src/report/posted/planPosted';
import { postedSentences } from '../../../../src/report/posted/postedWords';
import { month } from '../../support/billing';
import { billedLine, recordText } from '../../support/claims';

const HEADER = 'MRN,DOS,Code,Status,Paid,Payer claim number,Reason\n';

const read = (text: string, settings: PostedSettings = NO_POSTED_SETTINGS): PayerAnswers =>
  readAnswersCsv(TextLines.of(text), { settings, dateOrder: 'monthFirst' });

/** `paid P1 2026-10 99493 145.24 X1 reason`, or the code and line of a problem. */
const summarize = (text: string, settings?: PostedSettings): string[] => {
  const { answers, problems } = read(text, settings);
  return [
    ...answers.map(({ kind, mrn, month: service, code, amount, claimNumber, reason }) =>
      [kind, mrn, service ?? '', code, amount === undefined ? '' : formatPlainCents(amount), claimNumber, reason]
        .join(' ')
        .trim(),
    ),
    ...problems.map(({ code, range }) => `${code} ${range.start.line + 1}`),
  ];
};

const histories = (...drafts: EventDraft[]): ClaimHistories => {
  const record = readClaimRecord(TextLines.of(recordText(drafts)));
  assert.deepEqual(record.problems, []);
  return new ClaimHistories([record.events]);
};

const plan = (text: string, ...drafts: EventDraft[]): PostedPlan =>
  planPosted(histories(...drafts), read(text).answers);
const recorded = (posted: PostedPlan): string[] =>
  [...posted.drafts.values()]
    .flat()
    .map(({ kind, batch, mrn, code, units, amount, reason }) =>
      [kind, batch, mrn, code, units, amount === undefined ? '' : formatPlainCents(amount), reason].join(' ').trim(),
    );
const codes = ({ problems }: PostedPlan): string[] =>
  problems.map(({ code, range }) => `${code} ${range.start.line + 1}`);

const BATCH = billedLine().batch;
const ADD_ON = billedLine({ code: '99494', units: 2, position: 2, batchLines: 2 });
const BASE = billedLine({ batchLines: 2 });

describe('a CSV file of payments and denials', () => {
  it('is read by the columns of common exports, in any order and delimiter', () => {
    assert.deepEqual(summarize(`${HEADER}P1,10/31/2026,99493,Paid,"$1,145.24",X1,\n`), [
      `paid P1 ${month('2026-10')} 99493 1145.24 X1`,
    ]);
    assert.deepEqual(summarize('Denial Reason;Patient Account;Month;CPT Code;Payment\nCO-16;P1;2026-10;99493;0,00\n'), [
      `denied P1 ${month('2026-10')} 99493 0.00  CO-16`,
    ]);
  });

  it('is read below titles, and with several columns for reasons', () => {
    assert.deepEqual(
      summarize('Remittance report\n\nMRN,DOS,Status,Reason code,Remark code\nP1,10/31/2026,denied,CO-16,N264\n'),
      [`denied P1 ${month('2026-10')}    CO-16; N264`],
    );
  });

  it('has other columns and words by the configuration', () => {
    const settings: PostedSettings = {
      columns: new Map([
        ['acct', 'mrn'],
        ['st', 'status'],
        ['paid', null],
      ]),
      words: new Map([['d', 'denied']]),
    };
    assert.deepEqual(summarize('Acct,DOS,ST,Paid\nP1,10/31/2026,D,12 of 13\n', settings), [
      `denied P1 ${month('2026-10')}`,
    ]);
  });

  it('has a line that can’t be read as a problem, and reads the others', () => {
    const lines = ['P1,10/31/2026,99493,Paid,12.345,,', ',10/31/2026,99493,Paid,1,,', 'P1,soon,99493,Paid,1,,'];
    const more = [
      'P1,10/31/2026,99493,Maybe,1,,',
      'P1,10/31/2026,99493,,,,',
      'P1,10/31/2026,99493,,0,,',
      'P1,10/31/2026,99493,,5,,',
    ];
    assert.deepEqual(summarize(`${HEADER}${[...lines, ...more].join('\n')}\n`), [
      `paid P1 ${month('2026-10')} 99493 5.00`,
      ...[2, 3, 4, 5, 6, 7].map((line) => `CB451 ${line}`),
    ]);
  });

  it('has a payment that is taken back as a problem, and lines without a decision as a number', () => {
    assert.deepEqual(summarize(`${HEADER}P1,10/31/2026,99493,Paid,-5.00,,\nP1,10/31/2026,99493,Paid,(5.00),,\n`), [
      'CB455 2',
      'CB455 3',
    ]);
    assert.equal(read(`${HEADER}P1,10/31/2026,99493,Pending,,,\n`).pending, 1);
  });

  it('is refused if it’s another file', () => {
    assert.deepEqual(summarize('MRN,Date,Minutes\nP1,10/31/2026,20\n'), ['CB450 1']);
    assert.deepEqual(summarize(''), ['CB450 1']);
  });
});

describe('answers of a payer', () => {
  it('are recorded for the open claim of the patient-month, with its batch and units', () => {
    const posted = plan(`${HEADER}P1,10/31/2026,99494,Denied,0,X1,CO-16\n`, BASE, ADD_ON);
    assert.deepEqual(recorded(posted), [`denied ${BATCH} P1 99494 2 0.00 CO-16`]);
    assert.deepEqual(postedSentences(posted, 1), ['Recorded: 1 line denied.', 'Not decided by the payer yet: 1 line.']);
  });

  it('about a whole claim are recorded for each line, and the amount once', () => {
    const posted = plan(`${HEADER}P1,10/31/2026,,Paid,200.10,X1,\n`, BASE, ADD_ON);
    assert.deepEqual(recorded(posted), [`paid ${BATCH} P1 99493 1 200.10`, `paid ${BATCH} P1 99494 2`]);
    assert.deepEqual(postedSentences(posted, 0), ['Recorded: 2 lines paid ($200.10).']);
  });

  it('are recorded once, however often the file is read', () => {
    const text = `${HEADER}P1,10/31/2026,99493,Paid,5,X1,\nP1,10/31/2026,99493,Paid,5,X1,\n`;
    const first = plan(text, BASE, ADD_ON);
    assert.deepEqual([first.paid, first.repeated], [1, 1]);
    const second = plan(text, BASE, ADD_ON, ...(first.drafts.get(0) ?? []));
    assert.deepEqual([recorded(second), second.repeated], [[], 2]);
  });

  it('are problems without a claim, without the code in it, or with several claims', () => {
    assert.deepEqual(codes(plan(`${HEADER}P2,10/31/2026,99493,Paid,5,,\n`, billedLine())), ['CB452 2']);
    assert.deepEqual(codes(plan(`${HEADER}P1,10/31/2026,99492,Paid,5,,\n`, billedLine())), ['CB453 2']);
    const twice = [billedLine(), billedLine({ batch: 'other' })];
    assert.deepEqual(codes(plan(`${HEADER}P1,10/31/2026,99493,Paid,5,,\n`, ...twice)), ['CB454 2']);
    assert.deepEqual(recorded(plan('MRN,Batch,DOS,Status\nP1,other,10/31/2026,Paid\n', ...twice)), [
      'paid other P1 99493 1',
    ]);
  });

  it('find the claim by the control number that it was sent with, without an MRN', () => {
    const number = claimControlNumber('P1', month('2026-10'), BATCH, 'billed');
    const text = `Patient control number,Status,Code\n${number.toLowerCase()},Denied,99493\n`;
    assert.deepEqual(recorded(plan(text, billedLine())), [`denied ${BATCH} P1 99493 1`]);
  });

  it('find the claim by the batch if only one claim of it fits', () => {
    const text = `Batch,DOS,Status\n${BATCH},10/31/2026,Denied\n`;
    assert.deepEqual(recorded(plan(text, billedLine())), [`denied ${BATCH} P1 99493 1`]);
    const two = [billedLine({ batchLines: 2 }), billedLine({ mrn: 'P2', position: 2, batchLines: 2 })];
    assert.deepEqual(codes(plan(text, ...two)), ['CB454 2']);
  });

  it('about a claim that was replaced are recorded for that claim if they name it', () => {
    const replaced = billedLine({ kind: 'replaced', batch: 'second', replaces: BATCH });
    const posted = plan(`MRN,Batch,DOS,Status\nP1,${BATCH},10/31/2026,Denied\n`, billedLine(), replaced);
    assert.deepEqual(recorded(posted), [`denied ${BATCH} P1 99493 1`]);
    assert.deepEqual(recorded(plan(`${HEADER}P1,10/31/2026,99493,Denied,0,,\n`, billedLine(), replaced)), [
      'denied second P1 99493 1 0.00',
    ]);
  });
});
