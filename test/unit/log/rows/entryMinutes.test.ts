import assert from 'node:assert/strict';
import { DEFAULT_DURATION_SETTINGS, type DurationSettings } from '../../../../src/log/header/durationSettings';
import { findMarkedTexts } from '../../support/billing';
import { findFixes } from '../../support/logFixes';
import { readEntries, readRealLog } from '../../support/entries';

const withSettings = (durations: Partial<DurationSettings>) => ({
  durations: { ...DEFAULT_DURATION_SETTINGS, ...durations },
});

/** Reads one entry of a log with these columns, in addition to the date, 1/3/2024, and the MRN. */
const readEntry = (columns: string, cells: string, durations: Partial<DurationSettings> = {}): string =>
  readEntries(`Date,MRN,${columns}\n1/3/2024,P1,${cells}\n`, withSettings(durations)).join();

describe('More minutes than passed between the start and the end', () => {
  it('are an error on the minutes; fewer are fine', () => {
    const text = readRealLog('h03-duration-and-startend-differ.timelog.csv');
    assert.deepEqual(readEntries(text), ['CB018', '15']);
    assert.deepEqual(findMarkedTexts(text), ['CB018 60']);
  });

  it('are an error on the hours if the log has hours', () => {
    assert.deepEqual(findMarkedTexts('Date,MRN,Start,End,Hours\n1/3/2024,P1,9:00,9:20,0.75\n'), ['CB018 0.75']);
  });

  it('count if the times mean something else by the configuration, as the quick fix offers', () => {
    const text = readRealLog('h03-duration-and-startend-differ.timelog.csv');
    assert.deepEqual(readEntries(text, withSettings({ times: 'notCompared' })), ['60', '15']);
    assert.deepEqual(
      findFixes(text)
        .of('CB018', 1)
        .map(({ kind, ...fix }) => [kind, 'answer' in fix ? fix.answer : undefined]),
      [['answer', { path: ['times'], value: 'notCompared' }]],
    );
  });

  for (const [start, end, minutes, expected] of [
    // Times without seconds can be off by a minute.
    ['9:00', '9:20', '21', '21'],
    ['9:00', '9:20', '21.01', 'CB018'],
    ['9:00', '9:20', '0:20', '20'],
    ['9:00', '10:00', '5', '5'],
    ['23:50', '0:10', '20', '20'],
    ['23:50', '0:10', '30', 'CB018'],
    ['9:00 AM', '9:30 PM', '600', '600'],
    // On a 12-hour clock without AM and PM.
    ['11:30', '1:15', '105', '105'],
    ['12:50', '1:10', '20', '20'],
    ['12:50', '1:10', '30', 'CB018'],
    ['12:50 PM', '1:10 AM', '30', 'CB018'],
    ['15:00', '14:00', '20', 'CB018'],
    ['9:00', '9:00', '20', 'CB018'],
    // Not recorded.
    ['0:00', '0:00', '20', '20'],
    ['', '9:20', '60', '60'],
    ['9:00', '', '60', '60'],
    ['', '', '60', '60'],
    ['noon', '9:20', '60', '60'],
    ['2024-01-03T09:00:00-05:00', '2024-01-03T09:20:00-06:00', '80', '80'],
    ['2024-01-03T09:00:00-05:00', '2024-01-03T09:20:00-06:00', '82', 'CB018'],
    ['1/3/2024 9:00', '1/4/2024 9:20', '20', '20'],
    ['1/3/2024 23:50', '1/4/2024 0:20', '60', 'CB018'],
  ] as const) {
    it(`${expected === 'CB018' ? 'are an error' : 'are not there'} for ${minutes} from "${start}" to "${end}"`, () => {
      assert.equal(readEntry('Start,End,Minutes', `${start},${end},${minutes}`), expected);
    });
  }
});

describe('Hours and minutes in one entry', () => {
  it('that don’t mean the same are an error with a quick fix for each answer', () => {
    const text = readRealLog('h02-hours-and-minutes-parts.timelog.csv');
    assert.deepEqual(readEntries(text), ['CB019', '20']);
    assert.deepEqual(readEntries(text, withSettings({ hoursAndMinutes: 'parts' })), ['75', '20']);
    assert.deepEqual(readEntries(text, withSettings({ hoursAndMinutes: 'minutes' })), ['15', '20']);
    assert.deepEqual(
      findFixes(text)
        .of('CB019', 1)
        .map((fix) => ('answer' in fix ? fix.answer : undefined)),
      [
        { path: ['hoursAndMinutes'], value: 'parts' },
        { path: ['hoursAndMinutes'], value: 'minutes' },
      ],
    );
  });

  for (const [hours, minutes, unanswered, asParts] of [
    ['1.5', '90', '90', '90'],
    ['0.33', '20', '20', '20'],
    ['0.4', '20', '20', '20'],
    ['0.66', '40', '40', '40'],
    ['0.33', '25', 'CB019', 'CB019'],
    ['1', '45', 'CB019', '105'],
    ['1', '60', '60', '60'],
    ['1', '0', 'CB019', '60'],
    ['2', '5.5', 'CB019', '125.5'],
    ['1:15', '75', '75', '75'],
    ['1h', '15 min', 'CB019', '75'],
    ['0.00', '20', '20', '20'],
    ['', '20', '20', '20'],
    ['2', '', '120', '120'],
    ['1', '75', 'CB019', 'CB019'],
  ] as const) {
    it(`${hours || 'blank'} and ${minutes || 'blank'} are ${unanswered}, and as parts ${asParts}`, () => {
      assert.equal(readEntry('Hours,Minutes', `${hours},${minutes}`), unanswered);
      assert.equal(readEntry('Hours,Minutes', `${hours},${minutes}`, { hoursAndMinutes: 'parts' }), asParts);
    });
  }

  it('are compared with the start and the end after they are added up', () => {
    const cells = (end: string): string => `1,15,9:00,${end}`;
    assert.equal(readEntry('Hours,Minutes,Start,End', cells('10:15'), { hoursAndMinutes: 'parts' }), '75');
    assert.equal(readEntry('Hours,Minutes,Start,End', cells('10:00'), { hoursAndMinutes: 'parts' }), 'CB018');
  });
});

describe('Minutes from a start and an end', () => {
  for (const [name, expected] of [
    ['h04-start-end-different-days', ['CB023']],
    ['h06-start-end-offsets-dst', ['75']],
  ] as const) {
    it(`of ${name} are ${expected.join()}`, () => {
      assert.deepEqual(readEntries(readRealLog(`${name}.timelog.csv`)), expected);
    });
  }

  for (const [start, end, expected] of [
    ['9:00', '9:20', '20'],
    ['23:50', '0:20', '30'],
    ['9:20', '9:00', 'CB017'],
    ['1/3/2024 23:50', '1/4/2024 0:20', '30'],
    ['1/3/2024 9:00', '1/3/2024 8:00', 'CB017'],
    ['1/3/2024 23:50', '1/3/2024 0:20', 'CB017'],
    ['1/3/2024 9:00', '1/4/2024 9:00', '1440'],
    ['1/3/2024 9:00', '1/4/2024 9:01', 'CB023'],
    // Only the end has a date: the start is on the date of the entry.
    ['9:00', '1/3/2024 9:20', '20'],
    ['9:00', '1/5/2024 9:20', 'CB023'],
    ['23:50', '1/4/2024 0:20', '30'],
    ['9:00', '1/2/2024 9:20', 'CB017'],
    ['2024-03-10T01:30:00-05:00', '2024-03-10T03:45:00-04:00', '75'],
    ['2024-01-03T23:50:00Z', '2024-01-04T00:20:00Z', '30'],
    ['2024-01-03T08:00:00-06:00', '2024-01-03T15:00:00Z', '60'],
    ['01:30:00-05:00', '03:45:00-04:00', '75'],
    ['23:30:00-05:00', '23:00:00-06:00', '30'],
    // Dates that spreadsheets and databases write before a time without a date.
    ['1/0/1900 9:00', '1/0/1900 9:20', '20'],
    ['1899-12-30 09:00:00', '1899-12-30 09:20:00', '20'],
    ['1/0/1900 23:50', '1/1/1900 0:20', '30'],
    ['1/3/2024 9:00', '2/30/2024 9:20', 'CB017'],
  ] as const) {
    it(`from ${start} to ${end} are ${expected}`, () => {
      assert.equal(readEntry('Start,End', `${start},${end}`), expected);
    });
  }

  for (const [endDate, expected] of [
    ['1/3/2024', 'CB017'],
    ['1/4/2024', '30'],
    ['1/5/2024', 'CB023'],
    ['', '30'],
    // Programs write these for "no date".
    ['1/1/1900', '30'],
    ['12/31/9999 00:00:00', '30'],
    ['soon', 'CB017'],
  ] as const) {
    it(`from 23:50 to 0:20 are ${expected} if the end date is "${endDate}"`, () => {
      assert.equal(readEntry('Start,End,End Date', `23:50,0:20,${endDate}`), expected);
    });
  }

  it('use the end date with the order of day and month that the log’s dates show', () => {
    const log = (other: string): string =>
      ['3/1/2024,23:50,4/1/2024,0:20', `${other},9:00,${other},9:20`, `${other},10:00,${other},10:20`].reduce(
        (text, cells) => `${text}${cells},P1\n`,
        'Start Date,Start Time,End Date,End Time,MRN\n',
      );
    assert.deepEqual(readEntries(log('25/1/2024')), ['30', '20', '20']);
    assert.deepEqual(readEntries(log('1/25/2024')), ['CB023', '20', '20']);
  });
});

describe('An entry of more than 24 hours', () => {
  for (const [minutes, expected] of [
    ['1440', '1440'],
    ['1440.01', 'CB023'],
    ['24h', '1440'],
    // Minutes and seconds, or hours and minutes.
    ['24:00', 'CB024'],
    ['45:00', 'CB023'],
    ['444:03:00', 'CB023'],
    ['25h', 'CB023'],
  ] as const) {
    it(`is an error: ${minutes} is ${expected}`, () => {
      assert.equal(readEntry('Minutes', minutes), expected);
    });
  }
});

describe('Hours', () => {
  it('can have a decimal comma, in a file with commas between the fields too', () => {
    assert.deepEqual(readEntries(readRealLog('h01-hours-decimal-comma.timelog.csv')), ['90', '45']);
  });

  for (const [hours, expected] of [
    ['"1,25"', '75'],
    ['"0,333"', '19.98'],
    ['",5"', '30'],
    ['"1,250"', '75'],
    ['"1,5 h"', '90'],
    ['20 min', '20'],
    ['1:15', '75'],
    ['25h', 'CB023'],
    // Hours that look like minutes.
    ['25', 'CB024'],
  ] as const) {
    it(`are read from ${hours} as ${expected}`, () => {
      assert.equal(readEntry('Hours', hours), expected);
    });
  }
});
