import assert from 'node:assert/strict';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import type { TimeLog } from '../../../../src/log/timeLog';
import { listProblems } from '../../../../src/billing/problemList';
import { billLines } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';

function openLog(...dates: string[]) {
  const document = new EditedDocument(['Date,MRN,Minutes,IA date', ...dates.map((date) => `${date},P,20,`)].join('\n'));
  const billed = billLines(document);
  const log = billed.logs[0]!;
  return {
    log,
    months: () => billed.ledger.months().map(({ month }) => month),
    type: (line: number, from: number, to: number, text: string): void => {
      billed.applyEdits(log, toLineEdits(document.replace(makeRange(line, from, line, to), text)));
    },
  };
}

describe('The order of day and month in a log', () => {
  it('is month first if no date shows the order, and is marked as assumed', () => {
    const { log, months } = openLog('3/4/2024', '5/6/2024');
    assert.deepEqual(log.dateOrder, { order: 'monthFirst', because: 'assumed' });
    assert.deepEqual(months(), [202405, 202403]);
  });

  it('is the one that a value above 12 shows, for every date of the log', () => {
    const { log, months } = openLog('3/4/2024', '5/6/2024', '25/6/2024');
    assert.deepEqual(log.dateOrder, { order: 'dayFirst', because: 'shown' });
    assert.deepEqual(months(), [202406, 202404]);
  });

  it('is the default if values show both orders, and the other dates are errors', () => {
    const { log, months } = openLog('3/4/2024', '25/6/2024', '6/25/2024');
    assert.deepEqual(log.dateOrder, { order: 'monthFirst', because: 'mixed' });
    assert.deepEqual(months(), [202406, 202403]);
  });

  it('is also shown by an initial assessment', () => {
    const document = new EditedDocument('Date,MRN,Minutes,IA date\n3/4/2024,P,20,28/3/2024');
    assert.equal(billLines(document).logs[0]!.dateOrder.order, 'dayFirst');
  });

  it('sets the format that messages suggest for a date that can’t be read', () => {
    const listSuggestedFormats = (log: TimeLog): string[] => {
      const found: string[] = [];
      log.walk((row) => {
        found.push(...log.problemsOf(row).map(({ message }) => /Write it as (\S+)\./.exec(message)?.[1] ?? message));
        return true;
      });
      return found;
    };
    const { log, type } = openLog('3/14/2024', 'soon', 'then');
    assert.deepEqual(listSuggestedFormats(log), ['M/D/YYYY', 'M/D/YYYY']);
    type(1, 0, 9, '14/3/2024');
    assert.deepEqual(listSuggestedFormats(log), ['YYYY-MM-DD', 'YYYY-MM-DD']);
    const noAssessment = billLines(new EditedDocument('Date,MRN,Minutes,IA date\n14/3/2024,P,20,'));
    assert.match(
      listProblems(noAssessment, noAssessment.logs[0]!)[0]?.message ?? '',
      /Enter its date as YYYY-MM-DD\.$/,
    );
  });

  it('changes with an edit and back again, and every row has the same ID', () => {
    const { log, months, type } = openLog('3/4/2024', '5/6/2024');
    const rows: number[] = [];
    log.walk((row) => rows.push(row) > 0);
    type(1, 0, 0, '1');
    assert.deepEqual(months(), [202406, 202404]);
    type(1, 0, 1, '');
    assert.deepEqual(months(), [202405, 202403]);
    const after: number[] = [];
    log.walk((row) => after.push(row) > 0);
    assert.deepEqual(after, rows);
  });
});
