import assert from 'node:assert/strict';
import { readDuration, readHours, readTimeOfDay, secondsBetween } from '../../../../src/log/values/durationText';
import { formatMinutes, secondsToMinutes, type Minutes } from '../../../../src/log/values/minutes';

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
    // ISO 8601, as programs write it.
    ['PT20M', '20'],
    ['PT1H5M30S', '65.5'],
    ['pt1.5h', '90'],
    ['PT90.5S', '1.508333'],
    ['P0DT0H20M', '20'],
    // Hours and minutes, minutes and seconds.
    ['1h05', '65'],
    ['1 h 05', '65'],
    ['1h15', '75'],
    ['1h5m', '65'],
    ['1h05m30s', '65.5'],
    ['1:05 h', '65'],
    ['0:20 hrs', '20'],
    ['0:20:30 h', '20.5'],
    ['18:25 min', '18.416667'],
    ['45:00 minutes', '45'],
    ['75:30 min', '75.5'],
    ['0:20:30.000', '20.5'],
    ['00:20:00.0000000', '20'],
    ['0:20:30.25', '20.504167'],
    ['0 days 00:20:00', '20'],
    ['0 days, 0:20:00', '20'],
    ['0.00:20:00', '20'],
    ['1 day, 0:20:00', '1460'],
    // Durations that a spreadsheet formatted as a date or time.
    ['12:20:00 AM', '20'],
    ['12:45 am', '45'],
    ['1/0/1900 0:20', '20'],
    ['1/0/1900 12:20:00 AM', '20'],
    ['1/0/00 1:05', '65'],
    ['12/30/1899 0:20:00', '20'],
    ['1899-12-30 00:20:00', '20'],
    ['1899-12-31T01:05:00.000', '65'],
    ['1900-01-00 00:20:00', '20'],
    // Words between and after the numbers.
    ['1 hour and 5 minutes', '65'],
    ['1 hr, 5 min', '65'],
    ['1 hour, 5 minutes, and 30 seconds', '65.5'],
    ['1 hr & 5 min', '65'],
    ['20 minutes.', '20'],
    ['20 Min.', '20'],
    ["20'", '20'],
    ['20\u2032', '20'],
    [`20'30"`, '20.5'],
    ['1.5 h', '90'],
    ['1,5 h', '90'],
    ['.5 hr', '30'],
    ['½ hour', '30'],
    ['1½ hours', '90'],
    ['1 ½ h', '90'],
    ['7½', '7.5'],
    ['¾ h', '45'],
    // Marks and characters that don't change the number.
    ['２０', '20'],
    ['20\u00A0min', '20'],
    ['\u200E20', '20'],
    ['1\u202Fh\u202F05', '65'],
    ['=20', '20'],
    ['="20"', '20'],
    ["'20", '20'],
    ['="1:15"', '75'],
    ['+20', '20'],
    ['"20,00"'.slice(1, -1), '20'],
    // Not greater than 0, which is a different error.
    ['-20', '-20'],
    ['\u221220', '-20'],
    ['(20)', '-20'],
    ['(20 min)', '-20'],
    ['(1:05)', '-65'],
    ['-0:20', '-20'],
    ['20-', '-20'],
    ['-20 min', '-20'],
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
    '20 min 20 min',
    '1:15:75',
    '#REF!',
    '1h5',
    '1h75',
    '1h 105',
    // Minutes and seconds, or hours and minutes.
    '0:20 min',
    '1:05 min',
    '00:20.5',
    '20:00.0',
    '1:05.5',
    // Times of day.
    '8:30 AM',
    '1:15:00 AM',
    '12:20 PM',
    '1/3/2024 0:20',
    '1900-01-01 00:20:00',
    '1899-12-30T00:20:00Z',
    '1899-12-30T05:20:00.000-05:00',
    '1/0/1900',
    '45294.5 h x',
    // Estimates, ranges, and numbers in other forms.
    '~20',
    '20-25',
    '20+',
    '2e1',
    '=20+15',
    '=A1',
    '20\u00B9',
    '⅓ h',
    '1.250,00',
    '1,250 min',
    '1 2',
    '(20',
    '20)',
    '()',
    '--20',
    '-',
    'P',
    'PT',
    'P1M',
    '20 h 5',
    '20 minutes and',
    'and 5 min',
  ]) {
    it(`can’t be read if it is ${JSON.stringify(text)}`, () => {
      assert.equal(readDuration(text, false), undefined);
    });
  }

  it('is doubtful if it could have another meaning', () => {
    assert.equal(readDuration('1:15', false)?.isDoubtful, true);
    assert.equal(readDuration('20,5', false)?.isDoubtful, true);
    assert.equal(readDuration('0:20:30', false)?.isDoubtful, false);
    assert.equal(readDuration('12:20:00 AM', false)?.isDoubtful, true);
    assert.equal(readDuration('1/0/1900 0:20', false)?.isDoubtful, false);
    assert.equal(readDuration('1:05 h', false)?.isDoubtful, false);
    assert.equal(readDuration('18:25 min', false)?.isDoubtful, false);
    assert.equal(readDuration('1,5 h', false)?.isDoubtful, false);
    assert.equal(readDuration('20,5', true)?.isDoubtful, false);
  });

  it('has a decimal comma if commas don’t separate fields', () => {
    assert.equal(format(readDuration('1,250', true)?.minutes), '1.25');
    assert.equal(format(readDuration('1,250 min', true)?.minutes), '1.25');
    assert.equal(format(readDuration('(20,5)', true)?.minutes), '-20.5');
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
    ['１.５', '90'],
    ['1½', '90'],
    ['="0.5"', '30'],
    ['(1)', '-60'],
    ['\u22120.5', '-30'],
  ] as const) {
    it(`are ${minutes} minutes if they are ${text}`, () => {
      assert.equal(format(readHours(text, false)), minutes);
    });
  }
});

describe('Start and end times', () => {
  const between = (start: string, end: string): string => {
    const seconds = secondsBetween(readTimeOfDay(start) ?? -1, readTimeOfDay(end) ?? -1);
    return format(seconds === undefined ? undefined : secondsToMinutes(seconds));
  };

  for (const [start, end, minutes] of [
    ['14:05', '14:25', '20'],
    ['9:00', '9:20:30', '20.5'],
    ['2:05 PM', '2:25 pm', '20'],
    ['12:00 AM', '12:30 am', '30'],
    ['11:50 PM', '12:10 AM', '20'],
    ['2024-01-03 23:50', '2024-01-04 00:10', '20'],
    ['9:00', '9:00', '0'],
    ['23:40', '24:00', '20'],
    ['23:40', '24:00:00', '20'],
    ['24:00', '0:20', '20'],
    ['0905', '0925', '20'],
    ['2340', '2400', '20'],
    ['1 PM', '1:20 PM', '20'],
    ['1PM', '1:20pm', '20'],
    ['11 a.m.', '11:20 a.m.', '20'],
    ['9:00a', '9:20A', '20'],
    ['11:40', 'noon', '20'],
    ['12 noon', '12:20 PM', '20'],
    ['11:40 PM', 'midnight', '20'],
    ['="9:00"', "'9:20", '20'],
    ['９:00', '9:20\u202FAM', '20'],
    ['\u200E9:00', '9:20', '20'],
    ['9:00 AM EST', '9:20 AM EST', '20'],
    ['Jan 3, 2024 9:00 AM', '1/3/2024, 9:20 AM', '20'],
    ['20240103 09:00', 'Wed Jan 03 2024 09:20:00 GMT-0500 (Eastern Standard Time)', '20'],
    ['1/3/2024 at 9am', '1/0/1900 9:20', '20'],
    // Without AM and PM, the end could be missing 12 hours or be a typo, so it's an error that asks.
    ['12:50', '1:10', 'none'],
    ['14:00', '13:00', 'none'],
  ] as const) {
    it(`from ${start} to ${end} give ${minutes}`, () => {
      assert.equal(between(start, end), minutes);
    });
  }

  for (const text of [
    '',
    '25:00',
    '24:01',
    '24:00 PM',
    '13:00 PM',
    '13 PM',
    '9',
    '905',
    '2500',
    '0960',
    '9.05',
    '9:5',
    '9:05:75',
    '0.375',
    'midday',
    'soon 9:00',
    '2/30/2024',
    '1/3/2024',
    '20240103',
  ]) {
    it(`don’t include ${JSON.stringify(text)}, which isn’t a time of day`, () => {
      assert.equal(readTimeOfDay(text), undefined);
    });
  }
});
