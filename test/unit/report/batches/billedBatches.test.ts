import assert from 'node:assert/strict';
import { readCents } from '../../../../src/billing/rules/feeSchedule';
import { TextLines } from '../../../../src/log/csv/lines';
import { listBatches } from '../../../../src/report/batches/billedBatches';
import { draftEvent, type EventDraft } from '../../../../src/report/claims/claimEvent';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { makeEventTime } from '../../../../src/report/claims/eventTime';
import { readClaimRecord } from '../../../../src/report/claims/recordReader';
import { appendEvents } from '../../../../src/report/claims/recordWriter';
import { day, month } from '../../support/billing';

const LINE = { mrn: 'A1', month: month('2024-01'), dateOfService: day(2024, 1, 30), code: '99492', units: 1 } as const;

function sent(batch: string, values: Partial<EventDraft> = {}): EventDraft {
  return draftEvent({ ...LINE, kind: 'billed', batch, position: 1, batchLines: 1, ...values });
}

function list(...drafts: EventDraft[]) {
  const events = drafts.map((draft, index) => ({ ...draft, time: makeEventTime(1_718_000_000 + index * 60, 0) }));
  const { events: read } = readClaimRecord(TextLines.of(appendEvents(undefined, events)));
  return listBatches(new ClaimHistories([read])).map(({ name, units, paid, lines, states }) => ({
    name,
    units,
    paid,
    lines: lines.map(({ state, reason }) => [state, reason].filter(Boolean).join(': ')),
    states: Object.fromEntries(states),
  }));
}

describe('what went out by batch', () => {
  it('is out until the payer answers', () => {
    assert.deepEqual(list(sent('b1')), [{ name: 'b1', units: 1, paid: undefined, lines: ['out'], states: { out: 1 } }]);
  });

  it('is denied with the reason, or paid with the amount', () => {
    const denied = draftEvent({ ...LINE, kind: 'denied', batch: 'b1', reason: 'not covered' });
    assert.deepEqual(list(sent('b1'), denied)[0]?.lines, ['denied: not covered']);
    const paid = draftEvent({ ...LINE, kind: 'paid', batch: 'b1', amount: readCents('120.50') });
    assert.deepEqual(list(sent('b1'), denied, paid), [
      { name: 'b1', units: 1, paid: 12050, lines: ['paid'], states: { paid: 1 } },
    ]);
  });

  it('is replaced or voided by a later batch, which comes first, and a void has no units', () => {
    const replaced = sent('b2', { kind: 'replaced', replaces: 'b1', units: 1 });
    const voided = sent('b3', { kind: 'voided', replaces: 'b2' });
    assert.deepEqual(
      list(sent('b1'), replaced, voided).map(({ name, lines, units }) => [name, ...lines, units]),
      [
        ['b3', 'void', 0],
        ['b2', 'voided', 1],
        ['b1', 'replaced', 1],
      ],
    );
  });

  it('of another month is left out if a month is chosen', () => {
    const events = [{ ...sent('b1'), time: makeEventTime(1_718_000_000, 0) }];
    const record = readClaimRecord(TextLines.of(appendEvents(undefined, events)));
    assert.deepEqual(listBatches(new ClaimHistories([record.events]), month('2024-02')), []);
  });
});
