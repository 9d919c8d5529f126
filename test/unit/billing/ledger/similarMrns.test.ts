import assert from 'node:assert/strict';
import { SimilarMrns } from '../../../../src/billing/ledger/similarMrns';
import { lineEditsOf } from '../../../../src/log/csv/lineEdits';
import { rangeOf } from '../../../../src/log/csv/lines';
import { listProblems } from '../../../../src/billing/problemList';
import { billLines, findProblems, summarizeReport } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';
import { buildLog } from '../../support/logBuilder';

function likenesses(...mrns: string[]): string[] {
  return findProblems(buildLog(...mrns.map((mrn, index) => ({ mrn, date: `1/${3 + index}/2024` }))))
    .filter(({ code }) => code.startsWith('CB03'))
    .map(({ code, range, message }) => `${code} ${range.start.line + 1} ${/\(line \d+\)/.exec(message)?.[0] ?? ''}`);
}

describe('MRNs that look alike', () => {
  it('are told where a spreadsheet has dropped the zeros before one', () => {
    assert.deepEqual(likenesses('00123', '123'), ['CB034 3 (line 2)']);
    assert.deepEqual(likenesses('123', '0123', '00123'), ['CB034 2 (line 4)', 'CB034 3 (line 4)']);
  });

  it('are told where they differ in case alone, each of them', () => {
    assert.deepEqual(likenesses('ab-1', 'AB-1'), ['CB035 2 (line 3)', 'CB035 3 (line 2)']);
  });

  it('are told once for a patient, on the topmost row', () => {
    assert.deepEqual(likenesses('123', '00123', '123', '123'), ['CB034 2 (line 3)']);
  });

  it('are not those that differ in more', () => {
    assert.deepEqual(likenesses('123', '1230', '0', '00', 'A1', '1'), ['CB034 4 (line 5)']);
  });

  it('stay two patients: nobody but the analyst can say that they are one', () => {
    assert.deepEqual(summarizeReport(buildLog({ mrn: '00123', minutes: '70' }, { mrn: '123', minutes: '70' })), [
      '00123 2024-01 70 99492',
      '123 2024-01 70 99492',
    ]);
  });

  it('are told no more when one of them is put right, and anew when the row that is marked goes', () => {
    const document = new EditedDocument(
      buildLog({ mrn: '123' }, { mrn: '00123', date: '1/4/2024' }, { mrn: '123', date: '2/5/2024' }),
    );
    const billed = billLines(document);
    const lines = (): number[] =>
      listProblems(billed, billed.logs[0]!)
        .filter(({ code }) => code === 'CB034')
        .map(({ range }) => range.start.line);
    const edit = (range: Parameters<typeof rangeOf>, text: string): void => {
      billed.applyEdits(billed.logs[0]!, lineEditsOf(document.replace(rangeOf(...range), text)));
    };
    assert.deepEqual(lines(), [1]);
    edit([1, 0, 2, 0], '');
    assert.deepEqual(lines(), [2]);
    edit([1, 9, 1, 11], '');
    assert.deepEqual(lines(), []);
  });

  it('are forgotten with the last row that has them', () => {
    const lookalikes = new SimilarMrns();
    assert.deepEqual(lookalikes.add('007'), []);
    assert.deepEqual(lookalikes.add('7'), ['007']);
    assert.deepEqual(lookalikes.find('7'), { code: 'CB034', mrn: '007' });
    assert.deepEqual(lookalikes.remove('007'), ['7']);
    assert.equal(lookalikes.find('7'), undefined);
  });
});
