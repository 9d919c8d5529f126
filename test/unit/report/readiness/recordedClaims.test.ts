import assert from 'node:assert/strict';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { TextLines } from '../../../../src/log/csv/lines';
import { billingReport } from '../../../../src/report/billingReport';
import { draftEvent, type ClaimEvent, type EventDraft } from '../../../../src/report/claims/claimEvent';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { planClaims, recordPlan } from '../../../../src/report/claims/claimPlan';
import { planDecisions } from '../../../../src/report/claims/decisions';
import { makeEventTime } from '../../../../src/report/claims/eventTime';
import { readClaimRecord } from '../../../../src/report/claims/recordReader';
import { appendEvents } from '../../../../src/report/claims/recordWriter';
import { chargeCells, chargeLines } from '../../../../src/report/exports/chargeLines';
import { findNextClaim, groupByReason } from '../../../../src/report/readiness/claimsByReason';
import { followRecords } from '../../../../src/report/readiness/recordedClaims';
import { listStateTotals } from '../../../../src/report/readiness/readyLines';
import { createWorklist } from '../../../../src/report/worklist';
import { readinessText } from '../../../../src/wording/readinessText';
import { billWithRules, day, month } from '../../support/billing';
import { buildLog, type Entry } from '../../support/logBuilder';

const RULES = billingRules({ hasAudit: false, today: day(2024, 6, 15) });
const JANUARY = { date: '1/30/2024', minutes: '70' };
const TARGET = { mrn: 'P1', month: month('2024-01') };

/** A log with its record, to which a test adds events. Every view follows the record. */
class Case {
  private text = appendEvents(undefined, []);
  private seconds = 1_718_000_000;
  billed: BilledLogs;

  constructor(...rows: Partial<Entry>[]) {
    this.billed = this.edit(...rows);
  }

  edit(...rows: Partial<Entry>[]): BilledLogs {
    this.billed = billWithRules(RULES, TextLines.of(buildLog(...rows)));
    followRecords(this.billed, this.histories);
    return this.billed;
  }

  get histories(): ClaimHistories {
    return new ClaimHistories([readClaimRecord(TextLines.of(this.text)).events]);
  }

  add(drafts: readonly EventDraft[] = []): void {
    const time = makeEventTime((this.seconds += 60), 0);
    this.text = appendEvents(
      this.text,
      drafts.map((draft): ClaimEvent => ({ ...draft, time })),
    );
    followRecords(this.billed, this.histories);
  }

  bill(batch: string): void {
    const plan = planClaims(this.billed, this.histories, { numberOfLog: [0], includesCheck: true });
    this.add(recordPlan(plan, batch).get(0));
  }

  hold(): void {
    const request = { kind: 'held' as const, reason: 'wait', targets: [TARGET] };
    const plan = planDecisions(this.billed, this.histories, [0], request);
    assert.ok(plan.ok);
    this.add(plan.value.drafts.get(0));
  }

  answer(kind: 'paid' | 'denied', batch: string): void {
    this.add([draftEvent({ ...TARGET, kind, batch, code: '99492', units: 1, reason: 'CO-16', claimNumber: 'C77' })]);
  }

  /** The state of the first line in words, without the reasons of the log. */
  get state(): string {
    const [line] = billingReport(this.billed).lines;
    return line?.readiness ? readinessText(line.readiness) : '';
  }
}

describe('the state of a claim that went out', () => {
  it('is billed with what the payer answered, and ready no more', () => {
    const january = new Case(JANUARY);
    assert.ok(!listStateTotals(billingReport(january.billed)).join().includes('Billed'));
    january.bill('b1');
    assert.equal(january.state, 'Billed: sent on 6/10/2024');
    january.answer('paid', 'b1');
    assert.equal(january.state, 'Billed: sent on 6/10/2024 and paid');
    january.answer('denied', 'b1');
    assert.equal(january.state, 'Billed: sent on 6/10/2024 and denied');
    assert.deepEqual(listStateTotals(billingReport(january.billed)), [
      'Ready: 0 patient-months, 0 patients',
      'Check: 0 patient-months, 0 patients',
      'Held: 0 patient-months, 0 patients',
      'Billed: 1 patient-month, 1 patient, 1 × 99492',
    ]);
    assert.deepEqual(
      chargeLines(billingReport(january.billed), january.billed).map(
        (line) => line.readiness?.state === 'billed' && chargeCells(line).includes('billed'),
      ),
      [true],
    );
  });

  it('becomes To be replaced when the figures change, with what changed, and billed again after the correction', () => {
    const january = new Case(JANUARY);
    january.bill('b1');
    january.edit(JANUARY, { date: '1/31/2024', minutes: '40' });
    assert.ok(
      january.state.startsWith('To be replaced: sent on 6/10/2024, to replace: minutes 70 → 110 (+40); 99492 → '),
      january.state,
    );
    // Nothing of the log keeps a correction back.
    assert.ok(groupByReason(january.billed, billingReport(january.billed)).every(({ isHold }) => !isHold));
    january.bill('b2');
    assert.ok(january.state.startsWith('Billed: sent on'));
  });

  it('is billed while minutes change without changing the codes', () => {
    const january = new Case(JANUARY);
    january.bill('b1');
    january.edit({ ...JANUARY, minutes: '71' });
    assert.ok(january.state.startsWith('Billed'), january.state);
  });

  it('is held where a person or a row with an error keeps the correction back', () => {
    const january = new Case(JANUARY);
    january.bill('b1');
    january.edit(JANUARY, { date: '1/31/2024', minutes: '40' }, { date: '1/31/2024', minutes: 'x' });
    assert.match(january.state, /^Held: sent on 6\/10\/2024, to replace: .*; a row with an error could belong to it/);
    january.edit(JANUARY, { date: '1/31/2024', minutes: '40' });
    january.hold();
    assert.match(january.state, /^Held: sent on .*; held by a person on 6\/10\/2024/);
    // The person held other figures than these.
    january.edit(JANUARY, { date: '1/31/2024', minutes: '75' });
    assert.match(january.state, /^Check: sent on .*; the figures have changed since a person held the claim/);
  });

  it('becomes To be replaced when the claim went to another payer, with the claim to void', () => {
    const january = new Case({ ...JANUARY, payer: 'Cigna' });
    january.bill('b1');
    january.edit({ ...JANUARY, payer: 'Aetna' });
    assert.ok(january.state.startsWith('To be replaced: sent on 6/10/2024, to void: another payer'), january.state);
  });

  it('is one to look at after a denial, with the reason in the worklist, until a person decides', () => {
    const january = new Case(JANUARY);
    const toLookAt = (): readonly [number | undefined, readonly string[]] => {
      const report = billingReport(january.billed);
      const { denied } = createWorklist(january.billed, report, undefined, january.histories);
      return [
        findNextClaim(report, -1),
        denied.map(({ mrn, code, reason, claimNumber, place }) =>
          [mrn, code, reason, claimNumber, place?.line].join(' '),
        ),
      ];
    };
    january.bill('b1');
    assert.deepEqual(toLookAt(), [undefined, []]);
    january.answer('denied', 'b1');
    assert.deepEqual(toLookAt(), [0, ['P1 99492 CO-16 C77 2']]);
    january.hold();
    assert.deepEqual(toLookAt(), [undefined, []]);
  });

  it('is that of the log again without the records', () => {
    const january = new Case(JANUARY);
    const before = january.state;
    january.bill('b1');
    followRecords(january.billed, undefined);
    assert.equal(january.state, before);
  });
});
