import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EVENT_KINDS, isDecision, draftEvent, type EventDraft } from '../../../../src/report/claims/claimEvent';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { toOneLine } from '../../../../src/report/claims/recordColumns';
import { readClaimRecord } from '../../../../src/report/claims/recordReader';
import { makeEventTime } from '../../../../src/report/claims/eventTime';
import { appendEvents } from '../../../../src/report/claims/recordWriter';
import { TextLines } from '../../../../src/log/csv/lines';
import { readMinutes } from '../../../../src/log/values/minutes';
import { difficultText } from '../../support/arbitraryLogs';
import { day, month } from '../../support/billing';
import { readEvents } from '../../support/claims';
import { runs } from '../../support/fuzzRuns';

const freeText = fc.oneof(difficultText(6), fc.constantFrom('', '=1', "'=1", ' -2', 'CO-197', 'n/a')).map(toOneLine);

/** Events of few patient-months and batches, with all kinds of values. */
const draft: fc.Arbitrary<EventDraft> = fc
  .record({
    kind: fc.constantFrom(...EVENT_KINDS),
    batch: fc.constantFrom('2026-11-28-bbbbbb', '2026-11-29-cccccc'),
    mrn: fc.constantFrom('A', '0012', '-5', 'é,"x"'),
    month: fc.constantFrom(month('2026-01'), month('2026-12')),
    code: fc.constantFrom('99492', '99494', 'G2214'),
    units: fc.integer({ min: 1, max: 20 }),
    minutes: fc.constantFrom('60', '135.317', '.000001').map(readMinutes),
    reason: freeText,
    note: freeText,
    payer: freeText,
  })
  .map(({ code, units, batch, ...rest }) =>
    isDecision(rest.kind)
      ? draftEvent(rest)
      : draftEvent({
          ...rest,
          code,
          units,
          batch,
          dateOfService: day(Math.floor(rest.month / 100), rest.month % 100, 12),
          replaces: rest.kind === 'replaced' || rest.kind === 'voided' ? '2026-11-01-dddddd' : '',
        }),
  );

const events = fc
  .array(draft, { maxLength: 12 })
  .map((drafts) => drafts.map((each, index) => ({ ...each, time: makeEventTime(1_790_000_000 + index * 7, -360) })));

describe('any record of claims', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(events, (all) => assert.deepEqual(readEvents(appendEvents(undefined, all)), all)),
      runs(200),
    );
  });

  it('gives the same histories in any order, and with lines twice, as a union merge leaves it', () => {
    fc.assert(
      fc.property(events, fc.array(fc.nat()), (all, keys) => {
        const [header = '', ...lines] = appendEvents(undefined, all).trimEnd().split('\n');
        const shuffled = [...lines, ...lines.slice(0, 3)]
          .map((line, index) => [keys[index] ?? 0, line] as const)
          .sort(([a], [b]) => a - b)
          .map(([, line]) => line);
        assert.deepEqual(summarize([header, ...shuffled].join('\n')), summarize([header, ...lines].join('\n')));
      }),
      runs(200),
    );
  });
});

/** Returns what the histories of a record show, without the places of its lines. */
function summarize(text: string): string[] {
  return [...new ClaimHistories([readClaimRecord(TextLines.of(text)).events]).all]
    .map(({ mrn, month: ofMonth, openClaims, decision, events: all }) =>
      JSON.stringify([
        mrn,
        ofMonth,
        decision,
        openClaims.map(({ batch, lines }) => [
          batch,
          lines.map(({ code, units, answer }) => [code, units, answer?.kind]),
        ]),
        all.length,
      ]),
    )
    .sort();
}
