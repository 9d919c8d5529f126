import assert from 'node:assert/strict';
import { readEntries, readRealLog } from '../../support/entries';
import { billText } from '../../support/billing';

/** Returns the values of a column in the rows of a log that have these errors. */
function listRefused(text: string, column: number): string[] {
  const rows = text.trim().split('\n').slice(1);
  return readEntries(text).flatMap((entry, row) =>
    entry.startsWith('CB') ? [`${entry} ${rows[row]?.split(',')[column] ?? ''}`] : [],
  );
}

describe('kind 11: clear forms are read', () => {
  it('r29: only dates that don’t identify one day, and a typo with a quick fix, are refused', () => {
    const text = readRealLog('r29-dates-misc.timelog.csv');
    assert.deepEqual(listRefused(text, 0), ['CB010 1/3', 'CB010 2024-003', 'CB010 1/3/2024.']);
    const { table, logs } = billText(text);
    const dates = new Set<number>();
    logs[0]?.walk((row) => {
      dates.add(table.isEntry(row) ? table.dateOf(row) : 0);
      return true;
    });
    // 0 is the header and the rows without a date.
    assert.deepEqual([...dates], [0, 20240103]);
  });

  it('h34: durations with one reading are read', () => {
    const text = readRealLog('h34-durations.timelog.csv');
    assert.deepEqual(readEntries(text).slice(0, 17), [
      ...['20', '20', '19.8', '65', '65', '20.5', '20', '20', '20', '20'],
      ...['CB015', 'CB015', '20', '20', '20', 'CB014', '20'],
    ]);
    assert.deepEqual(readEntries(text).slice(17), [
      ...['CB014', 'CB014', 'CB014', '65', '20', 'CB014', '20', '20', '20', '20'],
    ]);
  });

  it('h27: 24:00, times of four digits, and hours with AM or PM are read, and an end before the start isn’t', () => {
    assert.deepEqual(readEntries(readRealLog('h27-end-24-00.timelog.csv')), ['20', '20', '20', 'CB017']);
  });

  it('t29: of durations that a spreadsheet formatted, the ones with one reading are read', () => {
    const entries = readEntries(readRealLog('t29-excel-durations/jan.timelog.csv'));
    assert.deepEqual(entries.slice(1), ['45', '20', '20', 'CB014', 'CB014', 'CB023']);
  });

  it('y01: a date with a time is read, and 41_10_1 isn’t', () => {
    const entries = readEntries(readRealLog('y01-dates-held.timelog.csv'));
    assert.deepEqual(entries.slice(0, 6), ['75', '75', '75', '75', '75', 'CB010']);
  });

  for (let number = 0; number < 10; number++) {
    const name = `t25-headers/h0${number}.timelog.csv`;
    it(`${name} is read`, () => assert.deepEqual(readEntries(readRealLog(name)), ['40', '35']));
  }
});
