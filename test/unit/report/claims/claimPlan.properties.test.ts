import assert from 'node:assert/strict';
import fc from 'fast-check';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import type { ClaimEvent } from '../../../../src/report/claims/claimEvent';
import { makeEventTime } from '../../../../src/report/claims/eventTime';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { listAccounts, planClaims, recordPlan, type MonthAccount } from '../../../../src/report/claims/claimPlan';
import { readClaimRecord } from '../../../../src/report/claims/recordReader';
import { appendEvents } from '../../../../src/report/claims/recordWriter';
import { TextLines } from '../../../../src/log/csv/lines';
import { billWithRules, day } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';
import { buildLog } from '../../support/logBuilder';

const RULES = billingRules({ hasAudit: false, today: day(2026, 1, 15) });

/** A version of a log: few patients, months, and payers, with minutes that earn different codes. */
const log = fc
  .array(
    fc.record({
      mrn: fc.constantFrom('A', 'B'),
      date: fc.constantFrom('1/30/2024', '2/15/2024', '2/28/2024', '3/20/2024'),
      minutes: fc.constantFrom('20', '36', '60', '75', '110'),
      payer: fc.constantFrom('Cigna', 'Cigna', 'Aetna'),
    }),
    { maxLength: 8 },
  )
  .map((rows) => buildLog(...rows));

const countUnits = (lines: readonly { readonly units: number }[]): number =>
  lines.reduce((sum, { units }) => sum + units, 0);

/** Returns the units of a patient-month that are earned, by what their claim needs. */
function countEarned({ state, now }: MonthAccount): { readonly state: string; readonly units: number } {
  return { state: state.kind, units: countUnits(now?.lines ?? []) };
}

describe('any sequence of edits and exports', () => {
  it('has each earned unit in one state, and bills exactly what is earned, once', () => {
    fc.assert(
      fc.property(fc.array(log, { minLength: 1, maxLength: 4 }), (versions) => {
        let text = appendEvents(undefined, []);
        versions.forEach((version, index) => {
          const billed = billWithRules(RULES, TextLines.of(version));
          const readHistories = (): ClaimHistories => {
            const record = readClaimRecord(TextLines.of(text));
            assert.deepEqual(record.problems, []);
            return new ClaimHistories([record.events]);
          };
          const accounts = listAccounts(billed, readHistories()).map(countEarned);
          const earned = countUnits(
            billed.ledger.months().flatMap(({ codes }) => (codes.base ? [{ units: 1 + codes.addOnUnits }] : [])),
          );
          assert.equal(countUnits(accounts), earned);
          assert.ok(
            accounts.every(({ state, units }) => (state === 'nothing' || state === 'void' ? units === 0 : units > 0)),
          );

          const options = { numberOfLog: [0], includesCheck: true };
          const plan = planClaims(billed, readHistories(), options);
          const drafts = recordPlan(plan, `batch-${index}`).get(0) ?? [];
          const time = makeEventTime(1_790_000_000 + index * 60, 0);
          text = appendEvents(
            text,
            drafts.map((draft): ClaimEvent => ({ ...draft, time })),
          );
          const after = readHistories();
          assert.deepEqual(planClaims(billed, after, options).claims, []);
          if (plan.waiting.length === 0) {
            const open = [...after.all].flatMap(({ openClaims }) => openClaims).flatMap(({ lines }) => lines);
            assert.equal(countUnits(open), earned);
          }
        });
      }),
      runs(60),
    );
  });
});
