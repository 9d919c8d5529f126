import assert from 'node:assert/strict';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { listFacts } from '../../../../src/billing/factList';
import { listProblems } from '../../../../src/billing/problemList';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { EditedDocument } from '../../support/editedDocument';
import { billLines, billText, findProblems } from '../../support/billing';
import { buildLog, formatEntry } from '../../support/logBuilder';

const describeFacts = (billed: BilledLogs): string[] =>
  listFacts(billed).map(({ problem: { code, range }, log }) => `${code} ${log}:${range.start.line}`);

describe('A word that nothing decides', () => {
  it('is reported once, with the number of its rows and whether they count', () => {
    const log = buildLog({ activity: 'Pottery' }, { activity: 'POTTERY!', date: '1/4/2024' });
    assert.deepEqual(
      listFacts(billText(log)).map(({ problem }) => problem.message),
      [
        'This activity isn\'t known. It counts under the "Full time" profile. A quick fix or "activities" in the configuration sets what it is. In all: 2 rows.',
      ],
    );
    const [unclear] = findProblems(buildLog({ activity: 'Referral to CCM' }));
    assert.match(unclear?.message ?? '', /can mean time that counts and time that doesn't\..*what it is\.$/);
  });

  it('is marked in all of its rows and reported at the topmost one of the latest month, which edits move', () => {
    const document = new EditedDocument(
      buildLog({}, { activity: 'Pottery' }, { activity: 'Pottery', date: '1/4/2024' }),
    );
    const billed = billLines(document);
    const [log] = billed.logs;
    const marked = (): number[] => listProblems(billed, log!).map(({ range }) => range.start.line);
    const replaceLine = (line: number, text: string): void => {
      const range = { start: { line, column: 0 }, end: { line: line + 1, column: 0 } };
      billed.applyEdits(log!, toLineEdits(document.replace(range, text)));
    };
    assert.deepEqual([describeFacts(billed), marked()], [['CB145 0:2'], [2, 3]]);
    replaceLine(2, '');
    assert.deepEqual([describeFacts(billed), marked()], [['CB145 0:2'], [2]]);
    replaceLine(1, `${formatEntry({ activity: 'pottery' })}\n`);
    assert.deepEqual([describeFacts(billed), marked()], [['CB145 0:1'], [1, 2]]);
    replaceLine(2, `${formatEntry({ activity: 'pottery', date: '2/4/2024' })}\n`);
    assert.deepEqual(describeFacts(billed), ['CB145 0:2']);
    replaceLine(1, '');
    replaceLine(1, '');
    assert.deepEqual(describeFacts(billed), []);
  });

  it('is one word for several logs', () => {
    const log = buildLog({ activity: 'Pottery' });
    assert.deepEqual(describeFacts(billText(log, log.replace('P1', 'P2'))), ['CB145 0:1']);
  });

  it('in the activity and the program of one row is two facts', () => {
    const log = 'Date,MRN,Minutes,Initial Assessment,Activity,Program\n1/3/2024,P1,20,1/3/2024,Pottery,Blue team\n';
    const messages = listFacts(billText(log)).map(({ problem }) => problem.message);
    assert.deepEqual(
      messages.map((message) => message.split("isn't known")[0]),
      ['This activity ', 'This program '],
    );
  });

  it('isn’t looked for in rows with errors, in which it can be from another column', () => {
    assert.deepEqual(
      findProblems(buildLog({ activity: 'Pottery', minutes: 'x' })).map(({ code }) => code),
      ['CB014'],
    );
  });
});
