import assert from 'node:assert/strict';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { draftDecision, draftEvent, type EventDraft } from '../../../../src/report/claims/claimEvent';
import { getFigures } from '../../../../src/report/claims/claimFigures';
import { ClaimHistories } from '../../../../src/report/claims/claimHistory';
import { planClaims, recordPlan } from '../../../../src/report/claims/claimPlan';
import { linesText } from '../../../../src/report/claims/claimChange';
import { readClaimRecord } from '../../../../src/report/claims/recordReader';
import { makeEventTime } from '../../../../src/report/claims/eventTime';
import { appendEvents } from '../../../../src/report/claims/recordWriter';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatIsoMonth } from '../../../../src/log/values/calendarDate';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { billWithRules, day, month } from '../../support/billing';
import { buildLog, type Entry } from '../../support/logBuilder';

const RULES = billingRules({ hasAudit: false, today: day(2026, 1, 15) });
const bill = (...texts: readonly string[]): BilledLogs =>
  billWithRules(RULES, ...texts.map((text) => TextLines.of(text)));

const JANUARY = { date: '1/3/2024', minutes: '70' };
const FEBRUARY = { date: '2/5/2024', minutes: '60' };
const LATE_ENTRY = { date: '2/9/2024', minutes: '30' };

/** A record in memory, and exports that are recorded in it. */
class Exports {
  private text: string | undefined;
  private seconds = 1_790_000_000;

  get histories(): ClaimHistories {
    const record = readClaimRecord(TextLines.of(this.text ?? appendEvents(undefined, [])));
    assert.deepEqual(record.problems, []);
    return new ClaimHistories([record.events]);
  }

  add(...drafts: readonly EventDraft[]): void {
    const time = makeEventTime((this.seconds += 60), 0);
    this.text = appendEvents(
      this.text,
      drafts.map((draft) => ({ ...draft, time })),
    );
  }

  /** Exports what is new as a batch. @returns such as `billed P1 2024-02 99493`, with what changed */
  run(billed: BilledLogs, batch: string): string[] {
    const plan = planClaims(billed, this.histories, { numberOfLog: [0] });
    this.add(...(recordPlan(plan, batch).get(0) ?? []));
    return plan.claims.map(({ kind, mrn, month: ofMonth, lines, corrects, change }) =>
      [
        kind,
        mrn,
        formatIsoMonth(ofMonth),
        linesText(lines),
        ...(corrects ? [`(${corrects.batch}: ${change})`] : []),
      ].join(' '),
    );
  }

  waiting(billed: BilledLogs): string[] {
    const { waiting } = planClaims(billed, this.histories, { numberOfLog: [0] });
    return waiting.map(({ mrn, month: ofMonth, reason }) => `${mrn} ${formatIsoMonth(ofMonth)} ${reason}`);
  }
}

describe('an export of new charges', () => {
  it('has each patient-month with a code once, and nothing the second time', () => {
    const exports = new Exports();
    const billed = bill(buildLog(JANUARY, FEBRUARY));
    assert.deepEqual(exports.run(billed, 'A'), ['billed P1 2024-02 99493', 'billed P1 2024-01 99492']);
    assert.deepEqual(exports.run(billed, 'B'), []);
  });

  it('replaces the claim of a month with a late entry that earns another unit', () => {
    const exports = new Exports();
    exports.run(bill(buildLog(JANUARY, FEBRUARY)), 'A');
    const late = bill(buildLog(JANUARY, FEBRUARY, LATE_ENTRY));
    assert.deepEqual(exports.run(late, 'B'), [
      'replaced P1 2024-02 99493 + 1 × 99494 (A: minutes 60 → 90 (+30); 99493 → 99493 + 1 × 99494)',
    ]);
    assert.deepEqual(exports.run(late, 'C'), []);
  });

  it('doesn’t replace a claim if only the minutes changed', () => {
    const exports = new Exports();
    exports.run(bill(buildLog(JANUARY, FEBRUARY)), 'A');
    assert.deepEqual(exports.run(bill(buildLog(JANUARY, FEBRUARY, { ...LATE_ENTRY, minutes: '5' })), 'B'), []);
  });

  it('voids the claim of a month that no longer earns a code, and bills it again when it does', () => {
    const exports = new Exports();
    const before = bill(buildLog(JANUARY, FEBRUARY));
    exports.run(before, 'A');
    assert.deepEqual(exports.run(bill(buildLog(JANUARY, { ...FEBRUARY, minutes: '20' })), 'B'), [
      'voided P1 2024-02 99493 (A: minutes 60 → 20 (-40); 99493 → no code)',
    ]);
    assert.deepEqual(exports.run(before, 'C'), ['billed P1 2024-02 99493']);
    assert.deepEqual(exports.run(before, 'D'), []);
  });

  it('voids the claim of a patient-month that was removed from the log', () => {
    const exports = new Exports();
    exports.run(bill(buildLog(JANUARY, { ...FEBRUARY, mrn: 'P2', assessment: '2/5/2024', minutes: '70' })), 'A');
    assert.deepEqual(exports.run(bill(buildLog(JANUARY)), 'B'), [
      "voided P2 2024-02 99492 (A: the patient-month isn't in the log anymore)",
    ]);
  });

  it('voids a claim that went to another payer, and bills the month to the right one', () => {
    const exports = new Exports();
    exports.run(bill(buildLog(JANUARY)), 'A');
    assert.deepEqual(exports.run(bill(buildLog({ ...JANUARY, payer: 'Aetna' })), 'B'), [
      'voided P1 2024-01 99492 (A: another payer)',
      'billed P1 2024-01 99492',
    ]);
    assert.deepEqual(exports.run(bill(buildLog({ ...JANUARY, payer: 'AETNA' })), 'C'), []);
  });

  it('doesn’t correct a claim while a row of its month has an error', () => {
    const exports = new Exports();
    exports.run(bill(buildLog(JANUARY, FEBRUARY)), 'A');
    const mistyped = bill(buildLog(JANUARY, { ...FEBRUARY, minutes: '6o' }));
    assert.deepEqual(exports.run(mistyped, 'B'), []);
    assert.deepEqual(exports.waiting(mistyped), ['P1 2024-02 rowErrors']);
  });

  it('doesn’t correct a claim while a row without a readable date could belong to it', () => {
    const exports = new Exports();
    exports.run(bill(buildLog(JANUARY, FEBRUARY)), 'A');
    const mistyped = bill(buildLog(JANUARY, { ...FEBRUARY, date: '2/31/2024' }));
    assert.deepEqual(exports.waiting(mistyped), ['P1 2024-02 rowErrors']);
  });

  it('doesn’t void the claims of an episode with two initial assessments', () => {
    const exports = new Exports();
    exports.run(bill(buildLog(JANUARY, FEBRUARY)), 'A');
    const mistyped = bill(buildLog(JANUARY, { ...FEBRUARY, assessment: '1/4/2024' }));
    assert.deepEqual(exports.run(mistyped, 'B'), []);
    assert.deepEqual(exports.waiting(mistyped), [
      'P1 2024-02 conflictingAssessments',
      'P1 2024-01 conflictingAssessments',
    ]);
  });

  it('has no month that isn’t over', () => {
    const billed = bill(buildLog({ date: '1/5/2026', minutes: '70', assessment: '1/5/2026' }));
    assert.deepEqual(new Exports().waiting(billed), ['P1 2026-01 monthNotOver']);
  });

  it('has no month that a person holds, until it’s released', () => {
    const exports = new Exports();
    const billed = bill(buildLog(JANUARY));
    const claim = { mrn: 'P1', month: month('2024-01'), figures: '' };
    exports.add(draftDecision('held', claim, 'Consent not found'));
    assert.deepEqual(exports.run(billed, 'A'), []);
    assert.deepEqual(exports.waiting(billed), ['P1 2024-01 heldByPerson']);
    exports.add(draftDecision('released', claim, ''));
    assert.deepEqual(exports.run(billed, 'A'), ['billed P1 2024-01 99492']);
  });

  it('sends a denied claim again only after a person approved it', () => {
    const exports = new Exports();
    const billed = bill(buildLog(JANUARY));
    exports.run(billed, 'A');
    const claim = { mrn: 'P1', month: month('2024-01') };
    exports.add(draftEvent({ ...claim, kind: 'denied', batch: 'A', code: '99492', units: 1, reason: 'CO-16' }));
    assert.deepEqual(exports.run(billed, 'B'), []);
    exports.add(draftDecision('approved', { ...claim, figures: '' }, 'NPI added'));
    assert.deepEqual(exports.run(billed, 'C'), ['replaced P1 2024-01 99492 (A: denied, and approved again)']);
    assert.deepEqual(exports.run(billed, 'D'), []);
  });

  it('has no month that was billed in two claims, whichever comes first', () => {
    const exports = new Exports();
    const billed = bill(buildLog(JANUARY));
    exports.add(...(recordPlan(planClaims(billed, exports.histories, { numberOfLog: [0] }), 'A').get(0) ?? []));
    exports.add(...(recordPlan(planClaims(billed, new ClaimHistories([]), { numberOfLog: [0] }), 'B').get(0) ?? []));
    assert.deepEqual(exports.run(billed, 'C'), []);
    assert.deepEqual(exports.waiting(billed), ['P1 2024-01 billedTwice']);
  });

  it('records a line in the record of the log with the latest entry', () => {
    const billed = bill(buildLog(JANUARY, FEBRUARY), buildLog(LATE_ENTRY));
    const plan = planClaims(billed, new ClaimHistories([]), { numberOfLog: [0, 1] });
    assert.deepEqual(
      [...recordPlan(plan, 'A')].map(([number, drafts]) => [
        number,
        ...drafts.map(({ month: ofMonth, code, position, batchLines }) => [ofMonth, code, position, batchLines]),
      ]),
      [
        [1, [202402, '99493', 1, 2], [202402, '99494', 2, 2]],
        [0, [202401, '99492', 1, 1]],
      ],
    );
  });
});

describe('the fingerprint of a patient-month', () => {
  const figuresOf = (...rows: readonly Partial<Entry>[]): string => {
    const billed = bill(buildLog(...rows));
    const patientMonth = billed.ledger.patientMonth('P1', month('2024-01'));
    assert.ok(patientMonth);
    return getFigures(patientMonth, billed.table);
  };

  it('changes with the minutes, the date of service, and the payer', () => {
    const all = [
      figuresOf(JANUARY),
      figuresOf({ ...JANUARY, minutes: '70.5' }),
      figuresOf({ ...JANUARY, payer: 'Aetna' }),
      figuresOf(JANUARY, { ...JANUARY, date: '1/9/2024', minutes: '40' }),
    ];
    assert.equal(new Set(all).size, all.length);
  });

  it('doesn’t change with the order of rows, names, notes, or the case of the payer', () => {
    const other = { ...JANUARY, date: '1/9/2024', minutes: '3' };
    assert.equal(figuresOf(JANUARY, other), figuresOf({ ...other, firstName: 'Hollie', payer: 'CIGNA' }, JANUARY));
  });
});
