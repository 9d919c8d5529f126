import assert from 'node:assert/strict';
import { draftDecision } from '../../../../src/report/claims/claimEvent';
import { recordFileName } from '../../../../src/report/claims/recordFileName';
import { appendEvents, stampEvents } from '../../../../src/report/claims/recordWriter';
import { NOW, billedLine, eventTime, findRecordProblems, readEvents, recordText } from '../../support/claims';
import { day, month } from '../../support/billing';

const addOn = billedLine({ code: '99494', units: 2, position: 2, batchLines: 2 });
const TWO_LINES = recordText([billedLine({ batchLines: 2 }), addOn]);

/** Replaces a text that the record must have. */
function change(text: string, from: string, to: string): string {
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
}

describe('the record of claims', () => {
  it('is next to its log', () => {
    assert.equal(recordFileName('march.timelog.csv'), 'march.billed.csv');
    assert.equal(recordFileName('March.CSV'), 'March.billed.csv');
  });

  it('has one line for each event, readable in any editor', () => {
    assert.equal(
      recordText([billedLine()]),
      'Time,Event,Batch,Replaces,Line,MRN,Month,DOS,Code,Units,Minutes,Payer,Figures,Amount,Claim number,Reason,Note,Check\n' +
        '2026-11-28T14:30:05-06:00,billed,2026-11-28-bbbbbb,,1 of 1,P1,2026-10-01,2026-10-31,99493,1,65.5,Cigna,cccccccccccc,,,,,' +
        `${recordText([billedLine()]).trimEnd().slice(-8)}\n`,
    );
  });

  it('has decisions about a whole patient-month', () => {
    const draft = draftDecision('held', { mrn: 'P1', month: month('2026-10'), figures: 'x' }, 'Consent, to be found');
    assert.deepEqual(readEvents(recordText([draft])), [{ ...draft, time: NOW }]);
    assert.deepEqual(findRecordProblems(recordText([draft])), []);
  });

  it('has no cell that a spreadsheet runs as a formula, and reads the same text back', () => {
    const draft = billedLine({ mrn: '-12', reason: '=1+1', note: '@x', payer: '+Cigna' });
    const text = recordText([draft]);
    assert.ok(!/(?:^|,)"?[=+@-]/m.test(text), text);
    assert.deepEqual(readEvents(text), [{ ...draft, time: NOW }]);
  });

  it('has line breaks of a reason as spaces, so that each event is one line in Git', () => {
    const [event] = readEvents(recordText([billedLine({ reason: ' two\r\n lines ' })]));
    assert.equal(event?.reason, 'two lines');
  });
});

describe('a record of claims that another program wrote again', () => {
  const [billed] = readEvents(recordText([billedLine()]));

  it('is the same with dates and decimals of a spreadsheet in the US', () => {
    const text = change(
      change(recordText([billedLine({ amount: undefined })]), '2026-10-01', '10/1/2026'),
      '2026-10-31',
      '10/31/2026',
    );
    assert.deepEqual(readEvents(text), [billed]);
  });

  it('is the same with semicolons, the day first, and a comma as the decimal sign', () => {
    const text = recordText([billedLine({ dateOfService: day(2026, 10, 5) })])
      .replaceAll(',', ';')
      .replace('2026-10-01', '01.10.2026')
      .replace('2026-10-05', '05.10.2026')
      .replace('65.5', '65,5');
    assert.deepEqual(readEvents(text), [{ ...billed, dateOfService: day(2026, 10, 5) }]);
    assert.deepEqual(findRecordProblems(text), []);
  });

  it('is the same with a byte order mark, CRLF, empty fields, and empty lines', () => {
    const text = `\uFEFF${TWO_LINES.replaceAll('\n', ',,\r\n')},,,\r\n\r\n`;
    assert.deepEqual(readEvents(text), readEvents(TWO_LINES));
    assert.deepEqual(findRecordProblems(text), []);
  });

  it('is the same with its lines and columns in another order', () => {
    const rows = TWO_LINES.trimEnd()
      .split('\n')
      .map((line) => line.split(',').reverse().join(','));
    const text = [rows[0], rows[2], rows[1]].join('\n');
    assert.deepEqual(new Set(readEvents(text)), new Set(readEvents(TWO_LINES)));
    assert.deepEqual(findRecordProblems(text), []);
  });

  it('gets new lines in its own format', () => {
    const text = TWO_LINES.replaceAll(',', ';').replaceAll('\n', '\r\n').trimEnd();
    const added = appendEvents(text, [{ ...billedLine({ batch: '2026-12-01-dddddd', payer: 'a;b' }), time: NOW }]);
    assert.ok(added.startsWith(`${text}\r\n`));
    assert.equal(added.split('\r\n').length, 5);
    assert.deepEqual(findRecordProblems(added), []);
    assert.equal(readEvents(added)[2]?.payer, 'a;b');
  });
});

describe('a record of claims after a merge in Git', () => {
  it('has a line once that is there twice, even with another header between', () => {
    assert.deepEqual(readEvents(TWO_LINES + TWO_LINES), readEvents(TWO_LINES));
    assert.deepEqual(findRecordProblems(TWO_LINES + TWO_LINES), []);
  });

  it('is damaged while it has marks of a conflict (CB441)', () => {
    const [header = '', ...lines] = TWO_LINES.split('\n');
    const text = [header, '<<<<<<< HEAD', ...lines.slice(0, 2), '=======', '>>>>>>> other'].join('\n');
    assert.deepEqual(findRecordProblems(text), ['CB441 2', 'CB441 5', 'CB441 6']);
  });
});

describe('damage to a record of claims', () => {
  for (const [what, text, problem] of [
    ['an empty file', '', 'CB440 1'],
    ['another CSV file', 'Date,MRN,Minutes\n1/3/2024,P1,20\n', 'CB440 1'],
    ['a missing column', TWO_LINES.replace('Units', 'U'), 'CB440 1'],
    ['a line that was cut', TWO_LINES.slice(0, TWO_LINES.lastIndexOf('P1') - 5), 'CB441 3'],
    ['an MRN without its zeros', change(recordText([billedLine({ mrn: '0012' })]), ',0012,', ',12,'), 'CB443 2'],
    ['an MRN as a rounded number', change(recordText([billedLine({ mrn: '0012' })]), ',0012,', ',1.2E+12,'), 'CB442 2'],
    ['other units', change(recordText([billedLine()]), '99493,1,', '99493,2,'), 'CB443 2'],
    ['another event', change(recordText([billedLine()]), ',billed,', ',paid,'), 'CB443 2'],
    ['an unknown event', change(recordText([billedLine()]), ',billed,', ',sent,'), 'CB442 2'],
    ['another month', change(recordText([billedLine()]), '2026-10-01', '2026-09-01'), 'CB442 2'],
    ['a date without its time', change(recordText([billedLine()]), 'T14:30:05-06:00', ''), 'CB442 2'],
    ['a missing line of a batch', TWO_LINES.split('\n').slice(0, 2).join('\n'), 'CB444 2'],
    [
      'a correction of a missing claim',
      recordText([billedLine({ kind: 'voided', replaces: '2026-10-01-dddddd' })]),
      'CB445 2',
    ],
    [
      'an answer about a missing claim',
      recordText([billedLine({ kind: 'denied', position: 0, batchLines: 0 })]),
      'CB445 2',
    ],
  ] as const) {
    it(`is an error: ${what}`, () =>
      assert.ok(findRecordProblems(text).includes(problem), findRecordProblems(text).join()));
  }

  it('is not in a note that a person adds', () => {
    const text = change(recordText([billedLine({ note: 'a' })]), ',a,', ',sent by fax,');
    assert.equal(readEvents(text)[0]?.note, 'sent by fax');
    assert.deepEqual(findRecordProblems(text), []);
  });

  it('is not in a line without a check value, which a person typed', () => {
    const typed = recordText([billedLine()]).replace(/[a-z]+\n$/, '\n');
    assert.deepEqual(findRecordProblems(typed), []);
    assert.equal(readEvents(typed).length, 1);
  });
});

describe('the time of events that are added', () => {
  it('is after every earlier event of the same patient-month, whatever the clock shows', () => {
    const earlier = [{ ...billedLine(), time: eventTime('2026-11-28T21:00:00Z') }];
    const [added] = stampEvents(earlier, [billedLine({ kind: 'paid' })], NOW);
    assert.equal(added?.time.seconds, eventTime('2026-11-28T21:00:01Z').seconds);
    const [other] = stampEvents(earlier, [billedLine({ mrn: 'P2' })], NOW);
    assert.deepEqual(other?.time, NOW);
  });
});
