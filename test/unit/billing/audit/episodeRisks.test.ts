import assert from 'node:assert/strict';
import { readRoster } from '../../../../src/configuration/rosterReading';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { TextLines } from '../../../../src/log/csv/lines';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { listProblems } from '../../../../src/billing/problemList';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { TODAY } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';

/** Lists the problems of each log, such as `2 CB164`. */
function found(texts: readonly (readonly string[])[], rosterText?: readonly string[]): string[] {
  const roster = rosterText && readRoster(TextLines.of(rosterText.join('\n')), TODAY).roster;
  const logs = new BilledLogs(billingRules());
  texts.forEach((lines) => logs.add(TextLines.of(lines.join('\n')), { today: TODAY, ...(roster && { roster }) }));
  return logs.logs.flatMap((log) =>
    listProblems(logs, log).map(({ code, range }) => `${range.start.line + 1} ${code}`),
  );
}

const problemsUnder =
  (header: string) =>
  (...rows: readonly string[]): string[] =>
    found([[header, ...rows]]);

describe('A missing consent', () => {
  const of = problemsUnder('Date,MRN,Minutes,Initial Assessment,Consent Date');
  const other = '1/3/2024,P2,75,1/3/2024,1/2/2024';

  it('is reported once for an episode that earns a code, on its first billed month (CB164)', () => {
    assert.deepEqual(
      of(other, '1/3/2024,P1,20,1/3/2024,', '2/3/2024,P1,65,1/3/2024,', '3/3/2024,P1,65,1/3/2024,n/a').filter((each) =>
        each.endsWith('CB164'),
      ),
      ['4 CB164'],
    );
  });

  it('isn’t reported if any row of the episode has the date, or if no month earns a code', () => {
    assert.deepEqual(of(other, '1/3/2024,P1,75,1/3/2024,', '2/3/2024,P1,65,1/3/2024,1/2/2024'), []);
    assert.deepEqual(of(other, '1/3/2024,P1,20,1/3/2024,'), ['3 CB122']);
  });

  it('is reported for a second episode whose rows have no date', () => {
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,1/2/2024', '9/3/2024,P1,75,9/3/2024,'), ['3 CB164']);
  });

  it('isn’t reported if the date can’t be read, which is a problem of its row, or if its row has an error', () => {
    assert.deepEqual(of(other, '1/3/2024,P1,75,1/3/2024,soon'), ['3 CB040']);
    assert.deepEqual(of(other, '1/3/2024,P1,75,1/3/2024,', '1/4/2024,P1,x,1/3/2024,1/2/2024'), ['4 CB014', '3 CB164']);
  });

  it('is reported once for the log if no row has a date (CB165), and not before a month earns a code', () => {
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,', '1/3/2024,P2,75,1/3/2024,N/A'), ['1 CB165']);
    assert.deepEqual(of('1/3/2024,P1,20,1/3/2024,'), ['2 CB122']);
    assert.deepEqual(of(), []);
    assert.deepEqual(problemsUnder('Date,MRN,Minutes,Initial Assessment')('1/3/2024,P1,75,1/3/2024'), []);
  });

  it('is a matter of each log and its columns if several are read together', () => {
    const filled = ['Date,MRN,Minutes,Initial Assessment,Consent Date', other];
    assert.deepEqual(found([filled, ['Date,MRN,Minutes,Initial Assessment', '1/3/2024,P1,75,1/3/2024']]), []);
    assert.deepEqual(
      found([filled, ['Date,MRN,Minutes,Initial Assessment,Consent Date', '1/3/2024,P1,75,1/3/2024,']]),
      ['1 CB165'],
    );
  });

  it('is checked with the roster, whether the log has the column or not', () => {
    const log = ['Date,MRN,Minutes,Initial Assessment', '1/3/2024,P1,75,1/3/2024', '1/3/2024,P2,75,1/3/2024'];
    assert.deepEqual(found([log], ['MRN,Consent Date', 'P1,1/2/2024', 'P2,1/2/2024']), []);
    assert.deepEqual(found([log], ['MRN,Consent Date', 'P1,1/2/2024', 'P2,']), ['3 CB164']);
    assert.deepEqual(found([log], ['MRN,Consent Date', 'P1,', 'P2,']), ['1 CB165']);
    assert.deepEqual(found([log], ['MRN,Payer', 'P1,Cigna', 'P2,Cigna']), []);
  });

  it('is the same after edits that add the first date of the log and remove the last one', () => {
    const text =
      'Date,MRN,Minutes,Initial Assessment,Consent Date\n1/3/2024,P1,75,1/3/2024,\n1/3/2024,P2,75,1/3/2024,\n';
    const document = new EditedDocument(text);
    const logs = new BilledLogs(billingRules());
    const log = logs.add(document, { today: TODAY });
    const list = (): string[] => listProblems(logs, log).map(({ code, range }) => `${range.start.line + 1} ${code}`);
    const end = document.lineAt(1).length;
    assert.deepEqual(list(), ['1 CB165']);
    const range = (from: number, to: number) => ({
      start: { line: 1, column: from },
      end: { line: 1, column: to },
    });
    logs.applyEdits(log, toLineEdits(document.replace(range(end, end), '1/2/2024')));
    assert.deepEqual(list(), ['3 CB164']);
    logs.applyEdits(log, toLineEdits(document.replace(range(end, end + 8), '')));
    assert.deepEqual(list(), ['1 CB165']);
  });
});

describe('An initiating visit after care began (CB166)', () => {
  const of = problemsUnder('Date,MRN,Minutes,Initial Assessment,Initiating Visit');

  it('is reported once for an episode, on its first billed month', () => {
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,1/4/2024', '2/3/2024,P1,65,1/3/2024,1/4/2024'), ['2 CB166']);
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,1/3/2024', '2/3/2024,P1,65,1/3/2024,1/3/2024'), []);
  });

  it('is after the assessment, even if the log begins later, or after the first entry, even if it’s before the assessment', () => {
    assert.deepEqual(of('2/3/2024,P1,65,1/3/2024,1/20/2024').sort(), ['2 CB121', '2 CB166']);
    assert.deepEqual(of('1/2/2024,P1,5,1/4/2024,1/3/2024', '1/4/2024,P1,75,1/4/2024,1/3/2024'), ['2 CB102', '2 CB166']);
  });

  it('isn’t reported if any visit of the episode is in time', () => {
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,1/2/2024', '2/3/2024,P1,65,1/3/2024,2/1/2024'), []);
    assert.deepEqual(of('1/3/2024,P1,75,1/3/2024,', '1/9/2024,P1,5,1/3/2024,1/2/2024'), []);
  });

  it('takes the date of the visit from the roster', () => {
    const log = ['Date,MRN,Minutes,Initial Assessment', '1/3/2024,P1,75,1/3/2024'];
    assert.deepEqual(found([log], ['MRN,Initiating Visit', 'P1,1/3/2024']), []);
    assert.deepEqual(found([log], ['MRN,Initiating Visit', 'P1,1/4/2024']), ['2 CB166']);
    assert.deepEqual(found([log], ['MRN,Initiating Visit', 'P1,']), ['2 CB143']);
    assert.deepEqual(found([log], ['MRN,Initiating Visit', 'P1,1/2/2023']), ['2 CB162']);
  });
});
