import assert from 'node:assert/strict';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { findReadiness } from '../../../../src/billing/readiness/readiness';
import { TextLines } from '../../../../src/log/csv/lines';
import {
  draftEvent,
  type ClaimEvent,
  type DecisionKind,
  type EventDraft,
} from '../../../../src/report/claims/claimEvent';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { listAccounts, planClaims, recordPlan } from '../../../../src/report/claims/claimPlan';
import { listDecisionTargets, planDecisions, type DecisionPlan } from '../../../../src/report/claims/decisions';
import { decisionSentence, skippedSentences } from '../../../../src/report/claims/decisionWords';
import { makeEventTime } from '../../../../src/report/claims/eventTime';
import { readClaimRecord } from '../../../../src/report/claims/recordReader';
import { appendEvents } from '../../../../src/report/claims/recordWriter';
import { createRecordedClaims } from '../../../../src/report/readiness/recordedClaims';
import { readinessDetails, readinessText } from '../../../../src/wording/readinessText';
import { billWithRules, day, month } from '../../support/billing';
import { buildLog, type Entry } from '../../support/logBuilder';

const RULES = billingRules({ hasAudit: false, today: day(2024, 6, 15) });
const JANUARY = { date: '1/30/2024', minutes: '70' };
const TARGET = { mrn: 'P1', month: month('2024-01') };

/** A log with its record, to which a test adds events. */
class Case {
  private text = appendEvents(undefined, []);
  private seconds = 1_718_000_000;
  billed: BilledLogs;

  constructor(...rows: Partial<Entry>[]) {
    this.billed = this.edit(...rows);
  }

  edit(...rows: Partial<Entry>[]): BilledLogs {
    this.billed = billWithRules(RULES, TextLines.of(buildLog(...rows)));
    return this.billed;
  }

  get histories(): ClaimHistories {
    const record = readClaimRecord(TextLines.of(this.text));
    assert.deepEqual(record.problems, []);
    return new ClaimHistories([record.events]);
  }

  add(drafts: readonly EventDraft[] = []): void {
    const time = makeEventTime((this.seconds += 60), 0);
    this.text = appendEvents(
      this.text,
      drafts.map((draft): ClaimEvent => ({ ...draft, time })),
    );
  }

  decide(kind: DecisionKind, reason = 'looked at'): DecisionPlan {
    const plan = planDecisions(this.billed, this.histories, [0], { kind, reason, targets: [TARGET] });
    assert.ok(plan.ok);
    this.add(plan.value.drafts.get(0));
    return plan.value;
  }

  bill(batch: string): number {
    const plan = planClaims(this.billed, this.histories, { numberOfLog: [0], includesCheck: true });
    this.add(recordPlan(plan, batch).get(0));
    return plan.claims.length;
  }

  deny(batch: string): void {
    this.add([draftEvent({ ...TARGET, kind: 'denied', batch, code: '99492', units: 1, reason: 'not covered' })]);
  }

  get state(): string {
    const [patientMonth] = this.billed.ledger.monthsOf('P1');
    assert.ok(patientMonth);
    const readiness = findReadiness(this.billed, patientMonth, createRecordedClaims(this.billed, this.histories));
    return readiness ? readinessDetails(readiness) : '';
  }
}

/** The reasons why nothing was recorded. */
const skips = ({ skipped }: DecisionPlan): string[] => skipped.map(({ why }) => why);

describe('decisions about a patient-month', () => {
  it('hold it, with the date and the reason, until it’s released', () => {
    const january = new Case(JANUARY);
    assert.ok(!january.state.startsWith('Held'));
    january.decide('held', 'consent is in the mail');
    assert.ok(january.state.startsWith('Held: held by a person on 6/10/2024 (consent is in the mail)'), january.state);
    assert.equal(january.bill('b1'), 0);
    january.decide('released', 'consent arrived');
    assert.equal(january.state, 'Ready: released on 6/10/2024 (consent arrived)');
    assert.equal(january.bill('b1'), 1);
  });

  it('are valid until the figures change, and then a reason states it', () => {
    const january = new Case(JANUARY);
    january.decide('approved');
    assert.equal(january.state, 'Ready: approved on 6/10/2024 (looked at)');
    january.edit({ ...JANUARY, minutes: '71' });
    assert.ok(
      january.state.endsWith('the figures have changed since a person approved the claim on 6/10/2024 (looked at)'),
      january.state,
    );
    assert.ok(january.state.startsWith('Check'));
    january.edit(JANUARY);
    assert.equal(january.state, 'Ready: approved on 6/10/2024 (looked at)');
  });

  it('show no words of a person where a build log could have them', () => {
    const january = new Case(JANUARY);
    january.decide('held', 'Mr. Guzman called');
    const [patientMonth] = january.billed.ledger.monthsOf('P1');
    assert.ok(patientMonth);
    const readiness = findReadiness(
      january.billed,
      patientMonth,
      createRecordedClaims(january.billed, january.histories),
    );
    assert.ok(readiness);
    assert.ok(!readinessText(readiness).includes('Guzman'));
    assert.ok(readinessText(readiness).includes('held by a person on 6/10/2024'));
  });

  it('are withdrawn, so that the state is computed again', () => {
    const january = new Case(JANUARY);
    const before = january.state;
    january.decide('held');
    january.decide('withdrawn', '');
    assert.equal(january.state, before);
    assert.deepEqual(skips(january.decide('withdrawn')), ['noDecision']);
  });

  it('add nothing the second time, but another reason is another line', () => {
    const january = new Case(JANUARY);
    assert.equal(january.decide('held', 'a').decided.length, 1);
    assert.deepEqual(skips(january.decide('held', ' a ')), ['sameDecision']);
    assert.equal(january.decide('held', 'b').decided.length, 1);
  });

  it('need a reason', () => {
    const { billed, histories } = new Case(JANUARY);
    const plan = planDecisions(billed, histories, [0], { kind: 'held', reason: '  ', targets: [TARGET] });
    assert.equal(plan.ok ? '' : plan.failure.code, 'reason-missing');
  });

  it('aren’t recorded where there’s nothing to decide', () => {
    assert.deepEqual(skips(new Case({ ...JANUARY, minutes: '5' }).decide('held')), ['noCode']);
    assert.deepEqual(skips(new Case({ ...JANUARY, mrn: 'P2' }).decide('held')), ['unknown']);
    const january = new Case(JANUARY);
    january.bill('b1');
    assert.deepEqual(skips(january.decide('held')), ['billed']);
  });

  it('approve a claim only if nothing holds it', () => {
    const january = new Case(JANUARY, { ...JANUARY, minutes: 'many' });
    assert.ok(january.state.startsWith('Held'));
    assert.deepEqual(skips(january.decide('approved')), ['heldByFindings']);
    assert.equal(january.decide('released').decided.length, 1);
    assert.ok(january.state.startsWith('Ready'));
  });

  it('send a denied claim again after approval, and once for each denial', () => {
    const january = new Case(JANUARY);
    january.bill('b1');
    january.deny('b1');
    assert.deepEqual(listDecisionTargets(listAccounts(january.billed, january.histories)), []);
    january.decide('approved');
    assert.equal(january.bill('b2'), 1);
    january.deny('b2');
    assert.equal(january.bill('b3'), 0);
    assert.equal(january.decide('approved').decided.length, 1);
    assert.equal(january.bill('b3'), 1);
  });

  it('hold a correction until the figures change again', () => {
    const january = new Case(JANUARY);
    january.bill('b1');
    january.edit({ ...JANUARY, minutes: '110' });
    january.decide('held');
    assert.equal(january.bill('b2'), 0);
    january.edit({ ...JANUARY, minutes: '150' });
    assert.deepEqual(planClaims(january.billed, january.histories, { numberOfLog: [0] }).waiting, [
      { ...TARGET, reason: 'toCheck' },
    ]);
    assert.equal(january.bill('b2'), 1);
  });

  it('typed without the fingerprint of the figures hold a claim, but don’t approve one', () => {
    const january = new Case(JANUARY);
    january.add([draftEvent({ ...TARGET, kind: 'approved', reason: 'typed' })]);
    assert.ok(january.state.includes('the figures have changed since'));
    january.add([draftEvent({ ...TARGET, kind: 'held', reason: 'typed' })]);
    assert.ok(january.state.startsWith('Held: held by a person'));
  });

  it('are summed up without naming a patient', () => {
    const january = new Case(JANUARY);
    const plan = january.decide('held');
    assert.equal(decisionSentence('held', plan), 'Held: 1 patient-month.');
    const again = january.decide('held');
    assert.equal(decisionSentence('held', again), 'No decision was recorded.');
    assert.deepEqual(skippedSentences(again), ['Not recorded: 1 patient-month (decided already).']);
  });
});
