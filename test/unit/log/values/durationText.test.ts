import assert from 'node:assert/strict';
import { minutesBetween, readDuration, readHours, readTimeOfDay } from '../../../../src/log/values/durationText';
import { formatMinutes, type Minutes } from '../../../../src/log/values/minutes';

const format = (minutes: Minutes | undefined): string => (minutes ? formatMinutes(minutes) : 'none');

describe('The text of a duration', () => {
  for (const [text, minutes] of [
    ['20', '20'],
    ['20.5', '20.5'],
    ['.5', '0.5'],
    ['5 ', '5'],
    ['20 min', '20'],
    ['20min.', '20'],
    ['20 minutes', '20'],
    ['1h 15m', '75'],
    ['1 hr 15 min', '75'],
    ['1.5 hours', '90'],
    ['2h', '120'],
    ['90 sec', '1.5'],
    ['1h 30s', '60.5'],
    ['1:15', '75'],
    ['0:20', '20'],
    ['00:20:00', '20'],
    ['0:00:30', '0.5'],
    ['20,5', '20.5'],
  ] as const) {
    it(`is ${minutes} minutes if it is ${JSON.stringify(text)}`, () => {
      assert.equal(format(readDuration(text, false)?.minutes), minutes);
    });
  }

  for (const text of [
    '',
    'twenty',
    '1:60',
    '1:5',
    '1,250',
    '20m 1h',
    'h',
    'min',
    '1h15',
    '20 min 20 min',
    '1:15:75',
    '#REF!',
  ]) {
    it(`can’t be read if it is ${JSON.stringify(text)}`, () => {
      assert.equal(readDuration(text, false), undefined);
    });
  }

  it('is doubtful if it could have another meaning', () => {
    assert.equal(readDuration('1:15', false)?.isDoubtful, true);
    assert.equal(readDuration('20,5', false)?.isDoubtful, true);
    assert.equal(readDuration('0:20:30', false)?.isDoubtful, false);
    assert.equal(readDuration('20,5', true)?.isDoubtful, false);
  });

  it('has a decimal comma if commas don’t separate fields', () => {
    assert.equal(format(readDuration('1,250', true)?.minutes), '1.25');
  });

  it('is exact: three times 0:00:20 is one minute', () => {
    const third = readDuration('0:00:20', false)?.minutes;
    assert.deepEqual(third && { ticks: third.ticks * 3, fine: third.fine }, { ticks: 3_000_000, fine: 0 });
  });
});

describe('Hours', () => {
  for (const [text, minutes] of [
    ['0.33', '19.8'],
    ['1', '60'],
    ['1.25', '75'],
    ['0.000000000001', '0.00000000006'],
  ] as const) {
    it(`are ${minutes} minutes if they are ${text}`, () => {
      assert.equal(format(readHours(text, false)), minutes);
    });
  }
});

describe('Start and end times', () => {
  const between = (start: string, end: string): string =>
    format(minutesBetween(readTimeOfDay(start) ?? -1, readTimeOfDay(end) ?? -1));

  for (const [start, end, minutes] of [
    ['14:05', '14:25', '20'],
    ['9:00', '9:20:30', '20.5'],
    ['2:05 PM', '2:25 pm', '20'],
    ['12:00 AM', '12:30 am', '30'],
    ['11:50 PM', '12:10 AM', '20'],
    ['2024-01-03 23:50', '2024-01-04 00:10', '20'],
    ['9:00', '9:00', '0'],
    ['14:00', '13:00', 'none'],
  ] as const) {
    it(`from ${start} to ${end} give ${minutes}`, () => {
      assert.equal(between(start, end), minutes);
    });
  }

  for (const text of ['', '25:00', '13:00 PM', '9', 'noon', '9:5']) {
    it(`don’t include ${JSON.stringify(text)}, which isn’t a time of day`, () => {
      assert.equal(readTimeOfDay(text), undefined);
    });
  }
});
