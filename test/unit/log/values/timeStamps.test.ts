import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatIsoDate } from '../../../../src/log/values/calendarDate';
import { readDate } from '../../../../src/log/values/dateText';
import {
  AS_WRITTEN,
  findStampDate,
  findZoneOffset,
  isTimeZone,
  readTimeStamp,
} from '../../../../src/log/values/timeStamps';
import { runs } from '../../support/fuzzRuns';

/** Returns the date of a stamp in a zone, with `?` if its month is doubtful. */
function findDate(text: string, timeZone?: string, hasTimes = true): string {
  const reading = readDate(text);
  const stamp = readTimeStamp(text);
  assert.ok(reading.ok, text);
  if (!stamp) {
    return 'no stamp';
  }
  const { date, isMonthDoubtful } = findStampDate(reading.date, stamp, { timeZone, hasTimes });
  return `${formatIsoDate(date)}${isMonthDoubtful ? '?' : ''}`;
}

describe('A time stamp with an offset from UTC', () => {
  for (const text of [
    '2024-04-01T02:30:00Z',
    '2024-04-01T02:30Z',
    '2024-04-01 02:30:00.123Z',
    '2024-04-01T02:30:00+00:00',
    '2024-04-01 02:30:00 +0000',
    '2024-04-01 02:30:00+00',
    '20240401T023000Z',
    '20240401023000+0000',
    '4/1/2024 2:30:00 AM +00:00',
    '4/1/2024 2:30 AM UTC',
    '04/01/24 02:30 GMT',
    'Mon Apr 01 2024 02:30:00 GMT+0000 (Coordinated Universal Time)',
    'Mon, 01 Apr 2024 02:30:00 GMT',
    'Mon Apr 01 02:30:00 UTC 2024',
    '2024-04-01T08:00:00+05:30',
  ]) {
    it(`is converted to the clinic’s zone, or doubtful without it: ${text}`, () => {
      assert.equal(findDate(text, 'America/New_York'), '2024-03-31');
      assert.equal(findDate(text), '2024-04-01?');
      assert.equal(findDate(text, AS_WRITTEN), '2024-04-01');
    });
  }

  for (const text of [
    '2024-04-01',
    '2024-04-01T02:30:00',
    '4/1/2024 2:30 AM',
    '2024-04-01Z',
    '2024-04-01-05:00',
    '20240401',
    '4/1/2024 9:00 - 9:30',
    '4/1/2024 2:30 AM EST',
    '2024-04-01 02:30 America/Chicago',
    '01-APR-2024',
  ]) {
    it(`is only a text with both a time and an offset, not ${text}`, () => assert.equal(findDate(text), 'no stamp'));
  }

  it('has the clinic’s own date if its offset is that of a US zone', () => {
    assert.equal(findDate('2026-03-31T23:30:00-05:00'), '2026-03-31');
    assert.equal(findDate('2026-04-01T00:30:00-10:00'), '2026-04-01');
    assert.equal(findDate('2026-04-01T00:30:00-04:00', 'America/New_York'), '2026-04-01');
    assert.equal(findDate('2026-04-01T00:30:00-04:00', 'America/Los_Angeles'), '2026-03-31');
  });

  it('is doubtful only where a US zone has another month', () => {
    assert.equal(findDate('2024-04-01T09:59:59Z'), '2024-04-01?');
    assert.equal(findDate('2024-04-01T10:00:00Z'), '2024-04-01');
    assert.equal(findDate('2024-04-02T02:30:00Z'), '2024-04-02');
    assert.equal(findDate('2024-03-31T23:59:59Z'), '2024-03-31');
    assert.equal(findDate('2024-03-31T23:30:00-12:00'), '2024-03-31?');
  });

  it('is a date without a time at midnight, unless its column has times', () => {
    assert.equal(findDate('2024-04-01T00:00:00Z', 'America/New_York', false), '2024-04-01');
    assert.equal(findDate('2024-04-01T00:00:00Z', undefined, false), '2024-04-01');
    assert.equal(findDate('2024-04-01T00:00:00Z', 'America/New_York', true), '2024-03-31');
    assert.equal(findDate('2024-04-01T00:00:00Z', undefined, true), '2024-04-01?');
    assert.equal(findDate('2024-04-01T00:00:00-05:00', 'America/Los_Angeles', true), '2024-04-01');
  });

  it('follows daylight time, also in the hours of the change', () => {
    // Daylight time began on 2024-03-10 at 07:00 UTC in New York, and ended on 2024-11-03 at 06:00 UTC.
    assert.equal(findDate('2024-03-10T04:59:59Z', 'America/New_York'), '2024-03-09');
    assert.equal(findDate('2024-03-10T05:00:00Z', 'America/New_York'), '2024-03-10');
    assert.equal(findDate('2024-03-11T03:59:59Z', 'America/New_York'), '2024-03-10');
    assert.equal(findDate('2024-03-11T04:00:00Z', 'America/New_York'), '2024-03-11');
    assert.equal(findDate('2024-11-04T04:59:59Z', 'America/New_York'), '2024-11-03');
    assert.equal(findDate('2024-11-04T05:00:00Z', 'America/New_York'), '2024-11-04');
    assert.equal(findDate('2024-07-01T06:59:00Z', 'America/Phoenix'), '2024-06-30');
  });

  it('has the date that the language’s own formatting gives, for any time', () => {
    const zones = ['America/New_York', 'America/Anchorage', 'Pacific/Honolulu', 'America/St_Johns'];
    const any = fc.date({ min: new Date('2016-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(any, fc.constantFrom(...zones), (instant, timeZone) => {
        const expected = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
        assert.equal(findDate(instant.toISOString(), timeZone), expected);
      }),
      runs(500),
    );
  });
});

describe('The name of a time zone', () => {
  it('is one with daylight time, or UTC', () => {
    assert.deepEqual(['America/New_York', 'America/Indiana/Knox', 'UTC'].map(isTimeZone), [true, true, true]);
    assert.deepEqual(['EST', 'Eastern', 'America/Nowhere', '', '-05:00'].map(isTimeZone), [
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('gives an offset that changes with daylight time', () => {
    const at = (text: string): number => findZoneOffset('America/New_York', Date.parse(text) / 1000) / 3600;
    assert.deepEqual([at('2024-01-15T12:00:00Z'), at('2024-07-15T12:00:00Z')], [-5, -4]);
  });
});
