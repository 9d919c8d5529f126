import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { READINESS_STATES, findReadiness, type ReadinessState } from '../../../../src/billing/readiness/readiness';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { NO_POSTED_SETTINGS } from '../../../../src/billing/rules/postedSettings';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatIsoMonth, type CalendarMonth } from '../../../../src/log/values/calendarDate';
import { billingReport } from '../../../../src/report/billingReport';
import type { ClaimEvent, DecisionKind, EventDraft } from '../../../../src/report/claims/claimEvent';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { listAccounts, planClaims, recordPlan } from '../../../../src/report/claims/claimPlan';
import { planDecisions } from '../../../../src/report/claims/decisions';
import { listDeniedLines } from '../../../../src/report/claims/deniedLines';
import { makeEventTime } from '../../../../src/report/claims/eventTime';
import { readClaimRecord } from '../../../../src/report/claims/recordReader';
import { followRecords } from '../../../../src/report/readiness/recordedClaims';
import { appendEvents } from '../../../../src/report/claims/recordWriter';
import { readAnswersCsv } from '../../../../src/report/posted/answersCsv';
import { planPosted } from '../../../../src/report/posted/planPosted';
import { listUndecidedClaims } from '../../../../src/report/readiness/undecidedClaims';
import { billWithRules, day, month } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';
import { buildLog } from '../../support/logBuilder';

const RULES = billingRules({ today: day(2024, 6, 15) });

/** A version of a log: few patients, months, and payers, with minutes that earn different codes, or none, or are mistyped. */
const edit = fc
  .array(
    fc.record({
      mrn: fc.constantFrom('A', 'B'),
      date: fc.constantFrom('1/30/2024', '2/15/2024', '2/28/2024'),
      minutes: fc.constantFrom('20', '36', '60', '75', '110', '6o'),
      payer: fc.constantFrom('Cigna', 'Cigna', 'Aetna'),
      activity: fc.constantFrom('Follow Up', 'Psychiatric Consultation'),
    }),
    { maxLength: 8 },
  )
  .map((rows) => ({ step: 'edit' as const, text: buildLog(...rows) }));
const patientMonth = { mrn: fc.constantFrom('A', 'B'), month: fc.constantFrom(month('2024-01'), month('2024-02')) };
const decide = fc.record({
  step: fc.constant('decide' as const),
  kind: fc.constantFrom<DecisionKind>('approved', 'held', 'released', 'withdrawn'),
  reason: fc.constantFrom('a', 'b'),
  ...patientMonth,
});
const send = fc.record({ step: fc.constant('export' as const), includesCheck: fc.boolean() });
const post = fc.record({
  step: fc.constant('posted' as const),
  status: fc.constantFrom('paid', 'denied'),
  code: fc.constantFrom('', '99492', '99493', '99494'),
  ...patientMonth,
});

/** A month is closed: what isn't decided is held, or approved where it's only to be checked. */
const close = fc.record({
  step: fc.constant('close' as const),
  kind: fc.constantFrom<'approved' | 'held' | undefined>('approved', 'held', undefined),
  month: patientMonth.month,
});

const countUnits = (lines: readonly { readonly units: number }[]): number =>
  lines.reduce((sum, { units }) => sum + units, 0);

/** A log and the text of its record, after some steps. */
class Month {
  private record = appendEvents(undefined, []);
  private seconds = 1_790_000_000;
  private batches = 0;
  billed: BilledLogs = billWithRules(RULES, TextLines.of(buildLog()));

  get histories(): ClaimHistories {
    const record = readClaimRecord(TextLines.of(this.record));
    assert.deepEqual(record.problems, []);
    return new ClaimHistories([record.events]);
  }

  edit(text: string): void {
    this.billed = billWithRules(RULES, TextLines.of(text));
  }

  add(drafts: readonly EventDraft[] = []): void {
    this.seconds += 60;
    const time = makeEventTime(this.seconds, 0);
    this.record = appendEvents(
      this.record,
      drafts.map((draft): ClaimEvent => ({ ...draft, time })),
    );
  }

  send(includesCheck: boolean): void {
    this.batches++;
    const plan = planClaims(this.billed, this.histories, { numberOfLog: [0], includesCheck });
    this.add(recordPlan(plan, `batch-${this.batches}`).get(0));
  }

  /** Decides what isn't decided in a month, as closing it does. */
  close(service: CalendarMonth, kind: 'approved' | 'held' | undefined): void {
    const { billed, histories } = this;
    followRecords(billed, histories);
    const undecided = listUndecidedClaims(billed, histories, service);
    const targets = undecided.filter(({ readiness }) => kind !== 'approved' || readiness?.state === 'check');
    const plan = kind ? planDecisions(billed, histories, [0], { kind, reason: 'closed', targets }) : undefined;
    if (!kind || !plan?.ok) {
      return;
    }
    assert.deepEqual(plan.value.skipped, []);
    this.add(plan.value.drafts.get(0));
    followRecords(billed, this.histories);
    const left = listUndecidedClaims(billed, this.histories, service);
    assert.deepEqual(
      left.map(({ mrn }) => mrn),
      undecided.filter((line) => !targets.includes(line)).map(({ mrn }) => mrn),
    );
  }

  /** Returns the units in each state, and checks the state that every view shows against what an export gives out. */
  countByState(): ReadonlyMap<ReadinessState, number> {
    const { billed, histories } = this;
    followRecords(billed, histories);
    const plan = planClaims(billed, histories, { numberOfLog: [0] });
    const withCheck = planClaims(billed, histories, { numberOfLog: [0], includesCheck: true });
    const states = new Map<ReadinessState, number>();
    for (const { mrn, month: service, patientMonth: inLogs, state, now } of listAccounts(billed, histories)) {
      const readiness = inLogs && findReadiness(billed, inLogs);
      const units = countUnits(now?.lines ?? []);
      assert.equal(readiness === undefined, units === 0);
      if (readiness === undefined) {
        continue;
      }
      const isOfMonth = (claim: { readonly mrn: string; readonly month: CalendarMonth }): boolean =>
        claim.mrn === mrn && claim.month === service;
      const isSent = plan.claims.some(isOfMonth);
      const isSentWithCheck = withCheck.claims.some(isOfMonth);
      const isOut = 'claim' in state;
      assert.equal(
        readiness.state,
        isSent
          ? isOut
            ? 'replace'
            : 'ready'
          : isSentWithCheck
            ? 'check'
            : isOut && !('change' in state)
              ? 'billed'
              : 'held',
        'The state is what an export does with the claim.',
      );
      assert.equal(readiness.sent !== undefined, isOut);
      states.set(readiness.state, (states.get(readiness.state) ?? 0) + units);
    }
    const { stateTotals } = billingReport(billed);
    assert.deepEqual(
      [...stateTotals].flatMap(([name, { units }]) => {
        const all = Object.values(units).reduce((sum, count) => sum + count, 0);
        return all === 0 ? [] : [[name, all]];
      }),
      READINESS_STATES.flatMap((name) => (states.has(name) ? [[name, states.get(name)]] : [])),
      'The totals by state of the report are those of the patient-months.',
    );
    return states;
  }
}

describe('any sequence of edits, decisions, exports, answers of the payer, and closings', () => {
  it('has every unit that is earned in exactly one of ready, check, held, billed, or to be replaced', () => {
    const steps = fc.array(fc.oneof(edit, decide, send, post, close), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(edit, steps, (first, others) => {
        const claims = new Month();
        for (const step of [first, ...others]) {
          switch (step.step) {
            case 'edit':
              claims.edit(step.text);
              break;
            case 'decide': {
              const { kind, reason, mrn, month: service } = step;
              const targets = [{ mrn, month: service }];
              const plan = planDecisions(claims.billed, claims.histories, [0], { kind, reason, targets });
              assert.ok(plan.ok);
              claims.add(plan.value.drafts.get(0));
              break;
            }
            case 'close':
              claims.close(step.month, step.kind);
              break;
            case 'export':
              claims.send(step.includesCheck);
              break;
            case 'posted': {
              const file = `MRN,Month,Code,Status\n${step.mrn},${formatIsoMonth(step.month)},${step.code},${step.status}\n`;
              const options = { settings: NO_POSTED_SETTINGS, dateOrder: 'monthFirst' as const };
              const { answers } = readAnswersCsv(TextLines.of(file), options);
              claims.add(planPosted(claims.histories, answers).drafts.get(0));
              // The same file a second time adds nothing.
              assert.deepEqual([...planPosted(claims.histories, answers).drafts.values()].flat(), []);
            }
          }
          const earned = claims.billed.ledger
            .months()
            .reduce((sum, { codes }) => sum + (codes.base === undefined ? 0 : 1 + codes.addOnUnits), 0);
          const states = claims.countByState();
          assert.equal(
            [...states.values()].reduce((sum, units) => sum + units, 0),
            earned,
          );
          // Each denied line is one line of an open claim.
          for (const { mrn, month: service, code } of listDeniedLines(claims.billed, claims.histories)) {
            const open = claims.histories.find(mrn, service)?.openClaims.flatMap(({ lines }) => lines) ?? [];
            assert.ok(open.some((line) => line.code === code && line.answer?.kind === 'denied'));
          }
        }
      }),
      runs(60),
    );
  });
});
