import assert from 'node:assert/strict';
import { readMinutes } from '../../../../src/log/values/minutes';
import type { Cents } from '../../../../src/billing/rules/feeSchedule';
import { draftEvent, EVENT_KINDS, type EventDraft } from '../../../../src/report/claims/claimEvent';
import { readEventTime } from '../../../../src/report/claims/eventTime';
import { createPacketEvents } from '../../../../src/report/packet/packetEvents';
import { day, month } from '../../support/billing';

const time = readEventTime('2024-02-05T23:30:00-06:00');
const base = { mrn: 'A', month: month('2024-01') };

function describeEvent(draft: EventDraft) {
  assert.ok(time);
  return createPacketEvents([{ ...draft, time }])[0];
}

describe('the events of the record of claims on the page of a packet', () => {
  it('have the local date, the units, the minutes, and the batch of a claim that went out', () => {
    const draft = draftEvent({
      ...base,
      kind: 'billed',
      batch: 'B1',
      code: '99494',
      units: 2,
      minutes: readMinutes('130.5'),
    });
    assert.deepEqual(describeEvent(draft), {
      date: day(2024, 2, 5),
      event: 'Billed',
      details: '2 × 99494, 130.5 min, batch B1',
    });
  });

  it('have the amount, the claim number, and the reason of an answer', () => {
    const draft = draftEvent({
      ...base,
      kind: 'paid',
      code: '99493',
      units: 1,
      amount: 13359 as Cents,
      claimNumber: '77',
      reason: 'CO-45',
    });
    assert.equal(describeEvent(draft)?.details, '1 × 99493, $133.59, claim 77, CO-45');
  });

  it('have the batch that a correction is for', () => {
    const draft = draftEvent({ ...base, kind: 'voided', batch: 'B2', replaces: 'B1', code: '99493', units: 1 });
    assert.equal(describeEvent(draft)?.details, '1 × 99493, batch B2, corrects batch B1');
  });

  it('have a name for each kind', () => {
    const names = EVENT_KINDS.map((kind) => describeEvent(draftEvent({ ...base, kind }))?.event ?? '');
    assert.ok(
      names.every((name) => /^[A-Z][a-z]+( [a-z]+)?$/.test(name)),
      names.join(),
    );
  });
});
