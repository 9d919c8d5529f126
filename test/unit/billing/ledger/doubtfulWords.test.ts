import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listProblems } from '../../../../src/billing/problemList';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import type { RowId } from '../../../../src/log/rows/rowId';
import { RowHeap } from '../../../../src/billing/ledger/rowHeap';
import { EditedDocument } from '../../support/editedDocument';
import { billLines, billText, findProblems } from '../../support/billing';
import { buildLog, formatEntry } from '../../support/logBuilder';

const messages = (text: string): string[] => findProblems(text).map(({ message }) => message);

describe('A word that nothing decides', () => {
  it('is reported with the number of its rows and whether they count', () => {
    assert.deepEqual(messages(buildLog({ activity: 'Pottery' }, { activity: 'POTTERY!', date: '1/4/2024' })), [
      'This activity isn\'t known (2 rows). It counts under the "Full time" profile. A quick fix or "activities" in the configuration sets what it is.',
    ]);
    assert.match(
      messages(buildLog({ activity: 'Referral to CCM' }))[0] ?? '',
      /can mean time that counts and time that doesn't \(1 row\)/,
    );
  });

  it('is reported on its topmost row, which edits move', () => {
    const document = new EditedDocument(
      buildLog({}, { activity: 'Pottery' }, { activity: 'Pottery', date: '1/4/2024' }),
    );
    const billed = billLines(document);
    const [log] = billed.logs;
    const reported = () => listProblems(billed, log!).map(({ code, range }) => `${code} ${range.start.line}`);
    const replaceLine = (line: number, text: string): void => {
      const range = { start: { line, column: 0 }, end: { line: line + 1, column: 0 } };
      billed.applyEdits(log!, toLineEdits(document.replace(range, text)));
    };
    assert.deepEqual(reported(), ['CB145 2']);
    replaceLine(2, '');
    assert.deepEqual(reported(), ['CB145 2']);
    replaceLine(1, `${formatEntry({ activity: 'pottery' })}\n`);
    assert.deepEqual(reported(), ['CB145 1']);
    replaceLine(1, '');
    replaceLine(1, '');
    assert.deepEqual(reported(), []);
  });

  it('is one word for several logs', () => {
    const log = buildLog({ activity: 'Pottery' });
    const billed = billText(log, log.replace('P1', 'P2'));
    assert.equal(billed.ledger.problemCount('CB145'), 1);
    assert.deepEqual(listProblems(billed, billed.logs[1]!), []);
  });

  it('isn’t looked for in rows with errors, in which it can be from another column', () => {
    assert.deepEqual(
      findProblems(buildLog({ activity: 'Pottery', minutes: 'x' })).map(({ code }) => code),
      ['CB014'],
    );
  });
});

describe('The heap of a word’s rows', () => {
  it('always has the topmost row first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 40 }))), (steps) => {
        const heap = new RowHeap((a, b) => a - b);
        const rows = new Set<number>();
        for (const [adds, row] of steps) {
          if (adds) {
            heap.add(row as RowId);
            rows.add(row);
          } else if (rows.delete(row)) {
            heap.delete(row as RowId);
          }
          assert.equal(heap.topmost, rows.size === 0 ? undefined : Math.min(...rows));
          assert.equal(heap.size, rows.size);
        }
      }),
    );
  });
});
