import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBirthDate, readDate } from '../../../../src/log/values/dateText';
import { day } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';

// A Spanish month. cspell:ignore enero

describe('The text of a date', () => {
  for (const text of [
    '1/3/2024',
    '01/03/2024',
    '1/03/2024',
    '1/3/24',
    '01/03/24',
    '1-3-2024',
    '1.3.2024',
    ' 1/3/2024\t',
    '1/3/2024 14:05',
    '1/3/2024, 11:59 PM',
    '2024-01-03',
    '2024-1-3',
    '2024/01/03',
    '2024-01-03 00:00:00',
    '2024-01-03T14:05:00Z',
    '2024-01-03T23:59:59-11:00',
    '2024-01-03T00:00:00.000+14:00',
    '3-Jan-24',
    '3 January 2024',
    'Jan 3, 2024',
    'january 3rd 2024',
    'Jan. 3, 2024',
    '45294',
    '45294.75',
    // Forms of the days in dates of record systems, trackers, and people.
    '20240103',
    '20240103T090000Z',
    '202401030900',
    '20240103090000.000-0500',
    '03JAN2024',
    '3Jan2024',
    '03JAN24',
    '03JAN2024:09:00:00',
    '03/Jan/2024:09:00:00 -0500',
    'Jan-03-2024',
    'Jan/3/2024',
    'Jan032024',
    '2024-Jan-03',
    '2024 Jan 3',
    '2024JAN03',
    'January 3 2024',
    'January 3,2024',
    'Jan. 3rd, 2024',
    '3rd of January, 2024',
    'Jan 3, ’24',
    '2024 01 03',
    '2024-W01-3',
    '2024W013',
    '3 de enero de 2024',
    '3-ene-24',
    'Wed, Jan 3, 2024',
    'Wednesday, January 3rd, 2024',
    'Wednesday 1/3/2024',
    'Wed. 1/3/24',
    '1/3/2024 (Wed)',
    '2024-01-03 Wed 09:00',
    'Wed, 03 Jan 2024 09:00:00 -0500',
    'Wed Jan 03 2024 09:00:00 GMT-0500 (Eastern Standard Time)',
    'Wed Jan 03 09:00:00 EST 2024',
    // A time or a zone after the date.
    '1/3/2024, 12:33 PM',
    '1/3/2024 9:00 a.m.',
    '1/3/2024 9:00\u202FPM',
    '1/3/2024 9am',
    '1/3/2024 9:00p',
    '1/3/2024 at 9:00 AM',
    '1/3/2024 @ 9:00 AM',
    '1/3/2024 - 9:00 AM',
    '1/3/2024 9:00 AM - 9:20 AM',
    '1/3/2024 9:00 AM EST',
    '1/3/2024 9:00 AM Eastern Time',
    '1/3/2024 9:00:00 AM (Eastern)',
    '2024-01-03T09:00:00.000Z',
    '2024-01-03T09:00:00.000+0000',
    '2024-01-03T09:00-05:00[America/New_York]',
    '2024-01-03 09:00:00 -0500',
    '2024-01-03 09:00:00 UTC+5',
    '2024-01-03 09:00:00 America/New_York',
    '2024-01-03 09:00:00.0000000 -05:00',
    '2024-01-03 09:00:00:000',
    '2024-01-03Z',
    '2024-01-03-05:00',
    '2024-01-03T24:00:00',
    // Marks around a date, and other characters for the same mark.
    '="1/3/2024"',
    "'1/3/2024",
    '#1/3/2024#',
    '#2024-01-03 09:00:00#',
    '1 / 3 / 2024',
    '1\u20443\u20442024',
    '１/3/2024',
    '1\u20113\u20112024',
    '2024–01–03',
    'Jan\u00A03,\u00A02024',
    '\u200E1/3/2024\u200E',
    '1-3-24',
    '1.3.24',
  ]) {
    it(`is January 3, 2024, if it is ${JSON.stringify(text)}, whatever the time zone`, () => {
      assert.deepEqual(readDate(text), { ok: true, date: 20240103 });
    });
  }

  for (const text of [
    '',
    ' ',
    'soon',
    '1/3',
    '1/3-2024',
    '1/3/2024 x',
    '+1/3/2024',
    // No one's day: without a year or a day, two days, or a number with more than one reading.
    'Jan 3',
    'Jan 2024',
    'Jan 32024',
    'January',
    'Wednesday',
    'Jan 03 09:00:00',
    '03 Jan 09:00:00',
    '41_10_1',
    '1 3 2024',
    '1/3/2024 1/4/2024',
    '1/3/2024-1/5/2024',
    '1/3/2024 9',
    '1/3/2024 soon',
    '1/3/2024 (approx)',
    '01032024',
    // A typo, which has a quick fix.
    '1/3/2024.',
    '1/3/2024;',
    '20242031',
    '20112012',
    '240103',
    '2024010309',
    '2024-003',
    '2024-W01',
    '2024-W01-8',
    '2024-01',
    '1704286800',
    '45,294',
    '="" ',
    '# #',
    '3-Jxn-24',
    '12345',
    '1234567890',
    '1/3/202',
    'Total 1/3/2024',
  ]) {
    it(`can’t be read if it is ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readDate(text), { ok: false, flaw: 'unreadable' });
    });
  }

  for (const text of [
    '2/30/2024',
    '2/29/2023',
    '2/29/1900',
    '2/29/2100',
    '13/1/2024',
    '0/1/2024',
    '1/0/2024',
    '4/31/2024',
    '2024-06-31',
    '1/1/1899',
    '1/1/2200',
    '00/00/0000',
    '31-Jun-2024',
    '20240231',
    '2023-W53-1',
    // A weekday that isn't the weekday of the day shows that one of them is wrong.
    'Thursday, January 3, 2024',
    'Mon 1/3/2024',
  ]) {
    it(`doesn’t exist if it is ${text}`, () => {
      assert.deepEqual(readDate(text), { ok: false, flaw: 'impossible' });
    });
  }

  for (const text of ['2/29/2024', '2/29/2000', '12/31/2199', '1/1/1900']) {
    it(`is an existing day if it is ${text}`, () => {
      assert.equal(readDate(text).ok, true);
    });
  }

  it('has the day first if its file does', () => {
    assert.deepEqual(readDate('3/1/2024', 'dayFirst'), { ok: true, date: 20240103 });
    assert.deepEqual(readDate('31.12.24', 'dayFirst'), { ok: true, date: 20241231 });
    assert.deepEqual(readDate('1/31/2024', 'dayFirst'), { ok: false, flaw: 'impossible' });
    assert.deepEqual(readDate('2024-01-03', 'dayFirst'), { ok: true, date: 20240103 });
  });

  it('has a two-digit year from 1970 through 2069', () => {
    assert.deepEqual(readDate('1/3/69'), { ok: true, date: 20690103 });
    assert.deepEqual(readDate('1/3/70'), { ok: true, date: 19700103 });
  });

  it('can be any spreadsheet serial number from 1954 through 2119', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 80_000 }), (serial) => {
        const date = new Date((serial - 25_569) * 86_400_000);
        const expected = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
        assert.deepEqual(readDate(String(serial)), { ok: true, date: expected });
      }),
      runs(2000),
    );
  });
});

describe('A date of birth', () => {
  const today = day(2026, 1, 15);
  for (const [text, date] of [
    ['5/3/62', 19620503],
    ['2/29/60', 19600229],
    ['1/16/26', 19260116],
    ['1/15/26', 20260115],
    ['3-Jan-69', 19690103],
    ['5/3/85', 19850503],
    ['5/3/08', 20080503],
  ] as const) {
    it(`with a two-digit year is never after today: ${text} is ${date}`, () => {
      assert.deepEqual(readBirthDate(text, 'monthFirst', today), { ok: true, date });
    });
  }

  for (const [text, date] of [
    ['5/3/2062', 20620503],
    ['2062-05-03', 20620503],
    ['59293', 20620502],
    ['20620503', 20620503],
    ['2062MAY03', 20620503],
  ] as const) {
    it(`with a full year is read as written, so a typo is visible: ${text}`, () => {
      assert.deepEqual(readBirthDate(text, 'monthFirst', today), { ok: true, date });
    });
  }
});
