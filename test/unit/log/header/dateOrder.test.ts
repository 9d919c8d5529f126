import assert from 'node:assert/strict';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import type { TimeLog } from '../../../../src/log/timeLog';
import { listProblems } from '../../../../src/billing/problemList';
import { billLines } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';

function open(...dates: string[]) {
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
  it('is month first where nothing shows it, and that is said to be assumed', () => {
    const { log, months } = open('3/4/2024', '5/6/2024');
    assert.deepEqual(log.dateOrder, { order: 'monthFirst', because: 'assumed' });
    assert.deepEqual(months(), [202405, 202403]);
  });

  it('is what a value above 12 shows, for every date of the log', () => {
    const { log, months } = open('3/4/2024', '5/6/2024', '25/6/2024');
    assert.deepEqual(log.dateOrder, { order: 'dayFirst', because: 'shown' });
    assert.deepEqual(months(), [202406, 202404]);
  });

  it('is the default where values show both, and the others are errors', () => {
    const { log, months } = open('3/4/2024', '25/6/2024', '6/25/2024');
    assert.deepEqual(log.dateOrder, { order: 'monthFirst', because: 'mixed' });
    assert.deepEqual(months(), [202406, 202403]);
  });

  it('is shown by an initial assessment as well', () => {
    const document = new EditedDocument('Date,MRN,Minutes,IA date\n3/4/2024,P,20,28/3/2024');
    assert.equal(billLines(document).logs[0]!.dateOrder.order, 'dayFirst');
  });

  it('says how to write a date that cannot be read, so that it is read as it is meant', () => {
    const forms = (log: TimeLog): string[] => {
      const found: string[] = [];
      log.walk((row) => {
        found.push(...log.problemsOf(row).map(({ message }) => /Write it as (\S+)\./.exec(message)?.[1] ?? message));
        return true;
      });
      return found;
    };
    const { log, type } = open('3/14/2024', 'soon', 'then');
    assert.deepEqual(forms(log), ['M/D/YYYY', 'M/D/YYYY']);
    type(1, 0, 9, '14/3/2024');
    assert.deepEqual(forms(log), ['YYYY-MM-DD', 'YYYY-MM-DD']);
    const noAssessment = billLines(new EditedDocument('Date,MRN,Minutes,IA date\n14/3/2024,P,20,'));
    assert.match(
      listProblems(noAssessment, noAssessment.logs[0]!)[0]?.message ?? '',
      /Enter its date as YYYY-MM-DD\.$/,
    );
  });

  it('follows the typing, there and back, and every row stays itself', () => {
    const { log, months, type } = open('3/4/2024', '5/6/2024');
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
