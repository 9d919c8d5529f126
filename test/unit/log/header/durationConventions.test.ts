import assert from 'node:assert/strict';
import { createColumnMapping } from '../../../../src/log/header/columns';
import { DEFAULT_DURATION_SETTINGS, type ConfiguredUnit } from '../../../../src/log/header/durationSettings';
import { normalizeColumnName } from '../../../../src/log/header/columnNames';
import type { TimeLogOptions } from '../../../../src/log/timeLog';
import { findProblems } from '../../support/billing';
import { readEntries, readRealLog } from '../../support/entries';
import { findFixes } from '../../support/logFixes';

const withUnit = (name: string, unit: ConfiguredUnit): Pick<TimeLogOptions, 'durations'> => ({
  durations: { ...DEFAULT_DURATION_SETTINGS, units: new Map([[normalizeColumnName(name), unit]]) },
});

/** Returns a log with these columns, in addition to the date and the MRN. */
const buildColumns = (columns: string, ...rows: readonly string[]): string =>
  [`Date,MRN,${columns}`, ...rows.map((cells) => `1/3/2024,P1,${cells}`)].join('\n');

const read = (columns: string, ...rows: readonly string[]): string =>
  readEntries(buildColumns(columns, ...rows)).join(' ');

/** Returns the units that the quick fixes on the header offer, the most likely one first. */
const findAnswers = (text: string, line = 0): unknown[] =>
  findFixes(text)
    .of('CB025', line)
    .map((fix) => ('answer' in fix ? fix.answer.value : undefined));

describe('The unit of a column of durations', () => {
  it('is a question on the header if decimal hours are in a column without a unit, and the rows don’t count', () => {
    const text = readRealLog('h22-duration-decimal-hours.timelog.csv');
    assert.deepEqual(readEntries(text), ['CB024', 'CB024', 'CB024']);
    const [problem, ...others] = findProblems(text).filter(({ code }) => code === 'CB025');
    assert.deepEqual(others, []);
    assert.deepEqual(problem!.range, { start: { line: 0, column: 9 }, end: { line: 0, column: 17 } });
    assert.match(problem!.message, /^The numbers in column 3 look like hours, not minutes\./);
    assert.deepEqual(findAnswers(text), ['hours', 'minutes', 'seconds', 'days']);
    assert.deepEqual(readEntries(text, withUnit('Duration', 'hours')), ['75', '90', '19.8']);
    assert.deepEqual(readEntries(text, withUnit('duration', 'minutes')), ['1.25', '1.5', '0.33']);
  });

  it('is a question on each of its rows, too, with the same answers', () => {
    const fixes = findFixes(readRealLog('h22-duration-decimal-hours.timelog.csv')).of('CB024', 1);
    assert.deepEqual(
      fixes.map((fix) => ('answer' in fix ? fix.answer : undefined)),
      ['hours', 'minutes', 'seconds', 'days'].map((value) => ({ path: ['units', 'Duration'], value })),
    );
  });

  it('is shown by the times beside it', () => {
    const kimai = readRealLog('t05-kimai-seconds/jan.timelog.csv');
    for (const text of [
      kimai.replace('Customer', 'MRN'),
      kimai.replace('Customer', 'MRN').replace('From,To', 'Start,End'),
    ]) {
      assert.deepEqual(readEntries(text), ['CB024', 'CB024']);
      assert.deepEqual(findAnswers(text)[0], 'seconds');
      assert.deepEqual(readEntries(text, withUnit('Duration', 'seconds')), ['5', '6']);
    }
  });

  it('is shown by the fractions of a day that spreadsheets store', () => {
    const text = buildColumns('Duration', '0.03125', '0.0138888889');
    assert.deepEqual(readEntries(text), ['CB024', 'CB024']);
    assert.deepEqual(findAnswers(text)[0], 'days');
    assert.equal(readEntries(text, withUnit('Duration', 'days'))[0], '45');
  });

  for (const [rule, columns, rows, expected] of [
    // Ordinary logs.
    ['whole minutes', 'Duration', ['20', '15', '5'], '20 15 5'],
    ['whole minutes up to 8', 'Duration', ['5', '2', '8'], '5 2 8'],
    ['minutes with decimals', 'Duration', ['24.24', '11.41', '3.9', '20.45'], '24.24 11.41 3.9 20.45'],
    ['as many low as high decimals', 'Duration', ['0.5', '20'], '0.5 20'],
    ['low decimals under Minutes', 'Minutes', ['3.9', '0.5'], '3.9 0.5'],
    ['a long day', 'Duration', ['240', '20', '30'], '240 20 30'],
    ['long days under Minutes', 'Minutes', ['500', '600'], '500 600'],
    ['hours and minutes', 'Duration', ['1:15', '0:20', '0:45:00'], '75 20 45'],
    ['units in the cells', 'Duration', ['1.5 h', '20 min', '90 sec'], '90 20 1.5'],
    ['one long value among short ones', 'Duration', ['4:00', '0:20', '0:30'], '240 20 30'],
    ['minutes up to the time between start and end', 'Start,End,Minutes', ['9:00,9:20,20', '10:00,11:00,45'], '20 45'],
    ['hours by the name', 'Duration (h)', ['1.25', '0.5'], '75 30'],
    ['hours by the name', 'Duration (decimal)', ['1.25', '0.5'], '75 30'],
    ['hours by the name with a few long ones', 'Hours', ['1.25', '0.5', '9'], '75 30 540'],
    ['seconds by the name', 'Duration (s)', ['1200', '90'], '20 1.5'],
    ['seconds by the name', 'Seconds', ['1200', '600.6'], '20 10.01'],
    ['minutes and seconds by the name', 'Duration (mm:ss)', ['18:30', '45:00'], '18.5 45'],
    ['hours and minutes by the name', 'Duration (hh:mm)', ['4:30', '8:00'], '270 480'],
    ['long durations that the times show', 'Start,End,Duration', ['9:00,13:30,4:30', '9:00,17:30,8:30'], '270 510'],
    // Columns that contradict their name, or have none.
    ['low decimals under Minutes in all rows', 'Minutes', ['0.25', '1.5', '0.33'], 'CB024 CB024 CB024'],
    ['high numbers under Minutes in a few rows', 'Minutes', ['500', '900', '600'], '500 900 600'],
    [
      'high numbers under Minutes in many rows',
      'Minutes',
      ['1200', '900', '600', '540', '700'],
      'CB024 CB024 CB024 CB024 CB024',
    ],
    ['high numbers under Hours', 'Hours', ['20', '30'], 'CB024 CB024'],
    ['seconds', 'Time Spent', ['1200', '660', '90'], 'CB024 CB024 CB024'],
    ['mostly decimal hours', 'Time Spent', ['0.5', '0.75', '2', '20'], 'CB024 CB024 CB024 CB024'],
    ['hours by the times', 'Start,End,Time Spent', ['9:00,10:00,1', '10:00,12:00,2'], 'CB024 CB024'],
    ['hours by the times under Minutes', 'Start,End,Minutes', ['9:00,10:00,1', '10:00,12:00,2'], 'CB024 CB024'],
    ['minutes by the times under Hours', 'Start,End,Hours', ['9:00,9:05,5', '10:00,10:06,6'], 'CB024 CB024'],
    ['decimal commas', 'Duration', ['"0,75"', '"1,5"'], 'CB024 CB024'],
    ['minutes and seconds or hours and minutes', 'Duration', ['18:25', '20:00', '5:10'], 'CB024 CB024 CB024'],
    ['more than 24 hours', 'Duration', ['45:00', '20'], 'CB023 20'],
    ['times of day without any duration', 'Time', ['8:30', '14:05:00'], 'CB024 CB024'],
  ] as const) {
    it(`is right or unknown for ${rule}: ${columns} ${rows.join(' ')}`, () => {
      assert.equal(read(columns, ...rows), expected);
      assert.equal(
        findProblems(buildColumns(columns, ...rows)).some(({ code }) => code === 'CB025'),
        expected.includes('CB024') || rows[0] === '45:00',
      );
    });
  }

  it('of values with a colon is hours and minutes, or minutes and seconds', () => {
    const text = buildColumns('Duration', '18:30', '20:00', '12');
    assert.deepEqual(findAnswers(text), ['minutesAndSeconds', 'hoursAndMinutes']);
    assert.deepEqual(readEntries(text, withUnit('Duration', 'minutesAndSeconds')), ['18.5', '20', '12']);
    assert.deepEqual(readEntries(text, withUnit('Duration', 'hoursAndMinutes')), ['1110', '1200', '12']);
  });

  it('is right for an exporter that has written seconds and hours under the same name', () => {
    const columnMapping = createColumnMapping([['Customer', 'mrn']]);
    const text = readRealLog('t05-kimai-seconds/jan.timelog.csv');
    assert.deepEqual(readEntries(text, { columnMapping }), ['5', '6']);
    assert.deepEqual(readEntries(text, { columnMapping, ...withUnit('Duration', 'seconds') }), ['5', '6']);
    const clockify = readRealLog('t01-clockify/jan.timelog.csv');
    const clientMapping = createColumnMapping([['Client', 'mrn']]);
    assert.deepEqual(readEntries(clockify, { columnMapping: clientMapping }), ['45', '30', 'CB023']);
  });

  it('holds for a column with another name that the configuration maps', () => {
    const text = buildColumns('Tracked', '0.5', '0.75');
    const columnMapping = createColumnMapping([['Tracked', 'minutes']]);
    assert.deepEqual(readEntries(text, { columnMapping }), ['CB024', 'CB024']);
    assert.deepEqual(readEntries(text, { columnMapping, ...withUnit('Tracked', 'hours') }), ['30', '45']);
  });

  it('isn’t taken from the times if the configuration gives the times another meaning', () => {
    const text = buildColumns('Start,End,Time Spent', '9:00,10:00,1', '10:00,12:00,2');
    const durations = { ...DEFAULT_DURATION_SETTINGS, times: 'notCompared' } as const;
    assert.deepEqual(readEntries(text, { durations }), ['1', '2']);
  });
});

describe('A column named Time', () => {
  it('with times of day isn’t read if another column has the durations', () => {
    const text = readRealLog('h21-time-column-clock-and-hours.timelog.csv');
    assert.deepEqual(readEntries(text), ['30']);
    assert.deepEqual(findProblems(text), []);
  });

  for (const [columns, cells, expected] of [
    ['Time,Hours', '8:30,0.5', '30'],
    ['Time,Hours', '8:30 AM,0.5', '30'],
    ['Time,Hours', '14:05:00,0.5', '30'],
    ['Time,Hours', '30,0.5', '30'],
    ['Time,Hours', '45,0.5', 'CB019'],
    ['Time,Hours', '0:30,0.5', '30'],
    ['Time,Start,End', '8:30,8:30,9:00', '30'],
    ['Time,Minutes', '8:30,20', '20'],
    ['Time,Minutes', '0830,20', '20'],
    ['Time,Minutes', '20,20', '20'],
    ['Time,Minutes', '40,20', 'CB019'],
    ['Time,Duration', '2:05 PM,20', '20'],
    ['Time,Time (min)', '8:30,20', '20'],
    ['Time', '20', '20'],
    ['Time', '0:20', '20'],
  ] as const) {
    it(`in ${columns} gives ${expected} for ${cells}`, () => {
      assert.equal(read(columns, cells), expected);
    });
  }
});
