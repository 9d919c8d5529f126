import assert from 'node:assert/strict';
import { findSimilarMrn } from '../../../../src/billing/ledger/similarMrns';
import { SimilarMrns } from '../../../../src/log/values/similarMrns';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import { listProblems } from '../../../../src/billing/problemList';
import { billLines, findProblems, summarizeReport } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';
import { buildLog } from '../../support/logBuilder';

function findSimilarMrns(...mrns: string[]): string[] {
  return findProblems(buildLog(...mrns.map((mrn, index) => ({ mrn, date: `1/${3 + index}/2024` }))))
    .filter(({ code }) => code.startsWith('CB03'))
    .map(({ code, range, message }) => `${code} ${range.start.line + 1} ${/\(line \d+\)/.exec(message)?.[0] ?? ''}`);
}

describe('Similar MRNs', () => {
  it('are both reported if one lacks leading zeros', () => {
    assert.deepEqual(findSimilarMrns('00123', '123'), ['CB034 2 (line 3)', 'CB034 3 (line 2)']);
    assert.deepEqual(findSimilarMrns('123', '0123', '00123'), [
      'CB034 2 (line 4)',
      'CB034 3 (line 4)',
      'CB034 4 (line 3)',
    ]);
  });

  it('are both reported if they differ only in case', () => {
    assert.deepEqual(findSimilarMrns('ab-1', 'AB-1'), ['CB035 2 (line 3)', 'CB035 3 (line 2)']);
  });

  it('are reported once for each patient, on the topmost row', () => {
    assert.deepEqual(findSimilarMrns('123', '00123', '123', '123'), ['CB034 2 (line 3)', 'CB034 3 (line 2)']);
  });

  it('don’t include MRNs with other differences', () => {
    assert.deepEqual(findSimilarMrns('123', '1230', 'A1', '1', '1-234', '12-34', '12-3'), [
      'CB039 2 (line 8)',
      'CB039 8 (line 2)',
    ]);
  });

  it('remain two patients', () => {
    assert.deepEqual(summarizeReport(buildLog({ mrn: '00123', minutes: '70' }, { mrn: '123', minutes: '70' })), [
      '00123 2024-01 70 99492',
      '123 2024-01 70 99492',
    ]);
  });

  it('are reported on the next row when the marked row is deleted, and no longer when one is corrected', () => {
    const document = new EditedDocument(
      buildLog({ mrn: '123' }, { mrn: '00123', date: '1/4/2024' }, { mrn: '123', date: '2/5/2024' }),
    );
    const billed = billLines(document);
    const lines = (): number[] =>
      listProblems(billed, billed.logs[0]!)
        .filter(({ code }) => code === 'CB034')
        .map(({ range }) => range.start.line);
    const edit = (range: Parameters<typeof makeRange>, text: string): void => {
      billed.applyEdits(billed.logs[0]!, toLineEdits(document.replace(makeRange(...range), text)));
    };
    assert.deepEqual(lines(), [1, 2]);
    edit([1, 0, 2, 0], '');
    assert.deepEqual(lines(), [1, 2]);
    edit([1, 9, 1, 11], '');
    assert.deepEqual(lines(), []);
  });

  it('are removed with the last row that has them', () => {
    const similarMrns = new SimilarMrns();
    assert.deepEqual(similarMrns.add('007'), []);
    assert.deepEqual(similarMrns.add('7'), ['007']);
    assert.deepEqual(findSimilarMrn(similarMrns, '7'), { code: 'CB034', mrn: '007' });
    assert.deepEqual(similarMrns.remove('007'), ['7']);
    assert.equal(findSimilarMrn(similarMrns, '7'), undefined);
  });
});
