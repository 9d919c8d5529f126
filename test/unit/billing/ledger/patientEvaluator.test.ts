import assert from 'node:assert/strict';
import type { RowId } from '../../../../src/log/rows/rowId';
import { RowTable } from '../../../../src/log/rows/rowTable';
import { findProblems } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

/** Calls `work`, and returns how often it asked for the attributes of a row. */
function countLookups(work: () => void): number {
  const original = Object.getOwnPropertyDescriptor(RowTable.prototype, 'attributesOf')!;
  let count = 0;
  Object.defineProperty(RowTable.prototype, 'attributesOf', {
    ...original,
    value(this: RowTable, row: RowId) {
      count++;
      return this.attributes.get(this.attributesIdOf(row));
    },
  });
  try {
    work();
  } finally {
    Object.defineProperty(RowTable.prototype, 'attributesOf', original);
  }
  return count;
}

/** Returns a log of one patient-month with another initial assessment on each row. */
function logOfAssessments(rows: number): string {
  return buildLog(
    ...Array.from({ length: rows }, (_, row) => ({
      date: '1/20/2024',
      minutes: `${row + 1}`,
      assessment: `${(row % 12) + 1}/${((row >> 2) % 28) + 1}/${2000 + (row % 23)}`,
    })),
  );
}

describe('Initial assessments that differ on each row', () => {
  it('are all reported but the first', () => {
    const lines = findProblems(logOfAssessments(5))
      .filter(({ code }) => code === 'CB021')
      .map(({ range }) => range.start.line + 1);
    assert.deepEqual(lines, [3, 4, 5, 6]);
  });

  it('are found with the same work for each row, however many there are', () => {
    const [few, many] = [150, 600].map((rows) => {
      const text = logOfAssessments(rows);
      return countLookups(() => {
        findProblems(text);
      });
    });
    assert.ok(many! < 6 * few!, `${few} and ${many} lookups`);
  });
});
