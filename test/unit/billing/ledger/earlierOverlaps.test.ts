import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findEarlierRows } from '../../../../src/billing/ledger/earlierOverlaps';
import type { RowId } from '../../../../src/log/rows/rowId';
import { day, findProblems } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';

/** Rows of one day by start and length, in the order of the log. */
class TimedRows {
  comparisons = 0;
  readonly rows: readonly RowId[];

  constructor(private readonly times: readonly (readonly [start: number, length: number])[]) {
    this.rows = times.map((_, index) => index as RowId);
  }

  readonly compare = (a: RowId, b: RowId): number => {
    this.comparisons++;
    return a - b;
  };

  readonly dateOf = () => day(2024, 1, 5);

  readonly timesOf = (row: RowId) => {
    const [start, length] = this.times[row]!;
    return { start, end: start + length };
  };
}

describe('The earlier row that overlaps a row', () => {
  it('is the topmost row that has begun and hasn’t ended, for any times', () => {
    const time = fc.tuple(fc.nat(12), fc.nat(6));
    fc.assert(
      fc.property(fc.array(time, { maxLength: 14 }), fc.boolean(), (times, isReversed) => {
        const table = new TimedRows(times);
        const found = findEarlierRows(isReversed ? [...table.rows].reverse() : table.rows, table);
        for (const row of table.rows) {
          const { start } = table.timesOf(row);
          const expected = table.rows.find((other) => {
            const each = table.timesOf(other);
            return other !== row && each.start <= start && each.end > start;
          });
          assert.equal(found.get(row), expected);
        }
      }),
      runs(500),
    );
  });

  it('is found with a few comparisons for each row, even if all rows of a day overlap', () => {
    const count = 4000;
    const table = new TimedRows(Array.from({ length: count }, (_, index) => [index, count]));
    assert.equal(findEarlierRows(table.rows, table).size, count - 1);
    assert.ok(table.comparisons < count * 40, `${table.comparisons} comparisons`);
  });

  it('is named on each row of a day', () => {
    const times = ['09:00,09:50', '09:10,09:30', '09:40,10:10', '10:00,10:20', '10:20,10:30'];
    const rows = times.map((each, index) => `1/5/2024,P${index}${index},Ann,B${index},10,Call,Kim,${each}\n`);
    const text = `Date,MRN,First name,Last name,Minutes,Activity,Staff,Start,End\n${rows.join('')}`;
    const named = findProblems(text)
      .filter(({ code }) => code === 'CB111')
      .map(({ range, message }) => `${range.start.line + 1} ${/line \d+/.exec(message)?.[0] ?? ''}`);
    assert.deepEqual(named, ['3 line 2', '4 line 2', '5 line 4']);
  });
});
