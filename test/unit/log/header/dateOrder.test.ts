import assert from 'node:assert/strict';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import type { TimeLog } from '../../../../src/log/timeLog';
import { listProblems } from '../../../../src/billing/problemList';
import { billLines, billWithOptions } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';

function openLog(...dates: string[]) {
  const document = new EditedDocument(['Date,MRN,Minutes,IA date', ...dates.map((date) => `${date},P,20,`)].join('\n'));
  const billed = billLines(document);
  const log = billed.logs[0]!;
  return {
    log,
    order: () => [log.dateOrder.order, log.dateOrder.because],
    months: () => billed.ledger.months().map(({ month }) => month),
    type: (line: number, from: number, to: number, text: string): void => {
      billed.applyEdits(log, toLineEdits(document.replace(makeRange(line, from, line, to), text)));
    },
  };
}

describe('The order of day and month in a log', () => {
  it('is month first if no date shows the order, and is marked as assumed', () => {
    const { order, months } = openLog('3/4/2024', '5/6/2024');
    assert.deepEqual(order(), ['monthFirst', 'assumed']);
    assert.deepEqual(months(), [202405, 202403]);
  });

  it('is the one that most values above 12 show, for every date of the column', () => {
    const { order, months } = openLog('3/4/2024', '5/6/2024', '25/6/2024', '26/6/2024');
    assert.deepEqual(order(), ['dayFirst', 'shown']);
    assert.deepEqual(months(), [202406, 202404]);
  });

  it('is the default if one value shows the other order, and that date is an error', () => {
    const { order, months } = openLog('3/4/2024', '25/6/2024');
    assert.deepEqual(order(), ['monthFirst', 'mixed']);
    assert.deepEqual(months(), [202403]);
  });

  it('is the default if as many values show one order as the other, and the other dates are errors', () => {
    const { order, months } = openLog('3/4/2024', '25/6/2024', '26/6/2024', '6/25/2024', '6/26/2024');
    assert.deepEqual(order(), ['monthFirst', 'mixed']);
    assert.deepEqual(months(), [202406, 202403]);
  });

  it('isn’t shown by another column', () => {
    const document = new EditedDocument('Date,MRN,Minutes,IA date\n3/4/2024,P,20,28/3/2024');
    const { dates } = billLines(document).logs[0]!.conventions;
    assert.equal(dates.date.order, 'monthFirst');
    assert.equal(dates.initialAssessment.order, 'dayFirst');
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
    const { log, months, type } = openLog('3/4/2024', '15/6/2024', '5/7/2024');
    const rows: number[] = [];
    log.walk((row) => rows.push(row) > 0);
    assert.deepEqual(months(), [202405, 202403]);
    type(1, 0, 0, '1');
    assert.deepEqual(months(), [202407, 202406, 202404]);
    type(1, 0, 1, '');
    assert.deepEqual(months(), [202405, 202403]);
    const after: number[] = [];
    log.walk((row) => after.push(row) > 0);
    assert.deepEqual(after, rows);
  });

  for (const dateOrder of [undefined, 'monthFirst', 'dayFirst', 'yearFirst'] as const) {
    it(`never moves another row while one date is typed (configured: ${dateOrder ?? 'nothing'})`, () => {
      for (const typed of ['13/2/2025', '2/13/2025', '25-01-13', '13.2.25']) {
        const dates = ['3/4/2024', '5/6/2024', '7/8/2024', ''];
        const text = ['Date,MRN,Minutes', ...dates.map((date) => `${date},P,20`)].join('\n');
        const document = new EditedDocument(text);
        const billed = billWithOptions(dateOrder === undefined ? {} : { dateOrder }, document);
        const log = billed.logs[0]!;
        const listDates = (): number[] => [1, 2, 3].map((line) => billed.table.dateOf(log.rowAtLine(line)!));
        const before = listDates();
        for (let length = 1; length <= typed.length; length++) {
          const range = makeRange(4, length - 1, 4, length - 1);
          billed.applyEdits(log, toLineEdits(document.replace(range, typed.charAt(length - 1))));
          assert.deepEqual(listDates(), before, typed.slice(0, length));
        }
      }
    });
  }
});
