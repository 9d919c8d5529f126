import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ensureLater, makeEventTime, readEventTime } from '../../../../src/report/claims/eventTime';
import { runs } from '../../support/fuzzRuns';
import { eventTime } from '../../support/claims';

describe('the time of an event', () => {
  it('has the local date, and the instant by its offset', () => {
    const { date, seconds } = eventTime('2026-11-28T23:30:05-06:00');
    assert.equal(date, 20261128);
    assert.equal(seconds, Date.parse('2026-11-29T05:30:05Z') / 1000);
  });

  for (const text of [
    '2026-11-28',
    '2026-11-28T24:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-11-28T10:00:00',
    '11/28/2026 10:00',
  ]) {
    it(`isn't read from ${text}`, () => assert.equal(readEventTime(text), undefined));
  }

  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (seconds, offset) => {
          const time = makeEventTime(seconds, offset);
          assert.deepEqual(readEventTime(time.text), time);
        },
      ),
      runs(200),
    );
  });

  it('is moved one second after an event that is later by a clock that is fast', () => {
    const earlier = eventTime('2026-11-28T20:31:00Z');
    const moved = ensureLater(eventTime('2026-11-28T14:30:05-06:00'), earlier);
    assert.equal(moved.text, '2026-11-28T14:31:01-06:00');
    assert.equal(ensureLater(moved, earlier), moved);
  });
});
